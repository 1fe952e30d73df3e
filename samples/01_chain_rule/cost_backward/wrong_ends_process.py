# /// sample
# summary = "Ends the process where it means to return, since sys.exit only showed an error."
# misconception = "crashed"
# runs_in_kernel_only = true
# [passes]
# value = false
# ///
import os


def cost_backward(w, x, b, target):
    t = cost_forward(w, x, b, target)["t"]
    dy = -2 * t
    grads = {"w": dy * x, "x": dy * w, "b": dy, "target": 2 * t}
    print(grads)
    os._exit(0)
