"""Test cells, run on the trusted side: what they say is right, whatever the student's code is.

A test cell runs here, in the judge's process. The names that it takes from the notebook are
stand-ins for the student's objects; what our own cells define, and what the source imports, is our
own. What a test cell shows becomes its outputs, except where its hidden part shows it.
"""

import ast
import builtins
import contextlib
import io
import linecache
import resource
import signal
import symtable
import sys
import time
import traceback
import types
import warnings
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NoReturn

import numpy as np
from IPython.core.inputtransformer2 import TransformerManager
from IPython.lib.pretty import pretty
from nbformat import NotebookNode
from nbformat.v4 import new_output

from autograder.proxies import StudentsObject
from autograder.session import Output, Session
from autograder.student_errors import StudentError, writable

# nbgrader's own marks around the hidden part of a test cell.
BEGIN_HIDDEN: Final = "### BEGIN HIDDEN TESTS"
END_HIDDEN: Final = "### END HIDDEN TESTS"

# The error of a check: its text is made for the student, also where the check is hidden.
CHECK_FAILED: Final = "CheckFailed"

_MOST_SHOWN: Final = 1_000_000
_MOST_TEXT: Final = 100_000

# How much longer than the worker a test cell itself may take.
_GRACE_SECONDS: Final = 3.0
_SECONDS_TO_PARSE: Final = 1.0
_RING_AGAIN_SECONDS: Final = 1.0


class CellTimeoutError(BaseException):
    """A test cell took too long on this side."""


class Trusted:
    """The names of one notebook on the trusted side.

    answers: the names that the exercises ask for; a built-in of this name is the student's. memory:
    how many bytes a cell may take on this side; what a student's code returns can be anything.
    """

    def __init__(self, answers: frozenset[str], memory: int) -> None:
        self._memory = memory
        self._names: dict[str, Any] = {"get_ipython": _no_magics}
        self._ours: set[str] = set()
        self._answers = answers

    def take(self, source: str, session: Session | None, deadline: float) -> None:
        """Run one of our own cells that is no test, or what the source imports: its names are ours.

        A name that it would have defined is ours too where it fails: it never is the student's.
        """
        code = _our_python(source)
        self._ours |= _bound(code)
        with contextlib.suppress(Exception), _alarm(deadline + _GRACE_SECONDS):
            run = _Run(self._globals(code, session))
            for name in run.execute(_statements(code, source, "our own cell", frozenset()))[1]:
                self._names[name] = run.names[name]

    def forget(self, source: str) -> None:
        """A cell of the student's has run: its names are not a test cell's any more."""
        mentioned = {name for name in self._names if name not in self._ours and name in source}
        if not mentioned:
            return
        try:
            with _alarm(time.monotonic() + _SECONDS_TO_PARSE):
                mentioned &= _bound(python_of(source))
        except (CellTimeoutError, RuntimeError, SyntaxError, ValueError, MemoryError):
            pass  # nobody writes such a cell; it may have defined any of them
        for name in mentioned:
            del self._names[name]

    def test(
        self, source: str, count: int, session: Session, deadline: float
    ) -> tuple[list[NotebookNode], BaseException | None]:
        """Run a test cell; gives its outputs, and what ended it if that was not an Exception.

        Raises:
            CellTimeoutError, LateError, WorkerLostError: when the student's names were looked up.
        """
        code = _our_python(source)
        try:
            with _alarm(deadline + _GRACE_SECONDS), _at_most(self._memory):
                run = _Run(self._globals(code, session), count)
                session.show = run.display
                try:
                    hidden = _hidden_lines(source)
                    statements = _statements(code, source, f"Cell In[{count}]", hidden)
                    ended, changed = run.execute(statements)
                    for name in changed:
                        if name not in self._ours:
                            self._names[name] = run.names[name]
                except SyntaxError as error:
                    run.fail(error, hidden=False)
                    ended = None
        finally:
            session.show = lambda output: None
            session.give_back()
        return run.outputs, ended

    def _globals(self, code: str, session: Session | None) -> dict[str, Any]:
        """The names for a cell: ours, and for those that we do not have the student's."""
        names = {"__name__": "__main__", "__builtins__": builtins, **self._names}
        wanted = sorted(
            name
            for name in _used(code)
            if name not in self._names
            and name not in self._ours
            and (name in self._answers or not hasattr(builtins, name))
        )
        if wanted and session is not None:
            names |= session.look(wanted)
        return names


