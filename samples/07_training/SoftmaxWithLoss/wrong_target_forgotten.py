# /// sample
# summary = "Returns the probabilities and forgets the target."
# misconception = "forward-as-derivative"
# [passes]
# forward = true
# backward = false
# ///
class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        return cross_entropy_error(t, self.y)

    def backward(self, dout=1.0):
        return dout * self.y / self.y.shape[0]
