# /// sample
# summary = "Divides the gradient in equal parts between the two inputs."
# misconception = "missing-factor"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        # two inputs, so each gets half of what comes back
        half = dout / 2
        return half, half
