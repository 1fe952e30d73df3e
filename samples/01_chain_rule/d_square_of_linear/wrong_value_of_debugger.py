# /// sample
# summary = "Prints and uses b + 1, a value changed while debugging."
# misconception = "unknown"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    b = b + 1  # debug
    print("b =", b)
    return 2 * (a * x + b) * a
