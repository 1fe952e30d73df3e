# /// sample
# summary = "Guards the logarithm with np.maximum, has type hints and a frozen dataclass for the cache."
# [passes]
# forward = true
# backward = true
# ///
from dataclasses import dataclass

from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Cache:
    probabilities: Floats
    targets: Floats

    @property
    def batch_size(self) -> int:
        return self.targets.shape[0]


class SoftmaxWithLoss:
    _EPS = 1e-12

    def forward(self, x: Floats, t: NDArray) -> float:
        probabilities = softmax(x)
        targets = np.zeros(x.shape)
        if t.ndim == 2:
            targets[:] = t
        else:
            np.put_along_axis(targets, t[:, None], 1.0, axis=1)
        self._cache = Cache(probabilities, targets)
        safe = np.maximum(probabilities, self._EPS)
        return -float((targets * np.log(safe)).sum()) / self._cache.batch_size

    def backward(self, dout: float = 1.0) -> Floats:
        c = self._cache
        return dout / c.batch_size * (c.probabilities - c.targets)
