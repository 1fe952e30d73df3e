"""A notebook's cells, run in order; the outputs that they leave.

Text in, text out: a run can be sent to another process or machine. Today the cells run in a Jupyter
kernel, through nbgrader's own Execute preprocessor, test cells and student's cells together. That
is what `nbgrader autograde` does, and it protects nothing: the student's code runs as whoever
grades.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from jupyter_client.kernelspec import NoSuchKernel
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from traitlets.config import Config

from autograder.notebooks import read, write

# The sections of nbgrader_config.py that say how cells run.
SETTINGS: Final = ("Execute", "ExecutePreprocessor", "NotebookClient", "KernelManager")

# How errors that no cell raised are named in a notebook's outputs.
KERNEL_DIED: Final = "KernelDied"
TIMED_OUT: Final = "CellTimeoutError"

# What a cell prints beyond this many characters is dropped: an endless loop that prints would fill
# the memory before its time is up. nbgrader shortens what is kept to a thousand lines.
MAX_PRINTED: Final = 1_000_000

# How often to try to start a kernel. On a busy machine two kernels can pick the same free port.
STARTS: Final = 3


class ExecutionError(Exception):
    """The notebook could not be run at all, through no fault of one of its cells."""


@dataclass(frozen=True)
class Run:
    """A notebook to run.

    student: whose it is. notebook: its text. settings: the SETTINGS of nbgrader_config.py.
    """

    student: str
    notebook: str
    settings: dict[str, Any] = field(default_factory=dict)


def settings(config: Config) -> dict[str, Any]:
    """The part of nbgrader_config.py that says how cells run, as plain data."""
    return {name: dict(config[name]) for name in SETTINGS if name in config}


def execute(run: Run) -> str:
    """Run all cells of a notebook and return its text with their outputs.

    A cell that fails has an error among its outputs, and the others run all the same: one that
    takes too long has a CellTimeoutError. One that ends the kernel has a KernelDied, and the
    notebook is run again without it.

    Raises:
        ExecutionError: no kernel could be started.
    """
    fates: dict[int, list[NotebookNode]] = {}
    starts = 0
    with tempfile.TemporaryDirectory(prefix="backprop-", ignore_cleanup_errors=True) as private:
        while True:
            kernel = _Kernel(config=Config(run.settings), left_out=frozenset(fates))
            notebook = read(run.notebook)
            try:
                ended = kernel.run(notebook, Path(tempfile.mkdtemp(dir=private)))
            except ExecutionError:
                starts += 1
                if starts == STARTS:
                    raise
                continue
            if ended is None:
                break
            cell, error = ended
            fates[cell] = [*notebook.cells[cell].outputs, error]
    for cell, outputs in fates.items():
        notebook.cells[cell].outputs = outputs
    return write(notebook)


class _CellEndedKernelError(Exception):
    """A cell asked the kernel to stop, as `exit()` does."""


class _Kernel(Execute):
    """nbgrader's Execute, which knows the cell that it is running and can leave cells out."""

    error_on_timeout: dict[str, Any]  # a trait of nbclient's

    def __init__(self, left_out: frozenset[int], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.left_out = left_out
        self.running: int | None = None
        self.printed = 0
        if not self.error_on_timeout.get("evalue"):
            said = f"The cell ran longer than {self.timeout} s and was stopped."
            self.error_on_timeout = {**self.error_on_timeout, "evalue": said}

    def run(self, notebook: NotebookNode, private: Path) -> tuple[int, NotebookNode] | None:
        """Run a notebook in place; gives the cell that ended the kernel and the error it gets."""
        self.private = private
        work = private / "work"
        work.mkdir()
        try:
            self.preprocess(notebook, {"metadata": {"path": str(work)}})
        except (DeadKernelError, CellTimeoutError, _CellEndedKernelError) as error:
            if self.running is None:
                raise ExecutionError(
                    f"the kernel stopped before the first cell: {error}"
                ) from error
            return self.running, _fate(error, self.timeout)
        except (NoSuchKernel, RuntimeError, OSError) as error:
            if self.running is not None:
                raise
            raise ExecutionError(f"no kernel could be started: {error}") from error
        return None

    @contextmanager
    def setup_kernel(self, **kwargs: Any) -> Iterator[None]:
        """A kernel with a private directory, and settings of its own instead of the user's."""
        environment = {
            **os.environ,
            "NBGRADER_EXECUTION": "autograde",  # as nbgrader sets it
            "IPYTHONDIR": str(self.private / "ipython"),
        }
        # What a kernel itself says on the terminal is nobody's output.
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with super().setup_kernel(env=environment, **silent, **kwargs):
            yield

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Run a cell, unless it is to be left out."""
        self.running, self.printed = index, 0
        if index in self.left_out:
            return cell, resources
        ran: tuple[NotebookNode, dict[str, Any]] = super().preprocess_cell(cell, resources, index)
        return ran

    def on_cell_executed(self, **kwargs: Any) -> None:
        """Notice that a cell has asked the kernel to stop, before the next cell pays for it."""
        super().on_cell_executed(**kwargs)
        for payload in kwargs["execute_reply"]["content"].get("payload", []):
            if payload.get("source") == "ask_exit" and not payload.get("keepkernel"):
                raise _CellEndedKernelError

    def process_message(
        self, msg: dict[str, Any], cell: NotebookNode, cell_index: int
    ) -> NotebookNode | None:
        """Take a message of the kernel's; what a cell prints is kept up to MAX_PRINTED."""
        if msg["msg_type"] == "stream":
            text = msg["content"]["text"][: MAX_PRINTED - self.printed]
            if not text:
                return None
            msg["content"]["text"] = text
            self.printed += len(text)
        output: NotebookNode | None = super().process_message(msg, cell, cell_index)
        return output


def _fate(error: Exception, timeout: int | None) -> NotebookNode:
    """The error output of a cell that its kernel did not survive."""
    if isinstance(error, CellTimeoutError):
        name, text = (
            TIMED_OUT,
            f"The cell ran longer than {timeout} s and could not be interrupted.",
        )
    elif isinstance(error, _CellEndedKernelError):
        name, text = KERNEL_DIED, "The cell stopped the kernel, as exit() and quit() do."
    else:
        name, text = KERNEL_DIED, "The cell ended the process that ran it."
    output: NotebookNode = new_output(  # type: ignore[no-untyped-call]
        "error", ename=name, evalue=text, traceback=[f"\x1b[0;31m{name}\x1b[0m: {text}"]
    )
    return output
