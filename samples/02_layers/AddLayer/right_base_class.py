# /// sample
# summary = "Derives from an abstract base class and lets an instance be called like a function."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
from abc import ABC, abstractmethod


class Layer(ABC):
    """Everything that has a forward and a backward."""

    @abstractmethod
    def forward(self, *values): ...

    @abstractmethod
    def backward(self, dout): ...

    def __call__(self, *values):
        return self.forward(*values)


class AddLayer(Layer):
    def forward(self, x, y):
        return np.add(x, y)

    def backward(self, dout):
        local_dx = 1.0
        local_dy = 1.0
        return dout * local_dx, dout * local_dy


assert AddLayer()(2, 3) == 5
