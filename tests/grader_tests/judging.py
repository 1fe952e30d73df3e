"""What a check says of an answer."""

from collections.abc import Callable
from typing import Any

from grader_tests import CheckFailed, check, check_hidden

JUDGES = [check, check_hidden]


def code(judge: Callable[..., None], cell: str, answer: Any) -> str | None:
    """The code of a failed check, None if the answer passes."""
    try:
        judge(cell, answer)
    except CheckFailed as failure:
        return failure.code
    return None
