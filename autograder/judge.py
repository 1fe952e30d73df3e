"""One submission: the student's cells in the sandbox, the test cells here, one after the other.

A cell that hangs, crashes or uses too much fails alone: the worker is started again, the student's
cells before it are run again, and grading goes on with the next cell.
"""

import ast
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import psutil
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.utils import is_grade, is_locked, is_solution

from autograder.limits import MIB, Allowed
from autograder.notebooks import grade_id
from autograder.outputs import Outputs
from autograder.restore import SKIP_TAG
from autograder.sandbox import Sandbox, SandboxError
from autograder.session import LateError, Session, WorkerLostError
from autograder.student_errors import forget
from autograder.trusted import CellTimeoutError, Trusted, python_of
from autograder.worker.plain import FormError

# How errors that no cell raised are named in a notebook's outputs.
TIMED_OUT: Final = "CellTimeoutError"
KERNEL_DIED: Final = "KernelDied"

# How long a cell may take to end after it was interrupted.
_GRACE_SECONDS: Final = 2.0

# The lines of /proc/PID/status that say how much memory is a process's own, in kB.
_TAKEN: Final = re.compile(r"^Rss(?:Anon|Shmem):\s+(\d+) kB$", re.MULTILINE)


class _TooMuchShownError(Exception):
    """A cell shows more than it may."""


@dataclass
class _Lost:
    """What became of a cell that did not end by itself."""

    status: str
    text: str


