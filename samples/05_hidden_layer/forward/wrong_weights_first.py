# /// sample
# summary = "Multiplies the weights by the input in the order of the formulas, without transposing anything."
# misconception = "raised"
# [passes]
# forward = false
# ///
def forward(network, x, f):
    u1 = network["W1"] @ x + network["b1"]
    z1 = f(u1)
    u2 = network["W2"] @ z1 + network["b2"]
    return {"u1": u1, "z1": z1, "u2": u2, "y": u2}
