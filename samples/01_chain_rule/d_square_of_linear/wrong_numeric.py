# /// sample
# summary = "Pushes x a little and divides, instead of using the formula."
# misconception = "finite-difference"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    def y(x):
        return (a * x + b) ** 2

    h = 0.000001
    return (y(x + h) - y(x)) / h
