# /// sample
# summary = "Is a generic node with a Protocol for its function, and a pair (f, f') handed to the base class."
# [passes]
# forward = true
# backward = true
# ///
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@runtime_checkable
class Node(Protocol):
    def forward(self, x: np.ndarray) -> np.ndarray: ...
    def backward(self, dout: np.ndarray) -> np.ndarray: ...


@dataclass
class OutputNode:
    """A node whose slope can be told from its output."""

    value: Callable
    slope_from_output: Callable

    def forward(self, x):
        self.out = self.value(x)
        return self.out

    def backward(self, dout):
        return dout * self.slope_from_output(self.out)


def Reciprocal() -> Node:
    return OutputNode(lambda x: 1 / x, lambda y: -y * y)


assert isinstance(Reciprocal(), Node)
