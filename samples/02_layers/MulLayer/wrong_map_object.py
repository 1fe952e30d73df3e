# /// sample
# summary = "Returns a map object, which is no tuple until somebody unpacks it."
# misconception = "wrong-shape"
# [passes]
# forward = true
# backward = false
# robust = false
# ///
class MulLayer:
    def forward(self, x, y):
        self.factors = (x, y)
        return x * y

    def backward(self, dout):
        return map(lambda factor: dout * factor, self.factors[::-1])
