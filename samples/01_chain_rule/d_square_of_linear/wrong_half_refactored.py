# /// sample
# summary = "Is half-way through a rewrite: a part of the old formula is still added."
# misconception = "unknown"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    inner = a * x + b
    outer_slope = 2 * inner
    inner_slope = a
    result = outer_slope * inner_slope
    # return 2 * (a * x + b) * a
    return result + 2 * a * b
