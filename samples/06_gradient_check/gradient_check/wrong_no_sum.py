# /// sample
# summary = "Forgets the sum, so that the function gives an array and no number."
# misconception = "raised"
# [passes]
# value = false
# ///
def gradient_check(layer, x, dout):
    layer.forward(x)
    claimed = layer.backward(dout)
    numerical = numerical_gradient(lambda x: layer.forward(x) * dout, x)
    return relative_error(claimed, numerical)
