# /// sample
# summary = "Indexes with the mask, which a single number does not allow."
# misconception = "raised"
# [passes]
# forward = true
# backward = true
# robust = false
# ///
class Relu:
    def forward(self, x):
        self.mask = x <= 0
        out = x * 1
        out[self.mask] = 0
        return out

    def backward(self, dout):
        dx = dout * 1
        dx[self.mask] = 0
        return dx
