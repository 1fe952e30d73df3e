# /// sample
# summary = "Takes a for the variable and x for the constant."
# misconception = "own-factor"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    t = a * x + b
    dt = x
    return 2 * t * dt
