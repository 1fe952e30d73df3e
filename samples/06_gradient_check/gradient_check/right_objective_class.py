# /// sample
# summary = "Has a class that is called like a function, and that sums with einsum."
# [passes]
# value = true
# ///
from dataclasses import dataclass


@dataclass
class Objective:
    layer: object
    weights: np.ndarray

    def __call__(self, x):
        out = np.asarray(self.layer.forward(x))
        indices = "abcdef"[: out.ndim]
        return float(np.einsum(f"{indices},{indices}->", out, self.weights))


def gradient_check(layer, x, dout):
    x = np.array(x, dtype=float)
    layer.forward(x)
    analytic = np.array(layer.backward(dout))
    return relative_error(analytic, numerical_gradient(Objective(layer, dout), x))
