# /// sample
# summary = "Does not transpose W2."
# misconception = "raised"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    return (delta2 @ W2) * d_f(u1)
