# /// sample
# summary = "Multiplies by the slope once in a helper and once more at the end."
# misconception = "unknown"
# [passes]
# value = false
# ///
def through_activation(g, u1, d_f):
    return g * d_f(u1)


def hidden_delta(delta2, W2, u1, d_f):
    slope = d_f(u1)
    g = through_activation(delta2 @ W2.T, u1, d_f)
    return g * slope
