# /// sample
# summary = "Calls backward on a layer that has seen no x."
# misconception = "raised"
# [passes]
# value = false
# ///
def gradient_check(layer, x, dout):
    analytic = layer.backward(dout)
    numeric = numerical_gradient(lambda x: np.sum(layer.forward(x) * dout), x)
    return relative_error(analytic, numeric)
