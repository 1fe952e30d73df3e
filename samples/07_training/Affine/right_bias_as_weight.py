# /// sample
# summary = "Treats b as one more row of W with the input 1, and prints the shapes."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class Affine:
    def __init__(self, W, b):
        self.Wb = np.vstack([W, b])

    def forward(self, x):
        self.x1 = np.column_stack([x, np.ones(len(x))])
        print("x", self.x1.shape, "W", self.Wb.shape)
        return self.x1 @ self.Wb

    def backward(self, dout):
        d = self.x1.T @ dout
        self.dW, self.db = d[:-1], d[-1]
        return (dout @ self.Wb.T)[:, :-1]
