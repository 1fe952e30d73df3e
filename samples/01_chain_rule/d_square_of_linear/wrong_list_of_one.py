# /// sample
# summary = "Collects the results in a list, so that a single number comes back as a list of one."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    slopes = []
    for t in np.atleast_1d(a * x + b):
        slopes.append(2 * a * t)
    return slopes
