# /// sample
# summary = "Adds the slopes of the two steps where they must be multiplied."
# misconception = "unknown"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    t = a * x + b
    return 2 * t + a
