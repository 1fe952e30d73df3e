# /// sample
# summary = "Is a dataclass that also counts its calls and keeps its last output."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
from dataclasses import dataclass, field


@dataclass
class AddLayer:
    name: str = "add"
    n_forward: int = field(default=0, repr=False)
    n_backward: int = field(default=0, repr=False)
    last: object = None

    def forward(self, x, y):
        self.n_forward += 1
        self.last = sum((x, y))
        return self.last

    def backward(self, dout):
        self.n_backward += 1
        return [dout * 1, dout * 1]

    def report(self):
        print(f"{self.name}: {self.n_forward} forward, {self.n_backward} backward")


layer = AddLayer()
layer.forward(2, 3)
layer.report()
