# /// sample
# summary = "Asks `if x > 0`, which works for one number and fails for an array."
# misconception = "raised"
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class Relu:
    def forward(self, x):
        self.positive = x > 0
        if self.positive:
            return x
        else:
            return 0

    def backward(self, dout):
        if self.positive:
            return dout
        return 0
