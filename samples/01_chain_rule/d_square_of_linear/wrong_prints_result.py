# /// sample
# summary = "Prints the derivative and does not return it."
# misconception = "not-implemented"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    t = a * x + b
    dydx = 2 * t * a
    print("dy/dx =", dydx)
