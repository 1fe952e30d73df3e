# /// sample
# summary = "Follows the lecture's column layout, u = W z + b, and gives one column for each sample."
# misconception = "transposed"
# [passes]
# forward = false
# backward = true
# robust = true
# ///
class Affine:
    def __init__(self, W, b):
        self.W = W.T  # w_ji
        self.b = b.reshape(-1, 1)

    def forward(self, x):
        self.z = x.T
        return self.W @ self.z + self.b

    def backward(self, dout):
        delta = dout.T
        self.dW = (delta @ self.z.T).T
        self.db = delta.sum(axis=1)
        return (self.W.T @ delta).T
