# /// sample
# summary = "Multiplies the slopes along each path of the drawing, in a method per leaf, and prints them."
# [passes]
# forward = true
# backward = true
# ///
from math import prod


class CostGraph:
    def forward(self, w, x, b, target):
        self.value = dict(w=w, x=x, b=b, target=target)
        self.value["t"] = target - w * x - b
        return pow(self.value["t"], 2)

    def path(self, leaf):
        v = self.value
        to_prediction = [2 * v["t"], -1]
        return {
            "w": [*to_prediction, v["x"]],
            "x": [*to_prediction, v["w"]],
            "b": to_prediction,
            "target": to_prediction[:1],
        }[leaf]

    def backward(self, dout=1.0):
        grads = {}
        for leaf in ("w", "x", "b", "target"):
            grads[leaf] = prod(self.path(leaf), start=dout)
            print(leaf, "<-", " · ".join(str(s) for s in self.path(leaf)))
        return grads
