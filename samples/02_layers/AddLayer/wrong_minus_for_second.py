# /// sample
# summary = "Gives the second input the derivative of a difference."
# misconception = "sign-flipped"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        dx = dout
        dy = -dout
        return dx, dy
