# /// sample
# summary = "Multiplies the square out on paper and differentiates term by term."
# [passes]
# value = true
# ///
def d_square_of_linear(a, b, x):
    # (ax + b)^2 = a^2 x^2 + 2abx + b^2
    return 2 * a**2 * x + 2 * a * b
