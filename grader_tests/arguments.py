"""What is passed to a student's code: copies, and whether it is as before afterwards."""

import copy
from collections.abc import Mapping
from typing import Any

import numpy as np

from grader_tests.answers import NotNumbersError, is_a, is_mapping, is_number, pairs, show
from grader_tests.failure import CheckFailed, Details


def copied(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Deep copies of plain data; functions are passed on as they are."""
    return {
        name: value if callable(value) else copy.deepcopy(value)
        for name, value in arguments.items()
    }


def equal(now: object, before: object) -> bool:
    """Whether a piece of our own plain data is still the same, to the bit.

    before: nested dicts with text as keys, arrays, numbers, text, functions. now: what is there
    after a student's code had it, which can be anything.
    """
    if isinstance(before, Mapping):
        if not is_mapping(now):
            return False
        try:
            parts = pairs(now)
        except NotNumbersError:
            return False
        names = [key for key, _ in parts if is_a(key, str)]
        return (
            len(names) == len(parts)
            and names == list(before)
            and all(equal(part, before[name]) for name, (_, part) in zip(names, parts, strict=True))
        )
    if isinstance(before, np.ndarray):
        return (
            is_a(now, np.ndarray)
            and now.dtype == before.dtype
            and np.array_equal(np.array(now, subok=False), before, equal_nan=True)
        )
    if now is before:
        return True
    plain = is_number(now) or type(now) in {bool, str}
    return plain and bool(now == before)


def unchanged(
    what: str,
    now: Mapping[str, Any],
    before: Mapping[str, Any],
    read: str,
    why: str = "It belongs to the caller. Work on a copy, or make a new one.",
) -> None:
    """See that what was passed to a student's code is as before, deep inside too.

    what: its name in messages, such as "MulLayer.backward". now, before: the arguments by name.

    Raises:
        CheckFailed: one has changed (code mutates-input).
    """
    for name, value in before.items():
        if not equal(now[name], value):
            details = Details(
                expected=f"{name} stays {show(value)}",
                got=f"{name} is now {show(now[name])}",
                why=why,
                read=read,
            )
            raise CheckFailed(f"{what} changed its argument {name}.", "mutates-input", details)
