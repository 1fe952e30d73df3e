# /// sample
# summary = "Folds the four steps with itertools.accumulate and squares the last one."
# [passes]
# value = true
# ///
from itertools import accumulate


def cost_forward(w, x, b, target):
    steps = [lambda p: p + b, lambda y: -y, lambda s: s + target, lambda t: t**2]
    values = accumulate(steps, lambda value, step: step(value), initial=w * x)
    return dict(zip("pystf", values))
