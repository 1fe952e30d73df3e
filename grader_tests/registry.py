"""The checks by test cell: what a notebook's test cells call.

A test cell's grade_id is `EXERCISE__ASPECT`; a check has the same name. The visible part of the
cell calls `check`, the hidden part `check_hidden`.
"""

import contextlib
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from grader_tests.calling import quiet
from grader_tests.failure import CheckFailed
from grader_tests.run import Run as Run
from grader_tests.smallest import smallest

# Codes that any exercise can get, whatever it asks.
ANYWHERE: Final[frozenset[str]] = frozenset(
    {"not-implemented", "raised", "timeout", "crashed", "unknown"}
)


@dataclass(frozen=True)
class Check:
    """A test cell's check.

    cell: its grade_id. section: the notebook. points: what the cell is worth. judge: called with a
    run and the student's objects. codes: the misconceptions that can apply to it, besides ANYWHERE.
    tell_apart: a failure is looked at again with many random numbers (a judge that trains for
    seconds would do it again for nothing). shrinks: it can be asked with smaller inputs.
    """

    cell: str
    section: str
    points: int
    judge: Callable[..., None]
    codes: frozenset[str]
    tell_apart: bool = True
    shrinks: bool = True

    @property
    def exercise(self) -> str:
        """The exercise's name."""
        return self.cell.rpartition("__")[0]

    @property
    def aspect(self) -> str:
        """What of the exercise the cell checks: forward, backward, value or robust."""
        return self.cell.rpartition("__")[2]


CHECKS: Final[dict[str, Check]] = {}


def register(
    cell: str,
    section: str,
    points: int,
    judge: Callable[..., None],
    codes: Iterable[str] = (),
    *,
    tell_apart: bool = True,
    shrinks: bool = True,
) -> None:
    """Add the check of one test cell.

    Raises:
        ValueError: the cell has a check already.
    """
    if cell in CHECKS:
        raise ValueError(f"the test cell {cell!r} has a check already")
    CHECKS[cell] = Check(cell, section, points, judge, frozenset(codes), tell_apart, shrinks)


def check(cell: str, *objects: object) -> None:
    """Check a student's objects with known inputs, and say that they are right.

    Raises:
        CheckFailed: they are not; the message says what is wrong and where to read on.
        KeyError: no check has this name.
    """
    found = CHECKS[cell]
    try:
        with quiet():
            found.judge(Run(np.random.default_rng(0), hidden=False), *objects)
    except CheckFailed as failure:
        raise _told(found, objects, failure, simple=True) from None
    print(f"{found.exercise}, {found.aspect}: right.")


def _told(
    found: Check, objects: tuple[object, ...], failure: CheckFailed, *, simple: bool
) -> CheckFailed:
    """The failure as the student sees it: the mistake named, on the smallest input."""
    named = _told_apart(found, objects, failure)
    if not found.shrinks or named.code == "not-implemented":
        return named
    return smallest(found.judge, objects, named, simple=simple)


def _told_apart(found: Check, objects: Sequence[object], failure: CheckFailed) -> CheckFailed:
    """The failure with the mistake that many random numbers show.

    Simple or few numbers can fit two mistakes by chance (with t = −2, t² is −2t). The example stays
    in the message, since it is easy to follow.
    """
    if not found.tell_apart or failure.code in ANYWHERE - {"unknown"}:
        return failure
    try:
        with contextlib.redirect_stdout(io.StringIO()), quiet():
            found.judge(Run(np.random.default_rng(1), hidden=True, large=True), *objects)
    except CheckFailed as other:
        if other.what == failure.what and other.code not in ANYWHERE - {"unknown"}:
            details = replace(failure.details, why=other.details.why)
            return CheckFailed(failure.headline, other.code, details, failure.size)
    return failure


def check_hidden(cell: str, *objects: object) -> None:
    """Check a student's objects with fresh random inputs; what they print is not shown.

    Raises:
        CheckFailed: they are not right; the message says what is wrong and where to read on.
        KeyError: no check has this name.
    """
    found = CHECKS[cell]
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            with quiet():
                found.judge(Run(np.random.default_rng(), hidden=True), *objects)
        except CheckFailed as failure:
            raise _told(found, objects, failure, simple=False) from None
