# /// sample
# summary = "Sums over the samples, as for a bias."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    delta1 = np.dot(delta2, W2.T) * d_f(u1)
    return np.sum(delta1, axis=0)
