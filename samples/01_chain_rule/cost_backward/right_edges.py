# /// sample
# summary = "Writes the graph as a list of edges with their slopes and adds up the paths."
# [passes]
# value = true
# ///
from collections import defaultdict


def cost_backward(w, x, b, target):
    t = target - (w * x + b)
    # from, to, slope
    edges = [
        ("f", "t", 2 * t),
        ("t", "s", 1),
        ("t", "target", 1),
        ("s", "y", -1),
        ("y", "p", 1),
        ("y", "b", 1),
        ("p", "w", x),
        ("p", "x", w),
    ]
    grads = defaultdict(float)
    grads["f"] = 1.0
    for later, earlier, slope in edges:
        grads[earlier] += grads[later] * slope
    return grads
