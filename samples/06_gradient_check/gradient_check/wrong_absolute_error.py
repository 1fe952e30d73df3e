# /// sample
# summary = "Gives the largest absolute difference, which is small for a small gradient."
# misconception = "unknown"
# [passes]
# value = false
# ///
def gradient_check(layer, x, dout):
    layer.forward(x)
    dx = layer.backward(dout)
    dx_num = numerical_gradient(lambda x: np.sum(layer.forward(x) * dout), x)
    return np.max(np.abs(dx - dx_num))
