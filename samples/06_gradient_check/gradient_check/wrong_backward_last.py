# /// sample
# summary = "Calls backward after the numerical gradient, when the layer remembers a moved x."
# misconception = "stale-state"
# [passes]
# value = false
# ///
def gradient_check(layer, x, dout):
    layer.forward(x)
    numerical = numerical_gradient(lambda x: np.sum(layer.forward(x) * dout), x)
    claimed = layer.backward(dout)
    return relative_error(claimed, numerical)
