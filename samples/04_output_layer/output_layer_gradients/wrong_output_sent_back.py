# /// sample
# summary = "Sends the output back to the layer before, not its error."
# misconception = "unknown"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    delta = dE_dy(d, y)
    return {"W": z.T @ delta, "b": delta.sum(axis=0), "z": y @ W.T / len(y)}
