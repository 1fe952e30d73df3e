# /// sample
# summary = "Divides dout by the other factor: it undoes the multiplication."
# [passes]
# forward = true
# backward = false
# robust = false
# [misconception]
# backward = "unknown"
# robust = "not-finite"
# ///
class MulLayer:
    def forward(self, x, y):
        self.x = np.asarray(x, dtype=float)
        self.y = np.asarray(y, dtype=float)
        return self.x * self.y

    def backward(self, dout):
        return dout / self.y, dout / self.x
