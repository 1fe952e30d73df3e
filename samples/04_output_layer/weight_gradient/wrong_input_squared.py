# /// sample
# summary = "Multiplies by the input twice."
# misconception = "unknown"
# [passes]
# value = false
# ///
def weight_gradient(d, y, z):
    delta = (y - d).reshape(-1, 1)
    return delta * z * z
