# /// sample
# summary = "Takes z where W belongs in the gradient for the layer before."
# misconception = "raised"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    delta = (y - d) / len(d)
    return {"W": z.T @ delta, "b": delta.sum(axis=0), "z": delta @ z.T}
