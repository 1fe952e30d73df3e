# /// sample
# summary = "Multiplies by the inner slope, but leaves the square as it is."
# misconception = "forward-as-derivative"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    return a * (a * x + b) ** 2
