# /// sample
# summary = "Adds in place, so the caller's x holds the sum afterwards."
# misconception = "mutates-input"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class AddLayer:
    def forward(self, x, y):
        x += y
        return x

    def backward(self, dout):
        dx = dout
        dy = dout
        return dx, dy
