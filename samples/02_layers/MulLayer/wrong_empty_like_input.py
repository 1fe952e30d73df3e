# /// sample
# summary = "Fills arrays made with empty_like of the inputs, which are whole numbers at times."
# misconception = "integer-truncation"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class MulLayer:
    def forward(self, x, y):
        self.x = np.array(x)
        self.y = np.array(y)
        return self.x * self.y

    def backward(self, dout):
        dx = np.empty_like(self.x)
        dy = np.empty_like(self.y)
        np.multiply(dout, self.y, out=dx, casting="unsafe")
        np.multiply(dout, self.x, out=dy, casting="unsafe")
        return dx, dy
