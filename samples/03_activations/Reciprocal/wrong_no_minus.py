# /// sample
# summary = "Leaves out the minus of -y²."
# misconception = "sign-flipped"
# [passes]
# forward = true
# backward = false
# ///
class Reciprocal:
    def forward(self, x):
        self.y = 1 / x
        return self.y

    def backward(self, dout):
        return dout * self.y**2
