# /// sample
# summary = "Turns the result into a single float, which fails for arrays."
# misconception = "raised"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    t = a * x + b
    return float(2 * a * t)
