# /// sample
# summary = "Multiplies by the one half of E, which delta2 has used up already."
# misconception = "missing-factor"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    delta1 = 1 / 2 * np.matmul(delta2, W2.T)
    return delta1 * d_f(u1)
