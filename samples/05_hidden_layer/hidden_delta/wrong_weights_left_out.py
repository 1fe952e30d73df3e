# /// sample
# summary = "Sums the errors of the outputs and does not weigh them with W2."
# misconception = "unknown"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    blame = np.sum(delta2, axis=1, keepdims=True)
    return blame * d_f(u1)
