# /// sample
# summary = "Fills an array made like the targets, which are whole numbers at times."
# misconception = "integer-truncation"
# [passes]
# backward = true
# robust = false
# ///
def backward(network, x, d, cache, d_f):
    delta2 = np.zeros_like(d)
    for n in range(len(d)):
        delta2[n] = (cache["y"][n] - d[n]) / len(d)
    delta1 = hidden_delta(delta2, network["W2"], cache["u1"], d_f)
    return {
        "W1": x.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": cache["z1"].T @ delta2,
        "b2": delta2.sum(axis=0),
    }
