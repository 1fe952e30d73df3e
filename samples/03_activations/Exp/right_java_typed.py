# /// sample
# summary = "Comes from Java: an interface, a private cache with a getter, and an exception of its own."
# [passes]
# forward = true
# backward = true
# ///
from abc import ABC, abstractmethod


class NotYetComputedException(Exception):
    pass


class INode(ABC):
    @abstractmethod
    def forward(self, x): ...

    @abstractmethod
    def backward(self, dout): ...


class Exp(INode):
    def __init__(self):
        self.__output = None

    def getOutput(self):
        if self.__output is None:
            raise NotYetComputedException("call forward() first")
        return self.__output

    def forward(self, x):
        self.__output = np.exp(x)
        return self.getOutput()

    def backward(self, dout):
        return self.getOutput() * dout
