# /// sample
# summary = "Runs only the first sample of the batch."
# misconception = "wrong-shape"
# [passes]
# forward = false
# ///
def forward(network, x, f):
    u1 = x[0] @ network["W1"] + network["b1"]
    z1 = f(u1)
    u2 = z1 @ network["W2"] + network["b2"]
    return {"u1": u1, "z1": z1, "u2": u2, "y": u2}
