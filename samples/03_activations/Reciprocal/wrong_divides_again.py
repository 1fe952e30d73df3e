# /// sample
# summary = "Divides dout by x, as the forward pass divides 1 by x."
# misconception = "forward-as-derivative"
# [passes]
# forward = true
# backward = false
# ///
class Reciprocal:
    def forward(self, x):
        self.x = x
        return 1 / self.x

    def backward(self, dout):
        return dout / self.x
