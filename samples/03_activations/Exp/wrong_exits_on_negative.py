# /// sample
# summary = "Takes a negative input for an error and ends the program."
# misconception = "crashed"
# runs_in_kernel_only = true
# [passes]
# forward = false
# backward = false
# ///
import os


def fatal(message):
    print("FATAL:", message)
    os._exit(1)


class Exp:
    def forward(self, x):
        if np.any(np.asarray(x) < 0):
            fatal("e^x needs a positive number")
        self.out = np.exp(x)
        return self.out

    def backward(self, dout):
        return dout * self.out
