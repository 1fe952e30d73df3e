# /// sample
# summary = "Adds up the weight gradients of the samples, which the previous exercise gives."
# [passes]
# backward = true
# ///
def output_layer_gradients(d, y, z, W):
    N = len(d)
    grad_W = np.zeros(W.shape)
    grad_b = np.zeros(W.shape[1])
    grad_z = []
    for n in range(N):
        # from the lecture's layout (J, I) to the code's (I, J)
        grad_W += np.transpose(weight_gradient(d[n], y[n], z[n])) / N
        grad_b += (y[n] - d[n]) / N
        grad_z.append(np.dot(W, y[n] - d[n]) / N)
    return {"W": grad_W, "b": grad_b, "z": np.array(grad_z)}
