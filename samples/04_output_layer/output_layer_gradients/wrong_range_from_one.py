# /// sample
# summary = "Starts counting the samples at 1, so that the first is never seen."
# misconception = "unknown"
# [passes]
# backward = false
# ///
def output_layer_gradients(d, y, z, W):
    N, J = d.shape
    delta = (y - d) / N
    dW = np.zeros(W.shape)
    db = np.zeros(J)
    for n in range(1, N):
        dW += np.outer(z[n], delta[n])
        db += delta[n]
    return {"W": dW, "b": db, "z": delta @ W.T}
