# /// sample
# summary = "Writes d - y for y - d: in the square the order did not matter."
# misconception = "sign-flipped"
# [passes]
# value = false
# ///
def dE_dy(d, y):
    N = d.shape[0] if d.ndim == 2 else 1
    return (d - y) / N
