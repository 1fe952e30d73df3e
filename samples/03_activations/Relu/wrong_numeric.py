# /// sample
# summary = "Computes the slope between x - h and x + h."
# misconception = "finite-difference"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class Relu:
    def relu(self, x):
        return np.maximum(x, 0)

    def forward(self, x):
        self.x = x
        return self.relu(x)

    def backward(self, dout):
        h = 0.0001
        slope = (self.relu(self.x + h) - self.relu(self.x - h)) / (2 * h)
        return slope * dout
