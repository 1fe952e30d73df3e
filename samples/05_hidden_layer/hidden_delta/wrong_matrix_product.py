# /// sample
# summary = "Multiplies by the slopes with a matrix product where * is meant."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    return delta2 @ W2.T @ d_f(u1).T
