# /// sample
# summary = "Adds up the part of each output node as a broadcast product, with enumerate."
# [passes]
# value = true
# ///
def hidden_delta(delta2, W2, u1, d_f):
    slope = d_f(u1)
    total = 0.0
    for j, column in enumerate(W2.T):
        total = total + delta2[:, j : j + 1] * column * slope
    return total
