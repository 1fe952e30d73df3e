# /// sample
# summary = "Writes a product as on paper, and Python takes it for a name."
# misconception = "raised"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    return 2 * a * (ax + b)
