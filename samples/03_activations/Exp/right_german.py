# /// sample
# summary = "Has German names and comments, a base class for nodes, and checks its own type."
# [passes]
# forward = true
# backward = true
# ///
from typing import Protocol


class Knoten(Protocol):
    def forward(self, x): ...
    def backward(self, dout): ...


class Exp(Knoten):
    """Exponentialknoten; die Ableitung von e^x ist wieder e^x."""

    def __init__(self) -> None:
        self.ausgang: float | np.ndarray | None = None

    def forward(self, x):
        self.ausgang = np.exp(x)
        return self.ausgang

    def backward(self, dout):
        if self.ausgang is None:
            raise RuntimeError("zuerst forward aufrufen!")
        return dout * self.ausgang
