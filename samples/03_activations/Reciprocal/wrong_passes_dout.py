# /// sample
# summary = "Returns dout as it came."
# misconception = "missing-inner-derivative"
# [passes]
# forward = true
# backward = false
# ///
class Reciprocal:
    def forward(self, x):
        return 1 / x

    def backward(self, dout):
        return 1 * dout
