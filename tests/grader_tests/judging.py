"""What a check says of an answer."""

from collections.abc import Callable
from typing import Any

import pytest

from grader_tests import CheckFailed, check, check_hidden

JUDGES = [check, check_hidden]


def code(judge: Callable[..., None], cell: str, answer: Any) -> str | None:
    """The code of a failed check, None if the answer passes."""
    try:
        judge(cell, answer)
    except CheckFailed as failed:
        return failed.code
    return None


def failure(judge: Callable[..., None], cell: str, answer: Any) -> CheckFailed:
    """The failed check of a wrong answer."""
    with pytest.raises(CheckFailed) as caught:
        judge(cell, answer)
    return caught.value
