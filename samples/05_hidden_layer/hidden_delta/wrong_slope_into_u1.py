# /// sample
# summary = "Writes the slopes over the caller's pre-activations, to save memory."
# misconception = "mutates-input"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    u1[:] = d_f(u1)
    return np.dot(delta2, W2.T) * u1
