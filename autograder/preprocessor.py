"""The engine in place of nbgrader's Execute: for `nbgrader autograde` and the formgrader's button.

nbgrader_config.py names it:

    c.Autograde.autograde_preprocessors = STEPS
"""

from pathlib import Path
from typing import Any, Final

from nbformat import NotebookNode
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from traitlets import Bool

from autograder import sandbox
from autograder.execute import Run, execute, settings
from autograder.judge import import_statements
from autograder.notebooks import pack, read


class ExecuteInSandbox(NbGraderPreprocessor):
    """Runs a submission's cells in the sandbox, and its test cells outside of it."""

    protected = Bool(
        True,
        help="Whether students' code runs in a sandbox. Without one it can do all that you can.",
    ).tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Run a notebook; its cells have their outputs afterwards.

        Raises:
            UsageError: sandboxes cannot be made here.
            ExecutionError: no sandbox could be started.
        """
        if self.protected:
            sandbox.check()
        known = resources["nbgrader"]
        directory = _directory_of(self)
        run = Run(
            known["student"],
            pack(nb),
            settings(self.config),
            _imports(directory, known["assignment"], known["notebook"]),
            self.protected,
            (directory.root,),
        )
        return read(execute(run)), resources


# nbgrader's own steps, with ours where Execute was.
STEPS: Final = [
    f"{__name__}.{ExecuteInSandbox.__name__}" if step is Execute else step
    for step in Autograde().autograde_preprocessors
]


def _directory_of(part: Any) -> CourseDirectory:
    """The course directory of the converter that a preprocessor belongs to."""
    while not hasattr(part, "coursedir"):
        part = part.parent
    found: CourseDirectory = part.coursedir
    return found


def _imports(directory: CourseDirectory, section: str, name: str) -> str:
    """What the source notebook's own cells import."""
    path = directory.format_path(directory.source_directory, ".", section)
    return import_statements(read(Path(path, f"{name}.ipynb").read_text(encoding="utf-8")).cells)
