# /// sample
# summary = "Remembers every output on a list and uses the newest."
# [passes]
# forward = true
# backward = true
# ///
class Reciprocal:
    def __init__(self):
        self.outputs = list()

    def forward(self, x):
        self.outputs.append(x ** -1.0)
        return self.outputs[-1]

    def backward(self, dout):
        y = self.outputs[-1]
        return -y * dout * y
