# /// sample
# summary = "Leaves out the 1e-8, so that 0 is divided by 0."
# misconception = "not-finite"
# [passes]
# value = false
# ///
def relative_error(a, b):
    errors = np.abs(a - b) / (np.abs(a) + np.abs(b))
    return np.max(errors)
