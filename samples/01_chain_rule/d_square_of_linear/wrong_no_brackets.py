# /// sample
# summary = "Forgets the brackets, so that only the first term is multiplied."
# misconception = "unknown"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    return 2 * a * a * x + b
