# /// sample
# summary = "Divides by the target, as for an error in percent."
# misconception = "unknown"
# [passes]
# value = false
# ///
def dE_dy(d, y):
    samples = len(d) if np.ndim(d) == 2 else 1
    percent = np.divide(y - d, d, out=np.zeros_like(y), where=d != 0)
    return percent / samples
