# /// sample
# summary = "Gives the bias a row for each sample."
# misconception = "bias-not-summed"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    delta = dE_dy(d, y)
    return {"W": z.T @ delta, "b": delta * 1, "z": delta @ W.T}
