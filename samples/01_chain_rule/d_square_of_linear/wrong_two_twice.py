# /// sample
# summary = "Brings the 2 down, and puts it in front of the inner derivative as well."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    outer = 2 * (a * x + b)
    inner = 2 * a
    return outer * inner
