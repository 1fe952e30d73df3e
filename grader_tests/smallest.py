"""The smallest input that shows a mistake.

A failed check is asked again with fewer and simpler numbers, from one element upwards. The first
input on which the same mistake shows is the example of the message. The verdict stays what it was.
"""

import contextlib
import io
import time
from collections.abc import Callable
from typing import Final

from grader_tests.calling import quiet
from grader_tests.failure import CheckFailed
from grader_tests.run import Run
from grader_tests.simple_numbers import SimpleNumbers

# How many sizes are tried, and how many inputs of each. A size costs one to a few calls of the
# student's code; code that is slow is not asked for longer than this.
SIZES: Final = 18
SEEDS: Final = 3
PATIENCE_S: Final = 0.5
# The sizes grow, if not each by each: so far above the failure's own, no smaller one comes.
_FAR_LARGER: Final = 2


def smallest(
    judge: Callable[..., None], objects: tuple[object, ...], failure: CheckFailed, *, simple: bool
) -> CheckFailed:
    """The failure with the smallest input that shows the same mistake; or the failure itself.

    simple: its own numbers are simple already, so that only fewer of them are better.
    """
    end = time.monotonic() + PATIENCE_S
    for size in range(SIZES):
        for seed in range(SEEDS):
            if time.monotonic() > end:
                return failure
            found = _failure(judge, objects, Run(SimpleNumbers(seed), hidden=True, size=size))
            if found is None or not _alike(found, failure):
                continue
            if _better(found, failure, simple):
                return found
            if size == 0 or found.size > _FAR_LARGER * failure.size:
                return failure
    return failure


def _failure(
    judge: Callable[..., None], objects: tuple[object, ...], run: Run
) -> CheckFailed | None:
    try:
        with contextlib.redirect_stdout(io.StringIO()), quiet():
            judge(run, *objects)
    except CheckFailed as failure:
        return failure
    return None


def _alike(one: CheckFailed, other: CheckFailed) -> bool:
    """Whether two failures say the same mistake of the same function."""
    if one.code != other.code or one.what != other.what:
        return False
    # An error's text has the shapes and numbers of its input.
    return one.code == "raised" or one.details.why == other.details.why


def _better(one: CheckFailed, other: CheckFailed, simple: bool) -> bool:
    if other.size == 0:
        return True
    return 0 < one.size < other.size or (one.size == other.size and not simple)
