# /// sample
# summary = "Takes y - d for the first factor and forgets the 1/N."
# misconception = "missing-batch-mean"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    delta = y - d
    return {"W": np.dot(z.T, delta), "b": np.sum(delta, axis=0), "z": np.dot(delta, W.T)}
