# /// sample
# summary = "Writes out the slope of the sigmoid and does not use d_f."
# misconception = "wrong-activation-derivative"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    s = 1 / (1 + np.exp(-u1))
    return (delta2 @ W2.T) * s * (1 - s)
