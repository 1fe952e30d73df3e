# /// sample
# summary = "Takes the mean for the parameters and forgets it in the gradient for the layer before."
# misconception = "missing-batch-mean"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    e = y - d
    return {
        "W": np.dot(z.T, e) / len(e),
        "b": np.mean(e, axis=0),
        "z": np.dot(e, W.T),
    }
