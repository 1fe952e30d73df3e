# /// sample
# summary = "Is a dataclass with slots and a frozen record for what forward has seen."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Factors:
    x: object
    y: object

    @property
    def product(self):
        return self.x * self.y


@dataclass(slots=True)
class MulLayer:
    seen: Factors | None = None

    def forward(self, x, y):
        self.seen = Factors(x, y)
        return self.seen.product

    def backward(self, dout):
        assert self.seen is not None, "forward first"
        return dout * self.seen.y, dout * self.seen.x
