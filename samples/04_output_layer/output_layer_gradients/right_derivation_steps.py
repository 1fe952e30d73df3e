# /// sample
# summary = "Uses the functions of the exercises before, weight by weight, and reports the norms."
# [passes]
# backward = true
# ///
def output_layer_gradients(d, y, z, W):
    n, n_in = z.shape
    n_out = y.shape[1]
    grads = {
        "W": np.zeros_like(W, dtype=float),
        "b": np.zeros(n_out),
        "z": np.zeros((n, n_in)),
    }
    for k in range(n):
        for j in range(n_out):
            for i in range(n_in):
                grads["W"][i, j] += dE_dw(d[k], y[k], z[k], j, i) / n
        slope = dE_dy(d[k], y[k]) @ dy_du(y[k])
        grads["b"] += slope / n
        grads["z"][k] = slope @ W.T / n
    for name, g in grads.items():
        print(f"|d{name}| = {np.linalg.norm(g):.4f}")
    return grads
