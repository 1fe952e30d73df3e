# /// sample
# summary = "Multiplies dout in place, so the second gradient starts from the first."
# [passes]
# forward = true
# backward = false
# robust = false
# [misconception]
# backward = "forward-as-derivative"
# robust = "mutates-input"
# ///
class MulLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        dx = dout
        dx *= self.y
        dy = dout
        dy *= self.x
        return dx, dy
