# /// sample
# summary = "Forgets `self` in the methods' parameters."
# misconception = "raised"
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class AddLayer:
    def forward(x, y):
        return x + y

    def backward(dout):
        return dout, dout
