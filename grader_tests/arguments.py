"""What is passed to a student's code: copies, and whether it is as before afterwards."""

import copy
from collections.abc import Mapping
from typing import Any

import numpy as np

from grader_tests.answers import show
from grader_tests.failure import CheckFailed, Details


def copied(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Deep copies of plain data; functions are passed on as they are."""
    return {
        name: value if callable(value) else copy.deepcopy(value)
        for name, value in arguments.items()
    }


def equal(one: Any, other: Any) -> bool:
    """Whether two pieces of our own plain data are the same to the bit."""
    if isinstance(other, Mapping):
        return (
            isinstance(one, Mapping)
            and list(one) == list(other)
            and all(equal(one[key], other[key]) for key in other)
        )
    if isinstance(other, np.ndarray):
        return (
            isinstance(one, np.ndarray)
            and one.dtype == other.dtype
            and np.array_equal(one, other, equal_nan=True)
        )
    return bool(one is other or one == other)


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
