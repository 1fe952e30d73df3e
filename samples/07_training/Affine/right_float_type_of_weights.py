# /// sample
# summary = "Keeps to the floating type of its weights and asserts every shape on the way."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Affine:
    """Contas no mesmo tipo dos pesos (float32 fica float32)."""

    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.tipo = np.result_type(W, b)

    def forward(self, x):
        x = np.asarray(x, dtype=self.tipo)
        assert x.ndim == 2 and x.shape[1] == self.W.shape[0], "forma de x"
        self._x = x
        saida = x @ self.W
        saida += self.b
        return saida

    def backward(self, dout):
        dout = np.asarray(dout, dtype=self.tipo)
        assert dout.shape == (len(self._x), len(self.b)), "forma de dout"
        self.dW = self._x.T @ dout
        self.db = dout.sum(axis=0, dtype=self.tipo)
        dx = dout @ self.W.T
        assert dx.shape == self._x.shape
        return dx
