# /// sample
# summary = "Loops over samples and nodes, and adds each sample's part to new sums."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Affine:
    def __init__(self, W, b):
        self.W = np.array(W)
        self.b = np.array(b)

    def forward(self, x):
        self.x = np.array(x)
        N, I = self.x.shape
        J = self.b.size
        out = np.zeros((N, J))
        for n in range(N):
            for j in range(J):
                total = self.b[j]
                for i in range(I):
                    total += self.x[n, i] * self.W[i, j]
                out[n, j] = total
        return out

    def backward(self, dout):
        N, I = self.x.shape
        J = self.b.size
        self.dW, self.db = np.zeros((I, J)), np.zeros(J)
        dx = np.zeros((N, I))
        for n in range(N):
            for j in range(J):
                self.db[j] += dout[n, j]
                for i in range(I):
                    self.dW[i, j] += self.x[n, i] * dout[n, j]
                    dx[n, i] += self.W[i, j] * dout[n, j]
        return dx
