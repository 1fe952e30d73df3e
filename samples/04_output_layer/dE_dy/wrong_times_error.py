# /// sample
# summary = "Reads the printed formula, dE/dy and then E(y), as a product."
# misconception = "unknown"
# [passes]
# value = false
# ///
def dE_dy(d, y):
    samples = len(d) if d.ndim == 2 else 1
    return (y - d) / samples * squared_error(d, y)
