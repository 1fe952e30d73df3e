"""From what a student's code returned to plain numbers.

Nothing of what came back is asked to compare, convert or print itself beyond what numpy does with
numbers: an object that claims to equal everything is not a number, and that is all it is.
"""

import numbers
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any, TypeGuard, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from grader_tests.oracle import Array

Kind = TypeVar("Kind")

# Nested lists are read so far and no further: a list may hold itself, and so have no end.
_MOST_LEVELS = 16
_MOST_NUMBERS = 1_000_000


class NotNumbersError(ValueError):
    """A returned value is not a number or an array of numbers; the text says what it is."""


def names_in(answer: object, *, classes: bool = False) -> set[str] | None:
    """The names in a set, list or other collection; None if it is not one.

    classes: a class stands for its own name. An iterator is not a collection: it is empty after
    the first check, so it would be right there and wrong in the next.
    """
    kind = type(answer)
    if issubclass(kind, (str, bytes)) or not issubclass(kind, Collection):
        return None
    try:
        return {
            _name_of(one, classes) for one in islice(cast(Iterable[object], answer), _MOST_NUMBERS)
        }
    except Exception:  # noqa: BLE001 - a student's collection may raise anything when it is read
        return None


def _name_of(one: object, classes: bool) -> str:
    name: object = one
    if classes and not is_a(one, str):
        try:
            name = getattr(one, "__name__", None)
        except Exception:  # noqa: BLE001 - a student's object may raise anything when looked at
            name = None
    return str.__str__(name) if is_a(name, str) else key_text(one)


def is_a(value: object, kind: type[Kind]) -> TypeGuard[Kind]:
    """As isinstance, without asking the value: a student's object may claim what it likes."""
    return issubclass(type(value), kind)


def is_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    """Whether a value is a dict, or what behaves like one."""
    return issubclass(type(value), Mapping)


def is_number(value: object) -> TypeGuard[numbers.Real]:
    """Whether a value is a single real number, of Python or numpy; truth values are not."""
    return issubclass(type(value), (numbers.Real, np.floating, np.integer)) and not is_a(
        value, bool
    )


def as_numbers(value: object) -> Array:
    """A returned number, array, or nested list of numbers as a float64 array of the same shape.

    Raises:
        NotNumbersError: it is something else (None, text, complex numbers, a ragged list, …).
    """
    # What comes back nearly always, and cannot be anything else.
    if type(value) is np.ndarray and value.dtype == np.float64:
        return np.array(value)
    if type(value) is float or type(value) is np.float64:
        return np.asarray(value)
    try:
        return _read(value, _MOST_LEVELS, iter(range(_MOST_NUMBERS)))
    except NotNumbersError:
        raise
    except Exception as error:  # noqa: BLE001 - a student's object may raise anything when read
        name = type(error).__name__
        raise NotNumbersError(f"{type_of(value)} that cannot be read ({name})") from None


def _read(value: object, levels: int, budget: Iterator[int]) -> Array:
    """As as_numbers; levels: how deep lists may still be nested; budget: a turn for each part."""
    if next(budget, None) is None:
        raise NotNumbersError(f"a list of more than {_MOST_NUMBERS} numbers")
    if is_a(value, bool) or is_a(value, np.bool_):
        raise NotNumbersError("a truth value (True or False), not a number")
    if is_a(value, np.ndarray):
        return _plain(value)
    if is_number(value):
        return np.asarray(_number(value))
    parts = items(value)
    if parts is not None:
        if levels == 0:
            raise NotNumbersError(f"lists in lists, more than {_MOST_LEVELS} deep")
        return _stacked([_read(part, levels - 1, budget) for part in parts])
    raise NotNumbersError(f"{type_of(value)}, not a number or an array")


def _number(value: numbers.Real) -> float:
    try:
        return float(value)
    except OverflowError:
        raise NotNumbersError("a whole number too large for a float") from None


def items(value: object) -> list[object] | None:
    """The items of a list or tuple, None of anything else.

    By the type's own iterator: a subclass may have another one, that never ends.
    """
    if is_a(value, list):
        return [*list.__iter__(value)]
    if is_a(value, tuple):
        return [*tuple.__iter__(value)]
    return None


