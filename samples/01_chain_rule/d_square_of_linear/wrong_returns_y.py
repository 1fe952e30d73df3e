# /// sample
# summary = "Computes y itself."
# misconception = "forward-as-derivative"
# [passes]
# value = false
# ///
def d_square_of_linear(a, b, x):
    inner = a * x + b
    y = inner * inner
    return y
