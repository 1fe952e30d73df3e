# /// sample
# summary = "Expands the square, differentiates it, and weighs each sample with 1/N."
# [passes]
# value = true
# ///
def dE_dy(d, y):
    # E = 1/(2N) (y^2 - 2yd + d^2)
    weight = 1.0
    if y.ndim > 1:
        weight = 1.0 / y.shape[0]
    return weight / 2 * (2 * y - 2 * d)
