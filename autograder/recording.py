"""What was run, recorded: grades, comments and late penalties in the gradebook, and the notebook.

nbgrader's own preprocessors decide what is recorded, in the order of
`c.Autograde.autograde_preprocessors`. What is left out is nbgrader's way around them: a converter,
ten connections and thirty transactions for each student. Here one connection serves a whole run,
and submissions that are ready at the same time are one transaction.

The gradebook comes first, then the notebook under autograded/. Its stamp says that all is done: a
run that is cut off in between records the submission again.
"""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import nbformat
from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    Execute,
    IgnorePattern,
    LimitOutput,
    SaveAutoGrades,
)
from nbgrader.utils import determine_grade, find_all_files, is_grade
from sqlalchemy.orm import Session, scoped_session, sessionmaker
from traitlets.utils.importstring import import_item

from autograder.course import Course
from autograder.files import put
from autograder.gradebook import STAMP, Scores, Stamp, autograded_folder
from autograder.notebooks import write
from autograder.preprocessor import ExecuteInSandbox
from autograder.submission import NOTEBOOK, Submission

log: Final = logging.getLogger("autograder.recording")

Step = Callable[[NotebookNode, dict[str, Any]], tuple[NotebookNode, dict[str, Any]]]


@dataclass(frozen=True)
class Graded:
    """A submission that was run.

    executed: its notebook with the outputs. stamp: makes the stamp, given the scores that nbgrader
    gives.
    """

    submission: Submission
    executed: NotebookNode
    stamp: Callable[[Scores], Stamp]


@contextmanager
def recorder(course: Course, section: str) -> Iterator["Recorder"]:
    """What records the submissions of a section, over one connection to the gradebook.

    Raises:
        UsageError: the gradebook cannot be opened.
    """
    with course.gradebook() as gradebook:
        gradebook.db.remove()
        gradebook.db = scoped_session(
            sessionmaker(gradebook.engine, class_=_Session, expire_on_commit=False)
        )
        yield Recorder(course, section, gradebook)


class Recorder:
    """Records submissions of a section as `nbgrader autograde` does."""

    def __init__(self, course: Course, section: str, gradebook: Gradebook) -> None:
        self._course, self._section, self._gradebook = course, section, gradebook
        self._directory = course.directory()
        self._autograde = Autograde(coursedir=self._directory, parent=course.app)
        self._mode = int(str(self._autograde.permissions), 8)
        self._rows = _Rows(gradebook.db)
        self._steps = list(self._nbgraders_steps())
        # A step or a plugin that we do not know may use the gradebook by itself. It must find it
        # as nbgrader would have left it, and free.
        self._one_by_one = not all(_is_known(step) for step in self._steps)
        self._given = self._files_of_the_source()

    def record(self, graded: Sequence[Graded]) -> dict[str, str]:
        """Record submissions; gives for each student whose could not be, why.

        One that cannot be recorded keeps its last notebook and its last grades.
        """
        if not graded:
            return {}
        if self._one_by_one and len(graded) > 1:
            return {who: why for one in graded for who, why in self.record([one]).items()}
        try:
            with self._transaction():
                notebooks = [self._enter(one) for one in graded]
        except Exception as error:  # the course's own steps and plugins can raise anything
            if len(graded) > 1:
                return {who: why for one in graded for who, why in self.record([one]).items()}
            student = graded[0].submission.student
            log.exception("%s could not be recorded", student)
            return {student: f"{type(error).__name__}: {error}".splitlines()[0]}
        problems = {}
        for one, notebook in zip(graded, notebooks, strict=True):
            try:
                self._put_in_place(one.submission, notebook)
            except OSError as error:
                log.exception("%s could not be written", one.submission.student)
                problems[one.submission.student] = str(error)
            else:
                log.info("%s recorded", one.submission.student)
        return problems

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        session = self._gradebook.db()
        session.held = not self._one_by_one
        try:
            yield
            session.held = False
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            session.held = False

    def _enter(self, graded: Graded) -> NotebookNode:
        """Enter a submission in the gradebook; gives its notebook as it is to be kept."""
        student = graded.submission.student
        self._autograde.run_pre_convert_hook()
        timestamp = self._directory.get_existing_timestamp(str(graded.submission.folder))
        known = {"timestamp": timestamp} if timestamp else {}
        self._gradebook.update_or_create_student(student)
        submission = self._gradebook.update_or_create_submission(self._section, student, **known)
        self._rows.use(submission, self._section)
        notebook = graded.executed
        resources = {
            "unique_key": self._section,
            "output_files_dir": f"{self._section}_files",
            "nbgrader": {
                "student": student,
                "assignment": self._section,
                "notebook": self._section,
                "db_url": self._directory.db_url,
            },
        }
        for step in self._steps:
            notebook, resources = step(notebook, resources)
        tested = [cell for cell in notebook.cells if is_grade(cell)]
        scores = {cell.metadata.nbgrader["grade_id"]: determine_grade(cell)[0] for cell in tested}
        notebook.metadata[STAMP] = asdict(graded.stamp(scores))
        nbformat.validate(notebook, relax_add_props=True)
        return notebook

    def _put_in_place(self, submission: Submission, notebook: NotebookNode) -> None:
        folder = autograded_folder(self._course, self._section, submission.student)
        name = f"{self._section}{NOTEBOOK}"
        contents = {
            file: (submission.folder / file).read_bytes() for file in self._files(submission)
        }
        contents |= self._given
        contents[Path(name)] = write(notebook).encode()
        put(folder, contents, last=name, mode=self._mode)
        if self._directory.groupshared:
            self._autograde.set_permissions(self._section, submission.student)
        self._autograde.run_post_convert_hook()

    def _files(self, submission: Submission) -> list[Path]:
        """The submission's other files, without those that nbgrader leaves behind."""
        if not submission.files:
            return []
        found = find_all_files(str(submission.folder), [*self._directory.ignore, f"*{NOTEBOOK}"])
        kept = {Path(one).relative_to(submission.folder) for one in found}
        return [file for file in submission.files if file in kept]

    def _files_of_the_source(self) -> dict[Path, bytes]:
        """The source's own files, which take the place of a submission's."""
        folder = self._course.folder("source") / self._section
        found = find_all_files(str(folder), [*self._directory.ignore, f"*{NOTEBOOK}"])
        kept = {Path(one).relative_to(folder) for one in found}
        kept -= {Path(one) for one in self._autograde.exclude_overwriting.get(self._section, [])}
        return {file: (folder / file).read_bytes() for file in kept}

    def _nbgraders_steps(self) -> Iterator[Step]:
        for one in self._autograde.autograde_preprocessors:
            step = import_item(one) if isinstance(one, str) else one
            if step in (Execute, ExecuteInSandbox):
                continue  # it has been run
            if not isinstance(step, type):
                yield step
            else:
                made = _OURS.get(step, step)(parent=self._autograde)
                if isinstance(made, _WithRows):
                    made.rows = self._rows
                yield made


