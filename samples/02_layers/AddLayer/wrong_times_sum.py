# /// sample
# summary = "Multiplies dout by the layer's output."
# misconception = "forward-as-derivative"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class AddLayer:
    def __init__(self):
        self.out = None

    def forward(self, x, y):
        self.out = x + y
        return self.out

    def backward(self, dout):
        dx = dout * self.out
        dy = dout * self.out
        return dx, dy
