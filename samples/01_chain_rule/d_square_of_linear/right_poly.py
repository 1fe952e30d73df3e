# /// sample
# summary = "Expands the square into the coefficients of a polynomial and evaluates their derivative by Horner."
# [passes]
# value = true
# ///
def derivative(coefficients):
    return [n * c for n, c in enumerate(coefficients)][1:]


def horner(coefficients, x):
    value = 0.0
    for c in reversed(coefficients):
        value = value * x + c
    return value


def d_square_of_linear(a, b, x):
    # (ax + b)² = b² + 2ab x + a² x²
    return horner(derivative([b * b, 2 * a * b, a * a]), x)
