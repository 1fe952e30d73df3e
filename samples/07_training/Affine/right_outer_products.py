# /// sample
# summary = "Adds up an outer product for each sample, with type hints and a dataclass."
# [passes]
# forward = true
# backward = true
# robust = true
# ///
from dataclasses import dataclass, field


@dataclass
class Affine:
    W: np.ndarray
    b: np.ndarray
    x: np.ndarray | None = field(default=None, repr=False)

    def forward(self, x: np.ndarray) -> np.ndarray:
        self.x = x.copy()
        return np.vstack([row @ self.W for row in self.x]) + self.b

    def backward(self, dout: np.ndarray) -> np.ndarray:
        self.dW = sum(np.outer(row, up) for row, up in zip(self.x, dout))
        self.db = sum(up for up in dout)
        return np.vstack([self.W @ up for up in dout])
