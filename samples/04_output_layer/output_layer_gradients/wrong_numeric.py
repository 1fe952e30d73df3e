# /// sample
# summary = "Pushes every weight, bias and input and looks how the error changes."
# misconception = "finite-difference"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    h = 1e-6
    b = y[0] - z[0] @ W

    def slopes(p):
        E = squared_error(d, z @ W + b)
        g = np.zeros_like(p)
        for k in np.ndindex(p.shape):
            old = p[k]
            p[k] = old + h
            g[k] = (squared_error(d, z @ W + b) - E) / h
            p[k] = old
        return g

    return {"W": slopes(W), "b": slopes(b), "z": slopes(z)}
