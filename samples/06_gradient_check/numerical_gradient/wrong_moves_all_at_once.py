# /// sample
# summary = "Moves all elements together, so that there is one slope for the whole array."
# misconception = "wrong-shape"
# [passes]
# value = false
# robust = true
# ///
def numerical_gradient(f, x, h=1e-4):
    return (f(x + h) - f(x - h)) / (2 * h)
