# /// sample
# summary = "Returns one sample in each column, as the lecture writes it."
# misconception = "transposed"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    return (W2 @ delta2.T) * d_f(u1.T)
