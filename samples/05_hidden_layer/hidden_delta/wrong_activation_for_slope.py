# /// sample
# summary = "Multiplies by the activation itself."
# misconception = "forward-as-derivative"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    back = delta2 @ W2.T
    return back * sigmoid(u1)
