# /// sample
# summary = "Writes the three lines that it takes."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout, dout
