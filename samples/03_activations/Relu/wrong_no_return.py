# /// sample
# summary = "Keeps both results in attributes and returns nothing."
# misconception = "not-implemented"
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class Relu:
    def forward(self, x):
        self.mask = x > 0
        self.out = x * self.mask

    def backward(self, dout):
        self.dx = dout * self.mask
