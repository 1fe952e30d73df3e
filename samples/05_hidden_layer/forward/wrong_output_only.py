# /// sample
# summary = "Returns the output alone."
# misconception = "wrong-keys"
# [passes]
# forward = false
# ///
def forward(network, x, f):
    u1 = x @ network["W1"] + network["b1"]
    z1 = f(u1)
    return z1 @ network["W2"] + network["b2"]
