# /// sample
# summary = "Takes the derivative of e^(-x), which has a minus."
# misconception = "sign-flipped"
# [passes]
# forward = true
# backward = false
# ///
class Exp:
    def forward(self, x):
        self.y = np.exp(x)
        return self.y

    def backward(self, dout):
        return -self.y * dout
