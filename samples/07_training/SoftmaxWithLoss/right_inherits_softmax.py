# /// sample
# summary = "Inherits from a softmax layer and multiplies its Jacobian by hand, in Portuguese."
# [passes]
# forward = true
# backward = true
# ///
class Softmax:
    def forward(self, x):
        e = np.exp(x - x.max(axis=1, keepdims=True))
        self.p = e / e.sum(axis=1, keepdims=True)
        return self.p

    def backward(self, dp):
        # J·dp sem montar a jacobiana: p ⊙ (dp − Σ p·dp)
        soma = np.sum(self.p * dp, axis=1, keepdims=True)
        return self.p * (dp - soma)


class SoftmaxWithLoss(Softmax):
    def forward(self, x, t):
        p = super().forward(x)
        self.certo = np.eye(x.shape[1])[t] if np.ndim(t) == 1 else np.array(t, dtype=float)
        self.amostras = len(x)
        return float(-np.sum(self.certo * np.log(p)) / self.amostras)

    def backward(self, dout=1.0):
        dp = -self.certo / self.p / self.amostras
        return dout * super().backward(dp)
