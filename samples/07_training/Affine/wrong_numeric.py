# /// sample
# summary = "Nudges every number of x, W and b, and measures the slope."
# misconception = "finite-difference"
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
        return x @ self.W + self.b

    def backward(self, dout):
        x = self.x.astype(float)

        def slope(name, a):
            grad = np.zeros(a.shape)
            for k in np.ndindex(a.shape):
                up, down = a.copy(), a.copy()
                up[k] += 1e-4
                down[k] -= 1e-4
                args = {"x": x, "W": self.W, "b": self.b}
                sums = []
                for moved in (up, down):
                    args[name] = moved
                    sums.append(np.sum((args["x"] @ args["W"] + args["b"]) * dout))
                grad[k] = (sums[0] - sums[1]) / 2e-4
            return grad

        self.dW = slope("W", self.W)
        self.db = slope("b", self.b)
        return slope("x", x)
