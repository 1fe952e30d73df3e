# /// sample
# summary = "Has type hints, a helper for one value, and warns on stderr about a large learning rate."
# [passes]
# value = true
# robust = true
# ///
import warnings
from collections.abc import Mapping

Value = float | np.ndarray


def moved(value: Value, slope: Value | None, rate: float) -> Value:
    return value if slope is None else value + (-rate) * slope


def gradient_descent_step(
    params: Mapping[str, Value], grads: Mapping[str, Value], learning_rate: float
) -> dict[str, Value]:
    """One step against the gradient; what has no gradient stays."""
    if learning_rate >= 1:
        warnings.warn("this learning rate is large: the cost may go up", stacklevel=2)
    return {name: moved(value, grads.get(name), learning_rate) for name, value in params.items()}
