# /// sample
# summary = "Multiplies dout by the input that the gradient belongs to."
# misconception = "own-factor"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class AddLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return self.x + self.y

    def backward(self, dout):
        return dout * self.x, dout * self.y
