# /// sample
# summary = "Writes i =+ 1 for i += 1, so that the loop stays at the second number."
# misconception = "timeout"
# runs_in_kernel_only = true
# [passes]
# forward = true
# backward = false
# robust = false
# ///
class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        y = np.ravel(self.out)
        d = np.ravel(dout)
        dx = np.zeros(y.size)
        i = 0
        while i < y.size:
            dx[i] = d[i] * y[i] * (1 - y[i])
            i =+ 1
        return dx.reshape(np.shape(self.out))
