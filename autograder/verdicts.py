"""A test cell's outputs -> what became of it, which mistake it shows, and a message.

The grade is nbgrader's: an error or anything on stderr gives no points. A verdict says why.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from nbformat import NotebookNode
from nbgrader.utils import determine_grade

from autograder.judge import KERNEL_DIED, TIMED_OUT, is_test
from autograder.notebooks import grade_id
from grader_tests.codes import CODES

Status: TypeAlias = Literal[
    "passed", "failed", "raised", "timeout", "crashed", "missing", "tampered", "manual"
]

# Codes that say how a cell ended are a status of their own; all others are a failed check.
STATUS_OF: Final[dict[str, Status]] = {
    "raised": "raised",
    "timeout": "timeout",
    "crashed": "crashed",
}

# A spreadsheet's cell holds 32,767 characters. Nobody reads a hundredth of that.
MAX_MESSAGE: Final = 2000

CODE_AT_END: Final = re.compile(r"\s*\[([a-z-]+)\]\s*$")
UNDEFINED: Final = re.compile(r"name '([^']+)' is not defined")
TERMINAL_CODES: Final = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Verdict:
    """What became of a test cell. misconception: one of grader_tests' CODES, or empty."""

    status: Status
    misconception: str
    message: str


@dataclass(frozen=True)
class _Error:
    """An error among a cell's outputs: the exception's name and text."""

    name: str
    text: str

    def __str__(self) -> str:
        first = self.text.strip().splitlines()[:1]
        return ": ".join([self.name, *first])


def verdict(
    cell: NotebookNode, before: Sequence[NotebookNode] = (), changes: Sequence[str] = ()
) -> Verdict:
    """What became of an executed test cell.

    before: the cells that ran before it. changes: what the student had changed in it
    (`restore.Restored.changes`).
    """
    outcome = _outcome(cell, before)
    if not changes:
        return outcome
    ending = "It passed." if outcome.status == "passed" else outcome.message
    return Verdict(
        "tampered",
        outcome.misconception,
        readable(f"The test cell was put back ({'; '.join(changes)}). {ending}"),
    )


def _outcome(cell: NotebookNode, before: Sequence[NotebookNode]) -> Verdict:
    points, max_points = determine_grade(cell)
    errors, printed = _errors(cell), _stderr(cell)
    if points is None:
        return Verdict("manual", "", "An instructor has to grade this cell.")
    if points == max_points and (points > 0 or not (errors or printed)):
        return Verdict("passed", "", "")
    by_name = {error.name: error for error in errors}
    if TIMED_OUT in by_name:
        said = by_name[TIMED_OUT].text or "The cell took too long."
        return Verdict(
            "timeout", "timeout", readable(f"{said} Look for a loop or a recursion without an end.")
        )
    if KERNEL_DIED in by_name:
        said = by_name[KERNEL_DIED].text or "The cell ended the process that ran it."
        return Verdict("crashed", "crashed", readable(said))
    if errors:
        return _of_error(errors[0], cell, before)
    if printed:
        said = f"The test cell wrote to stderr, which counts as a failure: {printed}"
        return Verdict("failed", "unknown", readable(said))
    return Verdict("failed", "unknown", f"{points:g} of {max_points:g} points.")


def _of_error(error: _Error, cell: NotebookNode, before: Sequence[NotebookNode]) -> Verdict:
    if error.name == "CheckFailed":
        first, *rest = error.text.split("\n") if error.text else [""]
        found = CODE_AT_END.search(first)
        code = found[1] if found and found[1] in CODES else "unknown"
        headline = first[: found.start()] if found and found[1] in CODES else first
        message = readable("\n".join([headline, *rest]))
        return Verdict(STATUS_OF.get(code, "failed"), code, message)
    if error.name == "NotImplementedError":
        said = f": {error.text}" if error.text else ""
        return Verdict("failed", "not-implemented", readable(f"This part is still open{said}."))
    undefined = UNDEFINED.search(error.text)
    if error.name == "NameError" and undefined:
        return _of_missing_name(undefined[1], cell, before)
    return Verdict("raised", "raised", readable(str(error)))


def _of_missing_name(name: str, cell: NotebookNode, before: Sequence[NotebookNode]) -> Verdict:
    cause = _cause(name, cell, before)
    if cause is None:
        return Verdict("failed", "not-implemented", readable(f"{name} is not defined."))
    where, error = cause
    return Verdict(
        "raised",
        "raised",
        readable(f"{name} is not defined, since {where} failed before it: {error}"),
    )


def _cause(
    name: str, cell: NotebookNode, before: Sequence[NotebookNode]
) -> tuple[str, _Error] | None:
    """The earlier cell that failed and so left a name undefined: the exercise's own, or the first.

    An open exercise elsewhere, or a cell that missed the same name, is not the cause.
    """
    exercise = (grade_id(cell) or "").rpartition("__")[0]
    failed = []
    for number, earlier in enumerate(before, start=1):
        if is_test(earlier):
            continue
        for error in _errors(earlier):
            missed = UNDEFINED.search(error.text)
            same = error.name == "NameError" and missed is not None and missed[1] == name
            if error.name != "NotImplementedError" and not same:
                own = grade_id(earlier)
                where = f"the cell {own}" if own else f"cell {number}"
                failed.append((own == exercise, where, error))
                break
    failed.sort(key=lambda one: not one[0])
    return failed[0][1:] if failed else None


def _errors(cell: NotebookNode) -> list[_Error]:
    outputs = cell.get("outputs", [])
    return [
        _Error(str(output.get("ename", "")), str(output.get("evalue", "")))
        for output in outputs
        if output.output_type == "error"
    ]


def _stderr(cell: NotebookNode) -> str:
    outputs = cell.get("outputs", [])
    streams = (output for output in outputs if output.output_type == "stream")
    return "".join(str(stream.text) for stream in streams if stream.name == "stderr").strip()


def readable(text: str) -> str:
    """A message without terminal colours and control characters, and of a length to be read."""
    plain = CONTROL.sub("", TERMINAL_CODES.sub("", text)).strip()
    return plain if len(plain) <= MAX_MESSAGE else plain[: MAX_MESSAGE - 4] + " ..."
