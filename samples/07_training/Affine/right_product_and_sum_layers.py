# /// sample
# summary = "Is composed of a matrix product and a bias, two layers with a common base class."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Op:
    def __call__(self, *args):
        return self.forward(*args)


class MatMul(Op):
    def __init__(self, W):
        self.W = W

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W)

    def backward(self, dout):
        self.grad = np.dot(self.x.T, dout)
        return np.dot(dout, self.W.T)


class Bias(Op):
    def __init__(self, b):
        self.b = b

    def forward(self, x):
        return x + self.b

    def backward(self, dout):
        self.grad = np.add.reduce(dout)
        return dout


class Affine(Op):
    def __init__(self, W, b):
        self.matmul, self.bias = MatMul(W), Bias(b)

    def forward(self, x):
        return self.bias(self.matmul(x))

    def backward(self, dout):
        dx = self.matmul.backward(self.bias.backward(dout))
        self.dW, self.db = self.matmul.grad, self.bias.grad
        return dx
