# /// sample
# summary = "Copies the formula of the cost, where the weight stands behind a minus."
# misconception = "sign-flipped"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    # same pattern as dC/dw = -2 (y' - wx - b) x
    return -2 * (a * x + b) * a
