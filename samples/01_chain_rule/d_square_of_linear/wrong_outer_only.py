# /// sample
# summary = "Differentiates the square and forgets that t changes a times as fast as x."
# misconception = "missing-inner-derivative"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    t = a * x + b
    return 2 * t
