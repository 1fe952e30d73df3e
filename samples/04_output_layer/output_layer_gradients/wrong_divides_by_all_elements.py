# /// sample
# summary = "Divides by the number of all elements of the target."
# misconception = "extra-batch-mean"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    e = (y - d) / d.size
    return {"W": z.T @ e, "b": e.sum(axis=0), "z": e @ W.T}
