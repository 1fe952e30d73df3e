# /// sample
# summary = "Has type hints and slots, and tells what it is when it is printed."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
from typing import Final

from numpy.typing import ArrayLike

Number = float | np.ndarray


class MulLayer:
    """The node z = x·y.

    The local derivatives are dz/dx = y and dz/dy = x.
    """

    __slots__ = ("_x", "_y")

    SYMBOL: Final = "×"

    def __init__(self) -> None:
        self._x: Number = 0.0
        self._y: Number = 0.0

    def forward(self, x: ArrayLike, y: ArrayLike) -> Number:
        self._x = np.asarray(x, dtype=float)
        self._y = np.asarray(y, dtype=float)
        return np.multiply(self._x, self._y)

    def backward(self, dout: ArrayLike) -> tuple[Number, Number]:
        dout = np.asarray(dout, dtype=float)
        return dout * self._y, dout * self._x

    def __repr__(self) -> str:
        return f"MulLayer({self._x} {self.SYMBOL} {self._y})"


print(MulLayer())