@dataclass
class Judge:
    """Runs one notebook.

    new_sandbox: gives a sandbox that is clear; `replace` true asks for another one than before.
    imports: what the source's own cells import.
    """

    notebook: NotebookNode
    limits: Allowed
    new_sandbox: Callable[[bool], Sandbox]
    imports: str = ""
    _done: list[NotebookNode] = field(default_factory=list)

    def run(self) -> None:
        """Run the notebook's cells in order; their outputs are in it afterwards.

        Raises:
            SandboxError: no sandbox can be started.
        """
        self._start(replace=False)
        self._until = time.monotonic() + self.limits.notebook_seconds
        cells = [cell for cell in self.notebook.cells if cell.cell_type == "code"]
        answers = frozenset(grade_id(cell) or "" for cell in cells if is_solution(cell))
        self._trusted = Trusted(answers, self.limits.memory)
        try:
            self._trusted.take(self.imports, None, time.monotonic() + self.limits.cell_seconds)
            count = 0
            for cell in cells:
                if not cell.source.strip() or SKIP_TAG in cell.metadata.get("tags", []):
                    continue
                count += 1
                cell.execution_count = count
                if time.monotonic() >= self._until:
                    cell.outputs = [_error(*self._out_of_time())]
                elif is_test(cell):
                    cell.outputs = self._test(cell, count)
                else:
                    cell.outputs = self._student(cell, count)
        finally:
            self._session.close()
            forget()

    # --- Cells ---------------------------------------------------------------------------------

    def _student(self, cell: NotebookNode, count: int) -> list[NotebookNode]:
        """Run a cell in the sandbox; one that is ours on this side too."""
        outputs, lost = self._in_sandbox(cell.source, count)
        if lost is None:
            self._done.append(cell)
        if is_locked(cell):
            self._trusted.take(cell.source, self._session, self._deadline())
        else:
            self._trusted.forget(cell.source)
        return outputs

    def _in_sandbox(
        self, source: str, count: int, *, again: bool = True
    ) -> tuple[list[NotebookNode], _Lost | None]:
        outputs = Outputs()

        def tell(output: dict[str, object]) -> None:
            outputs.add(output)
            if outputs.size > self.limits.output:
                raise _TooMuchShownError

        self._session.deadline = self._deadline()
        lost: _Lost | None = None
        try:
            leaves = self._session.run(source, count, tell)
            if leaves:
                lost = _Lost(KERNEL_DIED, "The cell stopped the kernel, as exit() and quit() do.")
                return [*outputs.kept, _error(lost.status, lost.text)], None
        except LateError:
            lost = self._stopped(*self._out_of_time())
        except FormError:
            lost = _Lost(KERNEL_DIED, "The cell's text is too long to be run.")
        except _TooMuchShownError:
            text = f"The cell printed more than {self.limits.output // MIB} MB and was stopped."
            lost = self._stopped(KERNEL_DIED, text)
        except WorkerLostError as error:
            lost = _Lost(KERNEL_DIED, str(error))
            self._restart()
            if again:  # with nothing left behind by the cells before
                return self._in_sandbox(source, count, again=False)
        if lost is None:
            return outputs.kept, None
        return [*outputs.kept, _error(lost.status, lost.text)], lost

    def _test(self, cell: NotebookNode, count: int, *, again: bool = True) -> list[NotebookNode]:
        """Run a test cell on this side."""
        deadline = self._deadline()
        self._session.deadline = deadline
        try:
            outputs, ended = self._trusted.test(cell.source, count, self._session, deadline)
        except (WorkerLostError, LateError, CellTimeoutError) as error:  # names were looked up
            outputs, ended = [], error
        match ended:
            case None:
                return outputs
            case LateError():
                lost = self._stopped(*self._out_of_time())
            case CellTimeoutError():
                lost = _Lost(*self._out_of_time())
                self._restart()
            case WorkerLostError():
                lost = _Lost(KERNEL_DIED, str(ended))
                self._restart()
                if again:
                    return self._test(cell, count, again=False)
            case _:
                raise ended
        return [*outputs, _error(lost.status, lost.text)]

    def _deadline(self) -> float:
        return min(self._until, time.monotonic() + self.limits.cell_seconds)

    def _out_of_time(self) -> tuple[str, str]:
        if time.monotonic() >= self._until:
            return (
                TIMED_OUT,
                f"The notebook ran longer than {self.limits.notebook_seconds:g} s altogether.",
            )
        return TIMED_OUT, f"The cell ran longer than {self.limits.cell_seconds:g} s."

    # --- The worker ----------------------------------------------------------------------------

    def _start(self, *, replace: bool) -> None:
        self._sandbox = self.new_sandbox(replace)
        self._session = Session(self._sandbox.fork(), self._watch)

    def _stopped(self, status: str, text: str) -> _Lost:
        """Interrupt the worker, as Ctrl-C does. One that goes on all the same is ended."""
        try:
            self._sandbox.interrupt()
            answered = self._session.drain(_GRACE_SECONDS)
        except SandboxError:
            answered = False
        if answered:
            return _Lost(status, text)
        self._restart()
        return _Lost(status, f"{text} It could not be interrupted.")

    def _restart(self) -> None:
        """A new worker, in which the student's cells are run again that ran before."""
        again = True
        while again:
            again = False
            self._session.close()
            self._start(replace=not self._sandbox.clear())
            for cell in list(self._done):
                if time.monotonic() >= self._until:
                    return  # no cell will run any more
                if not self._runs_again(cell):
                    # It ran before. Without it, then: a cell is run again once.
                    self._done.remove(cell)
                    again = True
                    break

    def _runs_again(self, cell: NotebookNode) -> bool:
        """Run a student's cell that ran before; whether it leaves the sandbox alive."""
        self._session.deadline = self._deadline()
        try:
            self._session.run(cell.source, cell.execution_count, lambda output: None)
        except (WorkerLostError, LateError):
            return False
        # A worker whose zygote is killed answers on for a moment: for some of the cells after.
        return self._sandbox.lives()

    def _watch(self) -> None:
        """End the worker if all its processes together use too much.

        Raises:
            WorkerLostError: they do.
        """
        if sum(map(_memory_of, self._sandbox.processes())) > self.limits.memory:
            what = f"{self.limits.memory // MIB} MB of memory"
            raise WorkerLostError(f"The cell used more than {what} and was stopped.")
        number, held = self._sandbox.files()
        if number > self.limits.files:
            what = f"{self.limits.files} files at once"
            raise WorkerLostError(f"The cell had more than {what} and was stopped.")
        if held > self.limits.disk:
            what = f"{self.limits.disk // MIB} MB in its files"
            raise WorkerLostError(f"The cell had more than {what} and was stopped.")


def _memory_of(process: psutil.Process) -> int:
    """The bytes that a process takes for itself, shared memory of its own making included."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:  # it has ended meanwhile
        return 0
    return 1024 * sum(int(size) for size in _TAKEN.findall(status))


def is_test(cell: NotebookNode) -> bool:
    """Whether a cell is a test: graded by its outputs, and not the student's to write."""
    return bool(is_grade(cell) and not is_solution(cell))


def _error(name: str, text: str) -> NotebookNode:
    line = f"\x1b[0;31m{name}\x1b[0m: {text}"
    output: NotebookNode = new_output("error", ename=name, evalue=text, traceback=[line])
    return output


def import_statements(cells: Sequence[NotebookNode]) -> str:
    """What a notebook's cells import at their top level, exercises and tests left out: Python."""
    found = []
    for cell in cells:
        if cell.cell_type != "code" or is_solution(cell) or is_test(cell):
            continue
        try:
            tree = ast.parse(python_of(cell.source))
        except SyntaxError:
            continue
        found += [
            ast.unparse(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)
        ]
    return "\n".join(found)
