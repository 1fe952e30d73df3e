# /// sample
# summary = "Thinks that backward undoes forward, so it subtracts what was added."
# misconception = "sign-flipped"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class AddLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        return x + y

    def backward(self, dout):
        # backward is the opposite direction: + becomes -
        dx = 0 - dout
        dy = 0 - dout
        return dx, dy
