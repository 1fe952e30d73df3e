# /// sample
# summary = "Is frozen in a dataclass with cached properties, as in a large project, and logs shapes."
# [passes]
# backward = true
# ///
import logging
from dataclasses import dataclass
from functools import cached_property

logger = logging.getLogger("output_layer")


@dataclass(frozen=True)
class Backward:
    target: np.ndarray
    output: np.ndarray
    inputs: np.ndarray
    weights: np.ndarray

    @cached_property
    def delta(self) -> np.ndarray:
        return (self.output - self.target) / self.output.shape[0]

    @cached_property
    def weight_gradient(self) -> np.ndarray:
        return np.einsum("n...i,n...j->ij", self.inputs, self.delta)

    @cached_property
    def bias_gradient(self) -> np.ndarray:
        return np.einsum("nj->j", self.delta)

    @cached_property
    def input_gradient(self) -> np.ndarray:
        return np.einsum("nj,ij->ni", self.delta, self.weights)


def output_layer_gradients(d, y, z, W):
    b = Backward(d, y, z, W)
    logger.debug("delta %s", b.delta.shape)
    return {"W": b.weight_gradient, "b": b.bias_gradient, "z": b.input_gradient}
