# /// sample
# summary = "Writes the four formulas of the table."
# [passes]
# forward = true
# ///
def forward(network, x, f):
    u1 = x @ network["W1"] + network["b1"]
    z1 = f(u1)
    u2 = z1 @ network["W2"] + network["b2"]
    return {"u1": u1, "z1": z1, "u2": u2, "y": u2}
