# /// sample
# summary = "Masks with u1 > 0, whatever the activation is."
# misconception = "wrong-activation-derivative"
# [passes]
# value = false
# ///
def hidden_delta(delta2, W2, u1, d_f):
    delta1 = delta2 @ W2.T
    delta1[u1 <= 0] = 0
    return delta1
