"""Calling a student's code: in silence, and with its errors told in the student's words."""

import contextlib
import contextvars
import io
import linecache
import sys
import sysconfig
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from grader_tests.failure import CheckFailed, Details

# Frames of these places say nothing to a student: ours, the standard library's, packages'.
_NOT_THE_STUDENTS = (
    *(str(Path(__file__).parents[1] / name) for name in ("grader_tests", "autograder")),
    sysconfig.get_path("stdlib"),
    sysconfig.get_path("platlib"),
    sysconfig.get_path("purelib"),
)


class NoMethodError(Exception):
    """An object has no method of the name that was asked for."""


def call(
    what: str,
    function: Callable[..., Any],
    *arguments: object,
    given: str | Callable[[], str] = "",
) -> Any:
    """Call a student's function or class and return what it returns, unchanged.

    what: its name in messages, such as "MulLayer.backward". given: the arguments as text, or a
    function that makes the text when it is needed.

    Raises:
        CheckFailed: it raised NotImplementedError (code not-implemented) or anything else
            (code raised), or has not the method (not-implemented). KeyboardInterrupt passes
            through: it is how a kernel is stopped.
    """
    # Once more: the code of an earlier call may have changed it.
    with quiet(), np.errstate(all="ignore"):
        return answer(what, function, *arguments, given=given)


def answer(
    what: str,
    function: Callable[..., Any],
    *arguments: object,
    given: str | Callable[[], str] = "",
) -> Any:
    """As `call`, of a function that runs no student's code here, but says what it did elsewhere."""
    try:
        return function(*arguments)
    except NotImplementedError as error:
        # A subclass means something else: a kernel raises one where input() has nobody to ask.
        if type(error) is not NotImplementedError:
            raise _told(what, error, given) from None
        raise open_exercise(what) from None
    except NoMethodError:
        owner, _, name = what.rpartition(".")
        raise no_method(owner, name) from None
    except (Exception, SystemExit, GeneratorExit) as error:  # noqa: BLE001 - a student's code may raise anything
        raise _told(what, error, given) from None


def open_exercise(what: str) -> CheckFailed:
    """The failure of an exercise that nobody has written yet."""
    return CheckFailed(
        f"{what} is still open: write it, then run this cell again.", "not-implemented"
    )


def no_method(owner: str, name: str) -> CheckFailed:
    """The failure of an object that lacks a method."""
    return CheckFailed(f"{owner} has no method `{name}`.", "not-implemented")


_IS_QUIET = contextvars.ContextVar("_IS_QUIET", default=False)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep warnings and stderr out of the cell: nbgrader takes any stderr for a failed test.

    What the code prints on stderr is printed on stdout, so that nothing is lost. Inside another
    `quiet` it does nothing.
    """
    if _IS_QUIET.get():
        yield
        return
    mark = _IS_QUIET.set(True)
    noise = io.StringIO()
    try:
        with (
            warnings.catch_warnings(),
            np.errstate(all="ignore"),
            contextlib.redirect_stderr(noise),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        _IS_QUIET.reset(mark)
        if noise.getvalue():
            sys.stdout.write(noise.getvalue())


def _told(what: str, error: BaseException, given: str | Callable[[], str]) -> CheckFailed:
    name = type(error).__name__
    text = _text_of(error)
    why = f"{name}: {text}"
    line = _line_of(error)
    if line:
        why += f"\nin your line: {line}"
    if isinstance(error, ValueError) and "truth value of an array" in text:
        why += "\nAn array has many truth values. Use a mask, such as x > 0, or np.where."
    return CheckFailed(
        f"{what} raised {name}.",
        "raised",
        Details(given=given() if callable(given) else given, why=why),
    )


def _text_of(error: BaseException) -> str:
    try:
        return str(error) or "(no text)"
    except Exception:  # noqa: BLE001 - a student's exception may raise when it is shown
        return "(no text)"


def _line_of(error: BaseException) -> str:
    """The innermost line of the notebook (or of the student's file) that raised, as text."""
    # Not extract_tb: it looks up the text of each frame, and endless recursion has a thousand.
    for frame, number in reversed([*traceback.walk_tb(error.__traceback__)]):
        file = frame.f_code.co_filename
        if not file.startswith(_NOT_THE_STUDENTS):
            return linecache.getline(file, number).strip()
    return ""
