# /// sample
# summary = "Asks for the numbers with `input()` and does not use the arguments."
# misconception = "raised"
# runs_in_kernel_only = true
# [passes]
# forward = false
# backward = false
# robust = false
# ///
class AddLayer:
    def forward(self, x, y):
        x = float(input("x = "))
        y = float(input("y = "))
        return x + y

    def backward(self, dout):
        dout = float(input("dout = "))
        return dout, dout
