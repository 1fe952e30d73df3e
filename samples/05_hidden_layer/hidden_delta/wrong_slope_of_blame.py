# /// sample
# summary = "Calls d_f with the blame that arrives, not with u1."
# misconception = "unknown"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    return d_f(delta2 @ W2.T)
