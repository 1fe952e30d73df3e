# /// sample
# summary = "Forgets the brackets, so that x divides once and multiplies once."
# misconception = "missing-inner-derivative"
# [passes]
# forward = true
# backward = false
# ///
class Reciprocal:
    def forward(self, x):
        self.x = x
        return 1 / x

    def backward(self, dout):
        return -dout / self.x * self.x
