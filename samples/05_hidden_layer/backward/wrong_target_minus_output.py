# /// sample
# summary = "Begins with the target minus the output."
# misconception = "sign-flipped"
# [passes]
# backward = false
# robust = true
# ///
def backward(network, x, d, cache, d_f):
    error = (d - cache["y"]) / x.shape[0]
    hidden_error = hidden_delta(error, network["W2"], cache["u1"], d_f)
    gradients = {"W2": cache["z1"].T @ error, "b2": error.sum(axis=0)}
    gradients.update(W1=x.T @ hidden_error, b1=hidden_error.sum(axis=0))
    return gradients
