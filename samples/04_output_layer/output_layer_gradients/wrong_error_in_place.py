# /// sample
# summary = "Subtracts the target from y in place, and so changes the caller's outputs."
# misconception = "mutates-input"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    y -= d
    y /= len(d)
    return {"W": z.T @ y, "b": y.sum(axis=0), "z": y @ W.T}
