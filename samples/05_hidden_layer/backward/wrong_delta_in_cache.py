# /// sample
# summary = "Turns the output in the cache into delta2, in place."
# misconception = "mutates-input"
# [passes]
# backward = true
# robust = false
# ///
def backward(network, x, d, cache, d_f):
    delta2 = cache["y"]
    delta2 -= d
    delta2 /= len(d)
    delta1 = hidden_delta(delta2, network["W2"], cache["u1"], d_f)
    return {
        "W1": x.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": cache["z1"].T @ delta2,
        "b2": delta2.sum(axis=0),
    }
