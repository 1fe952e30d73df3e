# /// sample
# summary = "Multiplies and sums with np.vdot, with a smaller step."
# [passes]
# value = true
# ///
def gradient_check(layer, x, dout):
    layer.forward(x)
    dx = layer.backward(dout)
    dx_ = numerical_gradient(lambda z: np.vdot(layer.forward(z), dout), x, 1e-5)
    return relative_error(dx, dx_)
