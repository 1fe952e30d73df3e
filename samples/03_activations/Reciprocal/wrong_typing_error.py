# /// sample
# summary = "Misspells the attribute's name in the backward pass."
# misconception = "raised"
# [passes]
# forward = true
# backward = false
# ///
class Reciprocal:
    def forward(self, x):
        self.output = 1 / x
        return self.output

    def backward(self, dout):
        return -dout * self.ouput**2
