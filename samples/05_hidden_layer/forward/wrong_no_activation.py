# /// sample
# summary = "Forgets f between the two layers."
# misconception = "unknown"
# [passes]
# forward = false
# ///
def forward(network, x, f):
    u1 = x @ network["W1"] + network["b1"]
    z1 = u1
    u2 = z1 @ network["W2"] + network["b2"]
    return dict(u1=u1, z1=z1, u2=u2, y=u2)
