# /// sample
# summary = "Keeps the factors in local names, which are gone in the backward pass."
# misconception = "raised"
# [passes]
# forward = true
# backward = false
# robust = false
# ///
class MulLayer:
    def forward(self, x, y):
        saved_x = x
        saved_y = y
        return x * y

    def backward(self, dout):
        dx = dout * saved_y
        dy = dout * saved_x
        return dx, dy
