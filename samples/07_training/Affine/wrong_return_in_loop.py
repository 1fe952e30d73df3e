# /// sample
# summary = "Returns inside the loop, after the first sample."
# misconception = "wrong-shape"
# [passes]
# forward = false
# backward = true
# robust = true
# ///
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        rows = []
        for sample in x:
            rows.append(np.dot(sample, self.W) + self.b)
            return np.array(rows)

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)
