# /// sample
# summary = "Adds the local derivative 1 to dout where it must multiply."
# misconception = "unknown"
# [passes]
# forward = true
# backward = false
# robust = true
# ///
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout + 1, dout + 1
