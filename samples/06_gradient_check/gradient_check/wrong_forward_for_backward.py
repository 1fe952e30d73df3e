# /// sample
# summary = "Compares the output of forward with the numerical gradient."
# misconception = "unknown"
# [passes]
# value = false
# ///
def gradient_check(layer, x, dout):
    claimed = dout * layer.forward(x)
    numerical = numerical_gradient(lambda v: np.sum(layer.forward(v) * dout), x)
    if claimed.shape != numerical.shape:
        return 1.0
    return relative_error(claimed, numerical)
