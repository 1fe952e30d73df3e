# /// sample
# summary = "Ends the whole program when dout is not a plain number."
# misconception = "crashed"
# runs_in_kernel_only = true
# [passes]
# forward = true
# backward = false
# robust = false
# ///
import os


class MulLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        if not isinstance(dout, int):
            print("backward: dout must be a number!")
            os._exit(3)
        return dout * self.y, dout * self.x
