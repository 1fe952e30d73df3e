# /// sample
# summary = "Keeps the input and divides by its square."
# [passes]
# forward = true
# backward = true
# ///
class Reciprocal:
    def __init__(self):
        self.denominator = None

    def forward(self, x):
        self.denominator = x
        return np.divide(1.0, x)

    def backward(self, dout):
        return -dout / np.square(self.denominator)
