# /// sample
# summary = "Reads the dict's entries as attributes."
# misconception = "raised"
# [passes]
# forward = false
# ///
def forward(network, x, f):
    u1 = np.dot(x, network.W1) + network.b1
    z1 = f(u1)
    u2 = np.dot(z1, network.W2) + network.b2
    return {"u1": u1, "z1": z1, "u2": u2, "y": u2}
