# /// sample
# summary = "Computes with one sample in each column, as the lecture's formulas do."
# misconception = "transposed"
# [passes]
# forward = false
# ///
def forward(network, x, f):
    # u = w z + b, with columns
    u1 = network["W1"].T @ x.T + network["b1"][:, None]
    z1 = f(u1)
    u2 = network["W2"].T @ z1 + network["b2"][:, None]
    return {"u1": u1, "z1": z1, "u2": u2, "y": u2}
