# /// sample
# summary = "Nudges each logit and measures how the loss changes."
# misconception = "finite-difference"
# [passes]
# forward = true
# backward = false
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.x = x
        self.t = t
        return cross_entropy_error(t, softmax(x))

    def backward(self, dout=1.0):
        h = 1e-5
        dx = np.zeros(self.x.shape)
        for i, j in np.ndindex(*self.x.shape):
            plus, minus = self.x.copy(), self.x.copy()
            plus[i, j] += h
            minus[i, j] -= h
            up = cross_entropy_error(self.t, softmax(plus))
            down = cross_entropy_error(self.t, softmax(minus))
            dx[i, j] = (up - down) / (2 * h)
        return dx * dout
