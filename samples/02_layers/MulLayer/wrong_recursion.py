# /// sample
# summary = "Calls itself where the product was meant, without an end."
# misconception = "raised"
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return self.forward(x, y)

    def backward(self, dout):
        return dout * self.y, dout * self.x
