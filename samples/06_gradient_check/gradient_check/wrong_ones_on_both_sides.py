# /// sample
# summary = "Passes ones to backward and sums plainly, so that dout is used nowhere."
# misconception = "ignores-upstream"
# [passes]
# value = false
# ///
def gradient_check(layer, x, dout):
    out = layer.forward(x)
    analytic = layer.backward(np.ones_like(out))
    numeric = numerical_gradient(lambda v: layer.forward(v).sum(), x)
    return relative_error(analytic, numeric)
