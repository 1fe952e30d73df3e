# /// sample
# summary = "Multiplies the gradient of the cross-entropy by the Jacobian of softmax, row by row."
# [passes]
# forward = true
# backward = true
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = np.eye(x.shape[1])[t] if t.ndim == 1 else t
        return -(self.t * np.log(self.y)).sum() / x.shape[0]

    def backward(self, dout=1.0):
        n = self.y.shape[0]
        dx = np.zeros(self.y.shape)
        for k, (y, t) in enumerate(zip(self.y, self.t)):
            dE_dy = -t / y / n
            dy_dx = np.diag(y) - np.outer(y, y)
            dx[k] = dout * dE_dy @ dy_dx
        return dx
