# /// sample
# summary = "Differentiates the square and forgets the one half in front of it."
# misconception = "missing-factor"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    N = len(d)
    delta = 2 * (y - d) / N
    return {"W": z.T @ delta, "b": delta.sum(axis=0), "z": delta @ W.T}
