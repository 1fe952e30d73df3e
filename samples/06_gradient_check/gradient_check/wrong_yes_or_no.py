# /// sample
# summary = "Answers whether the layer is right, not how far it is off."
# misconception = "wrong-shape"
# [passes]
# value = false
# ///
def gradient_check(layer, x, dout):
    layer.forward(x)
    claimed = layer.backward(dout)
    numerical = numerical_gradient(lambda x: np.sum(layer.forward(x) * dout), x)
    return relative_error(claimed, numerical) < 1e-5
