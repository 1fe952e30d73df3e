# /// sample
# summary = "Stores the values of the pass in the network's own dict."
# misconception = "mutates-input"
# [passes]
# forward = false
# ///
def forward(network, x, f):
    network["u1"] = np.dot(x, network["W1"]) + network["b1"]
    network["z1"] = f(network["u1"])
    network["u2"] = np.dot(network["z1"], network["W2"]) + network["b2"]
    network["y"] = network["u2"]
    return {name: network[name] for name in ("u1", "z1", "u2", "y")}
