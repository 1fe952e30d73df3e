# /// sample
# summary = "Gives the largest absolute difference."
# misconception = "unknown"
# [passes]
# value = false
# ///
def relative_error(a, b):
    return np.abs(a - b).max()
