# /// sample
# summary = "Stops at z1 and does not go through the activation."
# misconception = "missing-activation-derivative"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    return np.dot(delta2, W2.T)
