# /// sample
# summary = "Calls math.exp for each number, and gives a float for a single one."
# [passes]
# forward = true
# backward = true
# ///
import math
from functools import cached_property


class Exp:
    def forward(self, x):
        self.x = x
        self.__dict__.pop("value", None)
        return self.value

    @cached_property
    def value(self):
        if np.ndim(self.x) == 0:
            return math.exp(self.x)
        return np.array([math.exp(v) for v in np.ravel(self.x)]).reshape(np.shape(self.x))

    def backward(self, dout):
        return self.value * dout
