# /// sample
# summary = "Names the values as its notes do and leaves the total inputs out."
# misconception = "wrong-keys"
# [passes]
# forward = false
# ///
def forward(network, x, f):
    z1 = f(np.dot(x, network["W1"]) + network["b1"])
    y = np.dot(z1, network["W2"]) + network["b2"]
    return {"z1": z1, "y": y}
