# /// sample
# summary = "Turns everything into the lecture's columns first, computes there, and turns the results back."
# [passes]
# backward = true
# ///
def output_layer_gradients(d, y, z, W):
    # Vorlesung: eine Probe je Spalte, w = Wᵀ
    D, Y, Z, w = d.T, y.T, z.T, W.T
    N = D.shape[1]
    delta = (Y - D) / N          # (J, N)
    dw = delta @ Z.T             # (J, I)
    db = delta @ np.ones((N, 1)) # (J, 1)
    dz = w.T @ delta             # (I, N)
    return {"W": dw.T, "b": db.ravel(), "z": dz.T}
