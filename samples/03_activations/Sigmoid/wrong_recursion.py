# /// sample
# summary = "Calls backward again inside backward, where forward's output was meant."
# misconception = "raised"
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
        y = self.backward(dout)
        return dout * y * (1 - y)
