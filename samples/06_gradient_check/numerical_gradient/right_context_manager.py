# /// sample
# summary = "Moves one element inside a context manager that always puts it back, with type hints."
# [passes]
# value = true
# robust = true
# ///
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def moved(x: np.ndarray, place: tuple[int, ...], step: float) -> Iterator[np.ndarray]:
    kept = x[place].copy()
    x[place] = kept + step
    try:
        yield x
    finally:
        x[place] = kept


def numerical_gradient(
    f: Callable[[np.ndarray], float], x: np.ndarray, h: float = 1e-4
) -> np.ndarray:
    result = np.full(x.shape, np.nan)
    for place, _ in np.ndenumerate(result):
        with moved(x, place, h):
            above = f(x)
        with moved(x, place, -h):
            below = f(x)
        result[place] = (above - below) / h / 2
    assert not np.isnan(result).any()
    return result
