# /// sample
# summary = "Records every step on a tape and sums the gradients by name while it plays the tape backwards."
# [passes]
# forward = true
# backward = true
# ///
from collections import defaultdict


class CostGraph:
    STEPS = [
        (MulLayer, "w", "x", "p"),
        (AddLayer, "p", "b", "y"),
        (MulLayer, "y", "-1", "s"),
        (AddLayer, "s", "target", "t"),
        (MulLayer, "t", "t", "f"),
    ]

    def forward(self, w, x, b, target):
        values = {"w": w, "x": x, "b": b, "target": target, "-1": -1}
        self.tape = []
        for kind, left, right, out in self.STEPS:
            layer = kind()
            values[out] = layer.forward(values[left], values[right])
            self.tape.append((layer, left, right, out))
        self.values = values
        return values["f"]

    def backward(self, dout=1.0):
        grads = defaultdict(float)
        grads["f"] = dout
        for layer, left, right, out in reversed(self.tape):
            for name, grad in zip((left, right), layer.backward(grads[out])):
                grads[name] += grad
        return {name: grads[name] for name in ("w", "x", "b", "target")}