def _stacked(parts: list[Array]) -> Array:
    if len({part.shape for part in parts}) > 1:
        raise NotNumbersError("a list whose parts have different shapes")
    return np.stack(parts) if parts else np.zeros(0)


def _plain(array: NDArray[np.generic]) -> Array:
    if is_a(array, np.ma.MaskedArray) and np.ma.is_masked(array):
        raise NotNumbersError("an array with masked places, which hold no number")
    plain = np.array(array, subok=False, copy=True)
    if plain.dtype.kind in "iuf":
        return plain.astype(np.float64)
    if plain.dtype.kind == "O":
        raise NotNumbersError("an array of Python objects, not of numbers")
    raise NotNumbersError(f"an array of dtype {plain.dtype}, not of real numbers")


def type_of(value: object) -> str:
    """A value's type in words. The value itself is not asked."""
    return f"of type {type(value).__name__}"


def pairs(mapping: Mapping[object, object]) -> list[tuple[object, object]]:
    """The keys and values of a returned dict; keys that are text are plain text.

    Raises:
        NotNumbersError: it cannot be read.
    """
    try:
        return [(_plain_text(key), mapping[key]) for key in mapping]
    except Exception as error:  # noqa: BLE001 - a student's mapping may raise anything when read
        name = type(error).__name__
        raise NotNumbersError(f"{type_of(mapping)} that cannot be read ({name})") from None


def key_text(key: object) -> str:
    """A dict's key, or a name, as short text for a message."""
    for kind in (str, int, float):
        if is_a(key, kind):
            try:
                text = kind.__repr__(key)
            except ValueError:  # a whole number of thousands of digits
                return "a huge number"
            return text if len(text) <= 40 else f"{text[:36]}…{text[-1]}"
    return type(key).__name__


def _plain_text(key: object) -> object:
    """Text of a class of its own as plain text, anything else as it is."""
    return str.__str__(key) if is_a(key, str) else key


def single_precision(value: object) -> bool:
    """Whether a returned value is an array or number of less precision than float64."""
    if not (is_a(value, np.ndarray) or is_a(value, np.floating)):
        return False
    return value.dtype.kind == "f" and value.dtype.itemsize < 8


def kind_of(value: object) -> str:
    """What a returned value is, in a few words for a message: its type and shape."""
    try:
        return _kind(value)
    except Exception:  # noqa: BLE001 - a student's object may raise anything when it is looked at
        return type_of(value)


def _kind(value: object) -> str:
    if value is None:
        return "None"
    if is_a(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if is_a(value, bool) or is_a(value, np.bool_):
        return "a truth value"
    if is_number(value) or issubclass(type(value), np.generic):
        return "a single number"
    if is_mapping(value):
        keys = [key_text(key) for key, _ in pairs(value)]
        return f"a dict with the keys {', '.join(keys)}" if keys else "an empty dict"
    parts = items(value)
    if parts is not None:
        return f"a {'list' if is_a(value, list) else 'tuple'} of {len(parts)}"
    return type_of(value)


def how_many(values: Mapping[Any, object]) -> int:
    """How many numbers our own plain data holds, deep inside too; functions hold none."""
    count = 0
    for value in values.values():
        if is_mapping(value):
            count += how_many(value)
        elif not callable(value):
            count += np.size(value)  # type: ignore[arg-type]
    return count


def described(values: Mapping[str, object], digits: int = 6) -> str:
    """Values by name as text for a message: name = value, …"""
    return ", ".join(f"{name} = {show(value, digits)}" for name, value in values.items())


def text_of(values: Mapping[str, object]) -> Callable[[], str]:
    """The text of `described`, made when it is needed: a check makes many calls that pass."""
    return partial(described, values)


def show(value: object, digits: int = 6) -> str:
    """A value as short text: small arrays in full, large ones as shape and first numbers."""
    try:
        return _shown(value, digits)
    except Exception:  # noqa: BLE001 - a student's object may raise anything when it is looked at
        return type_of(value)


def _shown(value: object, digits: int) -> str:
    if is_mapping(value):
        parts = [f"{key}: {show(part, digits)}" for key, part in pairs(value)]
        return "{" + ", ".join(parts) + "}"
    if callable(value):
        return str(getattr(value, "__name__", type_of(value)))
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
