# /// sample
# summary = "Puts a minus in front, because the error goes backward."
# misconception = "sign-flipped"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    return -(delta2 @ W2.T) * d_f(u1)
