# /// sample
# summary = "Remembers the minus of -y² and forgets the square."
# misconception = "forward-as-derivative"
# [passes]
# forward = true
# backward = false
# ///
class Reciprocal:
    def __init__(self):
        self.y = None

    def forward(self, x):
        self.y = 1.0 / x
        return self.y

    def backward(self, dout):
        return -1 * self.y * dout
