# /// sample
# summary = "Multiplies by the function d_f itself and does not call it."
# misconception = "raised"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    return np.dot(delta2, W2.T) * d_f