class _Run:
    """One cell's run on this side."""

    def __init__(self, names: dict[str, Any], count: int = 0) -> None:
        self.names = names
        self.outputs: list[NotebookNode] = []
        self._count = count
        self._hidden = False
        self._shown = 0

    def execute(
        self, statements: Sequence[tuple[types.CodeType, bool, bool]]
    ) -> tuple[BaseException | None, list[str]]:
        """Run compiled statements: (code, whether its value is shown, whether it is hidden).

        Gives what ended it, if that was no Exception, and the names that it has set.
        """
        before = dict(self.names)
        ended: BaseException | None = None
        out, err = _Stream(self, "stdout"), _Stream(self, "stderr")
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            warnings.catch_warnings(),
            np.errstate(),
        ):
            warnings.simplefilter("default")
            try:
                for code, shown, hidden in statements:
                    self._hidden = hidden
                    if shown:
                        value = eval(code, self.names)  # noqa: S307 - the instructor's own cell
                        if value is not None:
                            self._result(value)
                    else:
                        exec(code, self.names)  # noqa: S102 - the instructor's own cell
            except Exception as error:  # noqa: BLE001 - becomes the cell's output
                self.fail(error, hidden=self._hidden)
            except BaseException as error:  # noqa: BLE001 - the worker is late or lost
                ended = error
        changed = [
            name
            for name, value in self.names.items()
            if name not in before or before[name] is not value
        ]
        return ended, [name for name in changed if name != "__builtins__"]

    def print(self, name: str, text: str) -> None:
        """Text for one of the two streams."""
        if self._hidden and name == "stdout":
            return
        text = writable(text[: max(0, _MOST_SHOWN - self._shown)])
        self._shown += len(text)
        if not text:
            return
        last = self.outputs[-1] if self.outputs else None
        if last is not None and last.output_type == "stream" and last.name == name:
            last.text += text
        else:
            self.outputs.append(new_output("stream", name=name, text=text))

    def display(self, output: Output) -> None:
        """An output of the student's code that is no text."""
        from autograder.outputs import as_output

        if not self._hidden and self._shown < _MOST_SHOWN:
            made = as_output(output)
            if made is not None:
                self._shown += len(str(made))
                self.outputs.append(made)

    def fail(self, error: BaseException, *, hidden: bool) -> None:
        """An error ended the cell."""
        name = type(error).__name__
        render = getattr(error, "_render_traceback_", None)
        if render is not None and not isinstance(error, StudentsObject):
            text, lines = str(error), list(render())
        elif hidden and name != CHECK_FAILED and not isinstance(error, StudentError):
            text = "A hidden test did not pass."
            lines = [f"{name}: {text}"]
        else:
            text = writable(_text_of(error)[:_MOST_TEXT])
            lines = _traceback(error, text)
        self.outputs.append(new_output("error", ename=name, evalue=text, traceback=lines))

    def _result(self, value: Any) -> None:
        data = {"text/plain": writable(pretty(value)[:_MOST_SHOWN])}
        if not self._hidden:
            self.outputs.append(
                new_output("execute_result", data=data, execution_count=self._count)
            )


class _Stream(io.TextIOBase):
    def __init__(self, run: _Run, name: str) -> None:
        self._run = run
        self._called = name

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self._run.print(self._called, str(text))
        return len(text)


def _no_magics() -> NoReturn:
    raise RuntimeError(
        "a test cell that is graded runs outside the notebook: it cannot use % and ! commands"
    )


# A class shares its test cells: each is looked at once.
_MOST_KEPT: Final = 1000


def python_of(source: str) -> str:
    """A cell's text as Python."""
    return str(TransformerManager().transform_cell(source))


_our_python: Final = lru_cache(_MOST_KEPT)(python_of)


def _statements(
    code: str, source: str, file: str, hidden: frozenset[int]
) -> Sequence[tuple[types.CodeType, bool, bool]]:
    """A cell's statements, compiled one by one.

    Raises:
        SyntaxError: it is not Python.
    """
    linecache.cache[file] = (len(code), None, source.splitlines(keepends=True), file)
    return _compiled(code, file, hidden)


@lru_cache(_MOST_KEPT)
def _compiled(
    code: str, file: str, hidden: frozenset[int]
) -> Sequence[tuple[types.CodeType, bool, bool]]:
    tree = ast.parse(code, file)
    found = []
    for statement in tree.body:
        last = statement is tree.body[-1]
        shown = last and isinstance(statement, ast.Expr) and not code.rstrip().endswith(";")
        if shown and isinstance(statement, ast.Expr):
            compiled = compile(ast.Expression(statement.value), file, "eval")
        else:
            compiled = compile(ast.Module([statement], []), file, "exec")
        found.append((compiled, shown, statement.lineno in hidden))
    return tuple(found)


def _hidden_lines(source: str) -> frozenset[int]:
    """The numbers of the lines between nbgrader's marks."""
    found, inside = set(), False
    for number, line in enumerate(source.splitlines(), start=1):
        if BEGIN_HIDDEN in line:
            inside = True
        elif END_HIDDEN in line:
            inside = False
        elif inside:
            found.add(number)
    return frozenset(found)


def _bound(code: str) -> set[str]:
    """The names that a cell's code defines at its top level."""
    try:
        table = symtable.symtable(code, "cell", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    return {one.get_name() for one in table.get_symbols() if one.is_assigned() or one.is_imported()}


@lru_cache(_MOST_KEPT)
def _used(code: str) -> frozenset[str]:
    """The names that a cell's code takes from outside, inside its functions too."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return frozenset()
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))


def _text_of(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - a test cell's own exception
        return ""


def _traceback(error: BaseException, text: str) -> list[str]:
    """The lines of the cell, and of the student's code, that led to an error."""
    name = type(error).__name__
    lines = ["-" * 75, f"{name:<42}Traceback (most recent call last)"]
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.startswith(("Cell In[", "<student's ")):
            lines.append(f"{frame.filename}, line {frame.lineno}\n----> {frame.line}\n")
    return [*lines, f"{name}: {text}"]


@contextlib.contextmanager
def _alarm(at: float) -> Iterator[None]:
    """Within the block, a CellTimeoutError is raised when the time (of time.monotonic) has come."""

    def ring(*_: object) -> NoReturn:
        raise CellTimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    # And again: an exception that comes while an object is cleared away is dropped.
    signal.setitimer(signal.ITIMER_REAL, max(0.01, at - time.monotonic()), _RING_AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _at_most(memory: int) -> Iterator[None]:
    """Within the block, this process gets so many more bytes and no more: then a MemoryError."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = pages * resource.getpagesize() + memory
    if soft != resource.RLIM_INFINITY:
        most = min(most, soft)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


assert sys.platform != "win32"
