"""A notebook's cells, run: the student's in a sandbox, the test cells here; the outputs they leave.

Text in, text out: a run can be sent to another process or machine. What a process needs for it (a
sandbox, with everything imported) is kept for the next run.
"""

import multiprocessing.util
import platform
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearHiddenTests
from traitlets.config import Config

from autograder.judge import Judge, is_test
from autograder.limits import Allowed, allowed
from autograder.notebooks import pack, read
from autograder.sandbox import Sandbox, SandboxError

# The sections of nbgrader_config.py that say how cells run.
SETTINGS: Final = ("Execute", "Limits")


# What a kernel says of its language, and leaves in a notebook that it has run.
LANGUAGE: Final = {
    "name": "python",
    "version": platform.python_version(),
    "mimetype": "text/x-python",
    "codemirror_mode": {"name": "ipython", "version": sys.version_info.major},
    "pygments_lexer": "ipython3",
    "nbconvert_exporter": "python",
    "file_extension": ".py",
}


class ExecutionError(Exception):
    """The notebook could not be run at all, through no fault of one of its cells."""


@dataclass(frozen=True)
class Run:
    """A notebook to run.

    student: whose it is. notebook: its text. settings: the SETTINGS of nbgrader_config.py. imports:
    what the source's own cells import. protected: whether the student's code runs in a sandbox.
    hidden: directories of this machine that it must not see.
    """

    student: str
    notebook: str
    settings: dict[str, Any] = field(default_factory=dict)
    imports: str = ""
    protected: bool = True
    hidden: tuple[str, ...] = ()


def settings(config: Config) -> dict[str, Any]:
    """The part of nbgrader_config.py that says how cells run, as plain data."""
    return {name: dict(config[name]) for name in SETTINGS if name in config}


def execute(run: Run) -> str:
    """Run all cells of a notebook and return its text with their outputs.

    A cell that fails has an error among its outputs, and the others run all the same: one that
    takes too long has a CellTimeoutError, one that ended or exhausted its process a KernelDied. The
    hidden part of a test cell is not in the text that is returned.

    Raises:
        ExecutionError: no sandbox could be started.
    """
    notebook = read(run.notebook)
    limits = allowed(run.settings)
    with _one_at_a_time:
        try:
            Judge(notebook, limits, lambda replace: _place(run, limits, replace), run.imports).run()
        except SandboxError as error:
            close()
            raise ExecutionError(str(error)) from error
        _sandboxes[-1].begin_to_clear()
        without_hidden_tests(notebook.cells)
        notebook.metadata["language_info"] = LANGUAGE
        text = pack(notebook)
        if not _sandboxes[-1].is_clear():
            close()
    return text


def without_hidden_tests(cells: Sequence[NotebookNode]) -> None:
    """Take the hidden parts of test cells out, as nbgrader does it for the students' version."""
    clear = ClearHiddenTests()
    for cell in cells:
        if is_test(cell):
            clear._remove_hidden_test_region(cell)


# Standard output, which a test cell's is, belongs to the whole process: one notebook at a time.
_one_at_a_time: Final = threading.Lock()
_sandboxes: Final[list[Sandbox]] = []
_made_for: Final[list[tuple[Any, ...]]] = []


def _place(run: Run, limits: Allowed, replace: bool) -> Sandbox:
    """The sandbox of this process; a new one where it must not or cannot be used again."""
    wanted = (limits, run.protected, run.hidden)
    if replace or _made_for != [wanted]:
        close()
    if not _sandboxes:
        hidden = [Path(one) for one in run.hidden]
        _sandboxes.append(Sandbox(limits, protected=run.protected, hidden=hidden))
        _made_for.append(wanted)
    return _sandboxes[-1]


def close() -> None:
    """End this process's sandbox, if it has one."""
    while _sandboxes:
        _sandboxes.pop().close()
    _made_for.clear()


multiprocessing.util.Finalize(None, close, exitpriority=10)
