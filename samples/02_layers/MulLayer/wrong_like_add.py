# /// sample
# summary = "Passes dout on unchanged, as the add layer does."
# misconception = "missing-inner-derivative"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class MulLayer:
    def forward(self, x, y):
        return x * y

    def backward(self, dout):
        dx = dout * 1
        dy = dout * 1
        return dx, dy
