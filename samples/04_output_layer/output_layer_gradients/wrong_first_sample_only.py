# /// sample
# summary = "Uses only the first sample of the batch for the weights."
# misconception = "unknown"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    delta = dE_dy(d, y)
    return {"W": np.outer(z[0], delta[0]), "b": delta.sum(axis=0), "z": delta @ W.T}
