# /// sample
# summary = "Gives every output the sum of all errors."
# misconception = "unknown"
# [passes]
# value = false
# ///
def weight_gradient(d, y, z):
    blame = np.sum(y - d)
    return np.array([blame * z for _ in y])
