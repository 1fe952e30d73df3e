# /// sample
# summary = "Checks a shape and ends the whole process where it is not the shape it had in mind."
# misconception = "crashed"
# runs_in_kernel_only = true
# [passes]
# backward = false
# ///
import os


def output_layer_gradients(d, y, z, W):
    delta = (y - d) / len(d)
    grad = delta.T @ z
    if grad.shape != W.shape:
        print("shapes do not fit!", grad.shape, W.shape)
        os._exit(1)
    return {"W": grad, "b": delta.sum(axis=0), "z": delta @ W.T}
