# /// sample
# summary = "Mixes up the reciprocal with the opposite number."
# [misconception]
# forward = "unknown"
# backward = "missing-inner-derivative"
# [passes]
# forward = false
# backward = false
# ///
class Reciprocal:
    def forward(self, x):
        self.y = -x
        return self.y

    def backward(self, dout):
        return -dout
