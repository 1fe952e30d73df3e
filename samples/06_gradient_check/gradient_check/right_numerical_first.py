# /// sample
# summary = "Takes the numerical gradient first, and calls forward(x) again before backward."
# [passes]
# value = true
# ///
def gradient_check(layer, x, dout):
    def objective(values):
        return np.sum(layer.forward(values) * dout)

    numeric = numerical_gradient(objective, x)
    # numerical_gradient called forward many times: start anew
    layer.forward(x)
    analytic = layer.backward(dout)
    return relative_error(analytic, numeric)
