# /// sample
# summary = "Takes the slope at the error that arrives, a wrong variable in the brackets."
# misconception = "unknown"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    back = delta2 @ W2.T
    return back * d_f(back)
