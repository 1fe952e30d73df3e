# /// sample
# summary = "Multiplies by the activation z1 where its slope belongs."
# misconception = "forward-as-derivative"
# [passes]
# backward = false
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    N = len(d)
    delta2 = (cache["y"] - d) / N
    delta1 = delta2 @ network["W2"].T * cache["z1"]
    return dict(
        W1=x.T @ delta1, b1=delta1.sum(0), W2=cache["z1"].T @ delta2, b2=delta2.sum(0)
    )
