# /// sample
# summary = "Returns the two gradients, to be compared by eye."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
def gradient_check(layer, x, dout):
    layer.forward(x)
    claimed = layer.backward(dout)
    numerical = numerical_gradient(lambda x: np.sum(layer.forward(x) * dout), x)
    return claimed, numerical
