# /// sample
# summary = "Leaves the biases out."
# misconception = "unknown"
# [passes]
# forward = false
# ///
def forward(network, x, f):
    u1 = x @ network["W1"]
    z1 = f(u1)
    u2 = z1 @ network["W2"]
    return {"u1": u1, "z1": z1, "u2": u2, "y": u2}
