# /// sample
# summary = "Divides the difference by the number of samples."
# [passes]
# value = true
# ///
def dE_dy(d, y):
    samples = len(d) if np.ndim(d) == 2 else 1
    return (y - d) / samples
