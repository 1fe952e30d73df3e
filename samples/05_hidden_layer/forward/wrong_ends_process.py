# /// sample
# summary = "Ends the process when a value looks too large to it."
# misconception = "crashed"
# runs_in_kernel_only = true
# [passes]
# forward = false
# ///
import os
import sys


def forward(network, x, f):
    u1 = x @ network["W1"] + network["b1"]
    z1 = f(u1)
    u2 = z1 @ network["W2"] + network["b2"]
    if np.linalg.norm(u2) > 1e-3:
        print("overflow", file=sys.stderr)
        os._exit(2)
    return {"u1": u1, "z1": z1, "u2": u2, "y": u2}
