# /// sample
# summary = "Returns the length of y - d, without the square and the one half."
# misconception = "unknown"
# [passes]
# value = false
# ///
def squared_error(d, y):
    return np.linalg.norm(y - d)
