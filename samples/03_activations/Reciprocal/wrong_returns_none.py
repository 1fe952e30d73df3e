# /// sample
# summary = "Has `...` in both methods."
# misconception = "not-implemented"
# [passes]
# forward = false
# backward = false
# ///
class Reciprocal:
    def forward(self, x):
        ...

    def backward(self, dout):
        ...
