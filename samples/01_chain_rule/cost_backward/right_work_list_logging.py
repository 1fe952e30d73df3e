# /// sample
# summary = "Pops nodes from a stack of work, logs each step, and sums what arrives."
# [passes]
# value = true
# ///
import logging
from collections import deque

log = logging.getLogger("backprop")


def cost_backward(w, x, b, target):
    n = cost_forward(w, x, b, target)
    rules = {
        "f": lambda g: {"t": g * 2 * n["t"]},
        "t": lambda g: {"s": g, "target": g},
        "s": lambda g: {"y": -g},
        "y": lambda g: {"p": g, "b": g},
        "p": lambda g: {"w": g * x, "x": g * w},
    }
    arrived = {"f": 1.0}
    todo = deque(["f"])
    while todo:
        node = todo.popleft()
        if (rule := rules.get(node)) is None:
            continue
        for child, g in rule(arrived[node]).items():
            log.debug("%s -> %s: %g", node, child, g)
            arrived[child] = arrived.get(child, 0.0) + g
            todo.append(child)
    return arrived
