# /// sample
# summary = "Is a function that returns an object of two closures instead of a class."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
from types import SimpleNamespace


def MulLayer():
    saved = {}

    def forward(x, y):
        saved.update(x=x, y=y)
        return x * y

    def backward(dout):
        return saved["y"] * dout, saved["x"] * dout

    return SimpleNamespace(forward=forward, backward=backward)
