# /// sample
# summary = "Brings the 2 of the square down and forgets the one half that cancels it."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
def dE_dy(d, y):
    samples = 1
    if np.ndim(d) == 2:
        samples = len(d)
    return 2 * (y - d) / samples
