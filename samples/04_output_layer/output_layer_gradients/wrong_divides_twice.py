# /// sample
# summary = "Divides by N again after dE_dy has done it."
# misconception = "extra-batch-mean"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    N = d.shape[0]
    delta = dE_dy(d, y)
    return {"W": z.T @ delta / N, "b": delta.sum(axis=0) / N, "z": delta @ W.T}
