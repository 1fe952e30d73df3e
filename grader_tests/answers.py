"""From what a student's code returned to plain numbers.

Nothing of what came back is asked to compare, convert or print itself beyond what numpy does with
numbers: an object that claims to equal everything is not a number, and that is all it is.
"""

import numbers
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from grader_tests.oracle import Array


class NotNumbersError(ValueError):
    """A returned value is not a number or an array of numbers; the text says what it is."""


def as_numbers(value: object) -> Array:
    """A returned number, array, or nested list of numbers as a float64 array of the same shape.

    Raises:
        NotNumbersError: it is something else (None, text, complex numbers, a ragged list, …).
    """
    if isinstance(value, (bool, np.bool_)):
        raise NotNumbersError("a truth value (True or False), not a number")
    if isinstance(value, (numbers.Real, np.floating, np.integer)):
        return np.asarray(float(value))
    if isinstance(value, np.ndarray):
        return _plain(np.array(value, subok=False, copy=True))
    if isinstance(value, (list, tuple)):
        return _stacked(value)
    raise NotNumbersError(f"of type {type(value).__name__}, not a number or an array")


def _stacked(values: Iterable[object]) -> Array:
    parts = [as_numbers(value) for value in values]
    if len({part.shape for part in parts}) > 1:
        raise NotNumbersError("a list whose parts have different shapes")
    return np.stack(parts) if parts else np.zeros(0)


def _plain(array: NDArray[np.generic]) -> Array:
    if array.dtype.kind in "iuf":
        return array.astype(np.float64)
    if array.dtype.kind == "O":
        raise NotNumbersError("an array of Python objects, not of numbers")
    raise NotNumbersError(f"an array of dtype {array.dtype}, not of real numbers")


def single_precision(value: object) -> bool:
    """Whether a returned value is an array or number of less precision than float64."""
    dtype = getattr(value, "dtype", None)
    return isinstance(dtype, np.dtype) and dtype.kind == "f" and dtype.itemsize < 8


def kind_of(value: object) -> str:
    """What a returned value is, in a few words for a message: its type and shape."""
    if value is None:
        return "None"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, (numbers.Real, np.generic)):
        return "a single number"
    if isinstance(value, Mapping):
        return f"a dict with the keys {', '.join(map(repr, value))}" if value else "an empty dict"
    if isinstance(value, (list, tuple)):
        return f"a {type(value).__name__} of {len(value)}"
    return f"of type {type(value).__name__}"


def described(values: Mapping[str, object], digits: int = 6) -> str:
    """Values by name as text for a message: name = value, …"""
    return ", ".join(f"{name} = {show(value, digits)}" for name, value in values.items())


def show(value: object, digits: int = 6) -> str:
    """A value as short text: small arrays in full, large ones as shape and first numbers."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {show(part, digits)}" for key, part in value.items()) + "}"
    if callable(value):
        return str(getattr(value, "__name__", kind_of(value)))
    try:
        array = as_numbers(value)
    except NotNumbersError:
        return kind_of(value)
    if array.ndim == 0:
        return f"{float(array):.{digits}g}"
    if array.size > 12:
        first = ", ".join(f"{number:.{digits}g}" for number in array.ravel()[:3])
        return f"an array of shape {array.shape}: {first}, …"
    return np.array2string(
        array,
        separator=", ",
        max_line_width=10_000,
        formatter={"float_kind": lambda number: f"{number:.{digits}g}"},
    ).replace("\n", "")
