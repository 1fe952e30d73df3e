# /// sample
# summary = "Returns dout once, since both gradients are the same."
# misconception = "wrong-shape"
# [passes]
# forward = true
# backward = false
# robust = false
# ///
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout  # the same for x and y
