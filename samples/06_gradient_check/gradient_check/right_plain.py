# /// sample
# summary = "Asks the layer first, and then moves x."
# [passes]
# value = true
# ///
def gradient_check(layer, x, dout):
    layer.forward(x)
    claimed = layer.backward(dout)
    numerical = numerical_gradient(lambda x: np.sum(layer.forward(x) * dout), x)
    return relative_error(claimed, numerical)