class _Session(Session):
    """A session in which `commit` waits while it is held."""

    held = False

    def commit(self) -> None:
        """Commit; while held, leave it for later.

        A row is then sent to the database once, as it is in the end, and many rows of a kind are
        sent together. What is asked of the database meanwhile sees them all: the session sends
        them before it asks.
        """
        if not self.held:
            super().commit()


class _Rows:
    """A submission's rows of the gradebook, in the place of the gradebook that looks them up."""

    def __init__(self, db: scoped_session[Session]) -> None:
        self.db = db

    def use(self, submission: Any, section: str) -> None:
        """Take a submission (nbgrader's SubmittedAssignment).

        Raises:
            MissingEntry: it has no such notebook.
        """
        self.submission = submission
        notebooks = {one.name: one for one in submission.notebooks}
        self.notebook = _found(notebooks, section)
        for other in notebooks.values():
            if other is not self.notebook:  # as nbgrader does it for one that is missing
                for grade in other.grades:
                    grade.auto_score, grade.needs_manual_grade = 0, False
        # Rows that are not in the database yet have their cell's id, but not the cell.
        master = self.notebook.notebook
        cells = (*master.grade_cells, *master.solution_cells, *master.task_cells)
        names = {cell.id: cell.name for cell in cells}
        self._grades = {names[one.cell_id]: one for one in self.notebook.grades}
        self._comments = {names[one.cell_id]: one for one in self.notebook.comments}

    def find_grade(self, name: str, *_: str) -> Any:
        """The grade of a cell, as Gradebook.find_grade gives it."""
        return _found(self._grades, name)

    def find_comment(self, name: str, *_: str) -> Any:
        """The comment on a cell, as Gradebook.find_comment gives it."""
        return _found(self._comments, name)


def _found(rows: dict[str, Any], name: str) -> Any:
    if name not in rows:
        raise MissingEntry(f"the gradebook has no {name}")
    return rows[name]


class _WithRows:
    """A step that has the submission's rows and need not open the gradebook."""

    rows: _Rows


class _SaveAutoGrades(_WithRows, SaveAutoGrades):
    """nbgrader's, with rows that are there already."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Enter the scores and comments of the cells."""
        known = resources["nbgrader"]
        self.notebook_id, self.assignment_id = known["notebook"], known["assignment"]
        self.student_id, self.gradebook = known["student"], self.rows
        for index, cell in enumerate(nb.cells):
            self.preprocess_cell(cell, resources, index)
        return nb, resources


class _AssignLatePenalties(_WithRows, AssignLatePenalties):
    """nbgrader's, with rows that are there already."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Enter what comes off for being late."""
        self.init_plugin()
        notebook, seconds = self.rows.notebook, self.rows.submission.total_seconds_late
        notebook.late_submission_penalty = None
        self.rows.db.commit()
        if seconds > 0:
            self.rows.db.flush()
            self.rows.db.refresh(notebook)  # the score is a sum that the database makes
            student = resources["nbgrader"]["student"]
            penalty = self.plugin_inst.late_submission_penalty(student, notebook.score, seconds)
            self.log.warning("%s is %s seconds late: penalty %s", student, seconds, penalty)
            if penalty is not None:
                notebook.late_submission_penalty = self._check_late_penalty(notebook, penalty)
                self.rows.db.commit()
        return nb, resources


class _CheckCellMetadata(CheckCellMetadata):
    """nbgrader's, which looks at metadata of the same content once: it is that of the source."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._right: set[str] = set()

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Check the cells' nbgrader metadata.

        Raises:
            ValidationError: it is wrong.
        """
        looked_at = [(cell.cell_type, cell.metadata.get("nbgrader")) for cell in nb.cells]
        content = json.dumps(looked_at, sort_keys=True)
        if content not in self._right:
            super().preprocess(nb, resources)
            self._right.add(content)
        return nb, resources


_OURS: Final = {
    SaveAutoGrades: _SaveAutoGrades,
    AssignLatePenalties: _AssignLatePenalties,
    CheckCellMetadata: _CheckCellMetadata,
}


def _is_known(step: Step) -> bool:
    """Whether a step is nbgrader's own, which does not use the gradebook by itself."""
    if isinstance(step, _AssignLatePenalties):
        return bool(step.plugin_class is LateSubmissionPlugin)
    own = (_SaveAutoGrades, _CheckCellMetadata, IgnorePattern, LimitOutput)
    return type(step) in (*own, ClearMetadataPreprocessor)
