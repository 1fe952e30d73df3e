# /// sample
# summary = "Lowers the exponent and forgets to bring the 2 down."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    exponent = 2
    t = a * x + b
    return t ** (exponent - 1) * a
