# /// sample
# summary = "Divides dW and db by the batch size, which the loss has done already."
# misconception = "extra-batch-mean"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        self.batch_size = x.shape[0]
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout) / self.batch_size
        self.db = np.mean(dout, axis=0)
        return np.dot(dout, self.W.T)
