# /// sample
# summary = "Takes the bias gradient of the last sample, the variable that the loop leaves behind."
# misconception = "unknown"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    N = len(d)
    dW = np.zeros(W.shape)
    dz = np.zeros(z.shape)
    for n in range(N):
        delta = (y[n] - d[n]) / N
        dW += np.outer(z[n], delta)
        dz[n] = W @ delta
    return {"W": dW, "b": delta, "z": dz}
