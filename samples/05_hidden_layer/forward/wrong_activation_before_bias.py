# /// sample
# summary = "Adds the bias behind the activation."
# misconception = "unknown"
# [passes]
# forward = false
# ///
def forward(network, x, f):
    u1 = x @ network["W1"]
    z1 = f(u1) + network["b1"]
    u2 = z1 @ network["W2"] + network["b2"]
    return {"u1": u1, "z1": z1, "u2": u2, "y": u2}
