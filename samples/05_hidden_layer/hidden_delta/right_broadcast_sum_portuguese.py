# /// sample
# summary = "Broadcasts to (N, H, J), sums over the outputs, and asserts the shape, in Portuguese."
# [passes]
# value = true
# ///
def hidden_delta(delta2, W2, u1, d_f):
    # culpa de cada nó oculto, vinda de cada saída
    culpas = delta2[:, np.newaxis, :] * W2[np.newaxis, :, :]
    culpa = culpas.sum(axis=-1)
    inclinação = np.asarray(d_f(u1))
    assert culpa.shape == inclinação.shape, "formas diferentes"
    return inclinação * culpa
