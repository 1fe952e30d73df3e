# /// sample
# summary = "Raises to a whole-number power after turning x into whole numbers."
# misconception = "raised"
# [passes]
# forward = false
# backward = false
# ///
class Reciprocal:
    def forward(self, x):
        x = np.asarray(x).astype(int)
        self.y = x ** -1
        return self.y

    def backward(self, dout):
        return -dout * self.y**2
