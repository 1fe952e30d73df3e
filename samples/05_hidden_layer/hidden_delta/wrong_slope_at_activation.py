# /// sample
# summary = "Calls d_f with z1, as the lecture's program does."
# misconception = "derivative-at-activation"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    z1 = sigmoid(u1)
    delta1 = np.dot(delta2, W2.T) * d_f(z1)
    return delta1
