# /// sample
# summary = "Gives the slope of the straight line and leaves the square out."
# misconception = "missing-inner-derivative"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    # d/dx (ax + b) = a, for every x and every b
    return a + 0 * (x + b)
