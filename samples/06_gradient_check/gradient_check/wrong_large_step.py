# /// sample
# summary = "Takes the step 0.5, whose error is far above that of a right layer."
# misconception = "unknown"
# [passes]
# value = false
# ///
def gradient_check(layer, x, dout):
    layer.forward(x)
    claimed = layer.backward(dout)
    numerical = numerical_gradient(lambda x: np.sum(layer.forward(x) * dout), x, h=0.5)
    return relative_error(claimed, numerical)
