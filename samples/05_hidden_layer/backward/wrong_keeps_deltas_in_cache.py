# /// sample
# summary = "Stores its deltas in the caller's cache."
# misconception = "mutates-input"
# [passes]
# backward = true
# robust = false
# ///
def backward(network, x, d, cache, d_f):
    cache["delta2"] = (cache["y"] - d) / len(d)
    cache["delta1"] = hidden_delta(cache["delta2"], network["W2"], cache["u1"], d_f)
    return {
        "W1": x.T @ cache["delta1"],
        "b1": cache["delta1"].sum(axis=0),
        "W2": cache["z1"].T @ cache["delta2"],
        "b2": cache["delta2"].sum(axis=0),
    }
