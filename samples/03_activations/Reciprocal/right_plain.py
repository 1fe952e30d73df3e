# /// sample
# summary = "Keeps the output y and uses that the derivative is -y²."
# [passes]
# forward = true
# backward = true
# ///
class Reciprocal:
    def forward(self, x):
        self.out = 1 / x
        return self.out

    def backward(self, dout):
        return -dout * self.out**2
