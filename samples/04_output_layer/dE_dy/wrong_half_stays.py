# /// sample
# summary = "Keeps the one half of E although the 2 of the square has cancelled it."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
def dE_dy(d, y):
    samples = len(d) if np.ndim(d) == 2 else 1
    return 1 / (2 * samples) * (y - d)
