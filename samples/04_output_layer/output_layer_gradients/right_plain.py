# /// sample
# summary = "Uses dE_dy and three short formulas."
# [passes]
# backward = true
# ///
def output_layer_gradients(d, y, z, W):
    delta = dE_dy(d, y)
    return {"W": z.T @ delta, "b": delta.sum(axis=0), "z": delta @ W.T}
