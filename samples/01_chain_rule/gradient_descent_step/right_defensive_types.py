# /// sample
# summary = "Checks its arguments, has type hints and copies everything defensively."
# [passes]
# value = true
# robust = true
# ///
import copy
from collections.abc import Mapping
from typing import TypeVar

Number = TypeVar("Number", float, np.ndarray)


def gradient_descent_step(
    params: Mapping[str, Number], grads: Mapping[str, Number], learning_rate: float
) -> dict[str, Number]:
    if unknown := set(grads) - set(params):
        raise KeyError(f"gradients without a parameter: {sorted(unknown)}")
    assert learning_rate >= 0, "the learning rate must not be negative"
    result = {}
    for name in params:
        value = copy.deepcopy(params[name])
        result[name] = np.subtract(value, learning_rate * grads[name]) if name in grads else value
    return result
