# /// sample
# summary = "Ends the program when the layer is wrong, as a command-line tool would."
# misconception = "crashed"
# runs_in_kernel_only = true
# [passes]
# value = false
# ///
import os


def gradient_check(layer, x, dout):
    layer.forward(x)
    claimed = layer.backward(dout)
    numerical = numerical_gradient(lambda x: np.sum(layer.forward(x) * dout), x)
    error = relative_error(claimed, numerical)
    if error > 1e-5:
        print("gradient check FAILED:", error)
        os._exit(1)
    return error
