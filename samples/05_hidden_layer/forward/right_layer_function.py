# /// sample
# summary = "Has a helper for a layer and fills a dict on the way."
# [passes]
# forward = true
# ///
def layer(values, weights, bias):
    return np.dot(values, weights) + bias


def forward(network, x, f):
    out = dict()
    out["u1"] = layer(x, network["W1"], network["b1"])
    out["z1"] = f(out["u1"])
    out["u2"] = layer(out["z1"], network["W2"], network["b2"])
    out["y"] = identity(out["u2"])
    return out
