# /// sample
# summary = "Sums the output without dout in the numerical part."
# misconception = "ignores-upstream"
# [passes]
# value = false
# ///
def gradient_check(layer, x, dout):
    layer.forward(x)
    dx = layer.backward(dout)
    return relative_error(dx, numerical_gradient(lambda x: np.sum(layer.forward(x)), x))
