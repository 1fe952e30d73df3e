# /// sample
# summary = "Walks back through a list of small layer objects, with type hints."
# [passes]
# backward = true
# robust = true
# ///
from dataclasses import dataclass


@dataclass
class Linear:
    inputs: np.ndarray
    weights: np.ndarray

    def backward(self, delta: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The gradients of the inputs, the weights and the bias."""
        return delta @ self.weights.T, self.inputs.T @ delta, delta.sum(axis=0)


def backward(network: dict, x: np.ndarray, d: np.ndarray, cache: dict, d_f) -> dict:
    first = Linear(x, network["W1"])
    second = Linear(cache["z1"], network["W2"])
    delta = (cache["u2"] - d) / d.shape[0]
    dz1, W2, b2 = second.backward(delta)
    _, W1, b1 = first.backward(dz1 * d_f(cache["u1"]))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
