# /// sample
# summary = "Takes the mean over the samples for the bias, although the 1/N is there already."
# misconception = "extra-batch-mean"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    delta = (y - d) / len(y)
    grads = {}
    grads["W"] = z.T @ delta
    grads["b"] = np.mean(delta, axis=0)
    grads["z"] = delta @ W.T
    return grads
