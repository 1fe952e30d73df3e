# /// sample
# summary = "Adds the slope where it must multiply."
# misconception = "unknown"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    return delta2 @ W2.T + d_f(u1)
