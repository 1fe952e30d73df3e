# /// sample
# summary = "Divides by the number of samples once more."
# misconception = "extra-batch-mean"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    N = delta2.shape[0]
    return (delta2 @ W2.T) * d_f(u1) / N
