# /// sample
# summary = "Takes a difference quotient of the sigmoid for the slope."
# misconception = "finite-difference"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    h = 1e-4
    slope = (sigmoid(u1 + h) - sigmoid(u1 - h)) / (2 * h)
    return delta2 @ W2.T * slope
