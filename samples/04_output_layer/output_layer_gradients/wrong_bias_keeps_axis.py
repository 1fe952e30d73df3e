# /// sample
# summary = "Sums the bias with keepdims, so that it has one row."
# misconception = "wrong-shape"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    delta = (y - d) / y.shape[0]
    return {
        "W": np.matmul(z.T, delta),
        "b": np.sum(delta, axis=0, keepdims=True),
        "z": np.matmul(delta, W.T),
    }
