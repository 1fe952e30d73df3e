# /// sample
# summary = "Gets the other factor as product divided by its own, which is 0/0 at zero."
# misconception = "not-finite"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class MulLayer:
    def forward(self, x, y):
        self.x = np.asarray(x, dtype=float)
        self.y = np.asarray(y, dtype=float)
        self.out = self.x * self.y
        return self.out

    def backward(self, dout):
        return dout * self.out / self.x, dout * self.out / self.y
