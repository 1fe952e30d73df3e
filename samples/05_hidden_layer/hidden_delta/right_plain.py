# /// sample
# summary = "Sends delta2 back through the weights and multiplies by the slope at u1."
# [passes]
# value = true
# ///
def hidden_delta(delta2, W2, u1, d_f):
    return (delta2 @ W2.T) * d_f(u1)
