"""Where the time goes: the parts of grading, each with a clock around it.

`python -m tests.bench.parts COURSE` grades the course's submissions in one process, so that parts
which otherwise run at the same time come one after the other, and prints as JSON what it measured.
"""

import functools
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any, Final

from autograder import batch, execute, recording
from autograder.course import open_course
from autograder.judge import Judge
from autograder.log import details_kept
from autograder.notebooks import grade_id
from autograder.recording import Recorder
from autograder.release import assignment
from autograder.sandbox import Sandbox
from autograder.session import Session
from tests.bench.classroom import SECTION

READ: Final = "submission read and rebuilt"
RESTORED: Final = "test cells restored"
SANDBOX: Final = "sandbox: a worker forked, cleared afterwards"
OWN: Final = "student's cells"
TESTS: Final = "test cells, what they compute here"
BORDER: Final = "calls across the border: encoded, decoded, checked"
WAITING: Final = "calls across the border: on the way, and the student's code"
TEXT: Final = "notebooks to text and back"
ENTERED: Final = "gradebook: rows"
COMMITTED: Final = "gradebook: sent and committed"
WRITTEN: Final = "notebook put in place"
REST: Final = "the rest"

PARTS: Final[list[tuple[Any, str, str]]] = [
    (batch, "read_submission", READ),
    (batch, "restore", RESTORED),
    (batch, "read", TEXT),
    (batch, "pack", TEXT),
    (execute, "read", TEXT),
    (execute, "pack", TEXT),
    (recording, "write", TEXT),
    (Sandbox, "fork", SANDBOX),
    (Sandbox, "begin_to_clear", SANDBOX),
    (Sandbox, "is_clear", SANDBOX),
    (Session, "run", OWN),
    (Judge, "_test", TESTS),
    (Session, "ask", BORDER),
    (Session, "_receive", WAITING),
    (Recorder, "_enter", ENTERED),
    (recording._Session, "commit", COMMITTED),
    (Recorder, "_put_in_place", WRITTEN),
]
"""Where a part begins: the function that it is."""


class Clock:
    """Charges each moment to the part that began last."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self._within = [REST]
        self._since = time.perf_counter()
        self.cell_seconds: dict[str, float] = defaultdict(float)
        self.cell_calls: Counter[str] = Counter()
        self._cell = ""

    def _switch(self) -> None:
        now = time.perf_counter()
        self.seconds[self._within[-1]] += now - self._since
        self._since = now

    def around(self, function: Callable[..., Any], part: str) -> Callable[..., Any]:
        """The function with a clock around it."""

        @functools.wraps(function)
        def clocked(*arguments: Any, **options: Any) -> Any:
            if part == WAITING and self._within[-1] == OWN:
                return function(*arguments, **options)
            if part == BORDER:
                self.cell_calls[self._cell] += 1
            self.calls[part] += 1
            self._switch()
            self._within.append(part)
            try:
                return function(*arguments, **options)
            finally:
                self._switch()
                self._within.pop()

        return clocked

    def around_test(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Judge._test, which is told the cell."""

        @functools.wraps(function)
        def clocked(judge: Judge, cell: Any, count: int) -> Any:
            self._cell = grade_id(cell) or ""
            begin = time.perf_counter()
            try:
                return function(judge, cell, count)
            finally:
                self.cell_seconds[self._cell] += time.perf_counter() - begin
                self._cell = ""

        return clocked


class _Here(Executor):
    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def main() -> None:
    """Grade the course and print the parts."""
    course = open_course(Path(sys.argv[1]))
    students = batch.handed_in(course, SECTION)
    with course.working(), details_kept(course):
        made = assignment(course, SECTION, register=True)

        def grade(some: list[str]) -> None:
            done = batch.grade(
                course,
                made,
                some,
                make_executor=_Here,
                at_once=1,
                progress=lambda *_: None,
            )
            assert len(done.graded) == len(some), done.problems

        grade(students[:1])  # which starts the sandbox
        clock = Clock()
        for owner, name, part in PARTS:
            setattr(owner, name, clock.around(getattr(owner, name), part))
        Judge._test = clock.around_test(Judge._test)  # type: ignore[method-assign]
        clock._since = time.perf_counter()
        grade(students[1:])
        clock._switch()
    number = len(students) - 1
    print(
        json.dumps(
            {
                "seconds": {part: all_of / number for part, all_of in clock.seconds.items()},
                "calls": clock.calls[BORDER] / number,
                "cells": {
                    name: [clock.cell_calls[name] / number, all_of / number]
                    for name, all_of in clock.cell_seconds.items()
                },
            }
        )
    )


if __name__ == "__main__":
    main()
