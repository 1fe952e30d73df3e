# /// sample
# summary = "Is a mathematician's: one letter a name, everything as tensor contractions."
# [passes]
# backward = true
# ///
def output_layer_gradients(d, y, z, W):
    N, _ = d.shape
    e = (y - d) / N
    T = np.tensordot
    return {"W": T(z, e, (0, 0)), "b": T(np.ones(N), e, (0, 0)), "z": T(e, W, (1, 1))}
