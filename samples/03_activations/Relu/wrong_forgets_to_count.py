# /// sample
# summary = "Walks through the numbers with a while loop that does not count past a negative one."
# misconception = "timeout"
# runs_in_kernel_only = true
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class Relu:
    def forward(self, x):
        self.x = np.array(x, dtype=float)
        out = np.zeros(self.x.shape)
        i = 0
        while i < self.x.size:
            if self.x.flat[i] > 0:
                out.flat[i] = self.x.flat[i]
                i += 1
        return out

    def backward(self, dout):
        dout = np.array(dout, dtype=float)
        dx = np.zeros(self.x.shape)
        for i in range(self.x.size):
            if self.x.flat[i] > 0:
                dx.flat[i] = dout.flat[i]
        return dx
