"""A course directory: nbgrader's folders and settings, and what can be wrong with them."""

import difflib
import fcntl
import logging
import os
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import sqlalchemy
from nbgrader.api import Gradebook
from nbgrader.apps.baseapp import NbGrader
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from traitlets import default

from autograder.errors import UsageError

# Ours, in the course directory: the log, the lock and what is under way. Never a grade.
STATE = ".backprop"

# Folders that unpacking a zip or opening a notebook leaves behind: nobody's submission.
NOT_STUDENTS = frozenset({".ipynb_checkpoints", "__MACOSX", "__pycache__"})

# Without a log file (autograder.log), what nbgrader logs goes nowhere, not to the terminal.
logging.getLogger("autograder").addHandler(logging.NullHandler())


class _Settings(NbGrader):
    """nbgrader's application, for its settings alone.

    It reads them as `nbgrader` does when it runs in the course directory: the user's, then the
    course's own nbgrader_config.py. nbgrader also reads the current directory's; we do not, since
    --course names another one.
    """

    load_cwd_config = False

    def init_syspath(self) -> None:
        """nbgrader puts the current directory first on the path, where it can hide a module."""

    def _configure_logging(self) -> None:
        """Messages go to our own log, which the command line sets up."""

    @default("log")
    def _default_log(self) -> logging.Logger:
        return logging.getLogger("autograder.nbgrader")

    def exit(self, exit_status: int | str | None = 0) -> None:
        """traitlets leaves the process at a bad setting; the command line should say it instead."""
        raise UsageError(f"a setting of nbgrader_config.py is wrong: {sys.exception()}")


@dataclass(frozen=True)
class Course:
    """An nbgrader course directory with its settings; made by `open_course`."""

    root: Path
    app: NbGrader

    @property
    def state(self) -> Path:
        """The directory for what is ours: log, lock, work under way."""
        return self.root / STATE

    @property
    def log_file(self) -> Path:
        """Where the details of a run are."""
        return self.state / "grade.log"

    @property
    def reports(self) -> Path:
        """Where the tables are."""
        return self.root / "reports"

    def directory(self, **overrides: str) -> CourseDirectory:
        """nbgrader's own course directory, with its folders or ids overridden."""
        return CourseDirectory(parent=self.app, root=str(self.root), **overrides)

    def folder(self, step: str) -> Path:
        """The folder of one of nbgrader's steps: "source", "release", "submitted", ..."""
        return self.root / str(getattr(self._directory, f"{step}_directory"))

    @cached_property
    def _directory(self) -> CourseDirectory:
        return self.directory()

    def shown(self, path: Path) -> str:
        """A path as a message should show it: from the course directory on."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)

    def sections(self) -> list[str]:
        """The sections that the course has exercises for, in order."""
        notebooks = self.folder("source").glob("*/*.ipynb")
        return sorted(path.stem for path in notebooks if path.stem == path.parent.name)

    def check_sections(self, names: Iterable[str]) -> list[str]:
        """The sections that the names mean, each once.

        Raises:
            UsageError: the course has no such section.
        """
        known = self.sections()
        wanted = list(dict.fromkeys(name.rstrip("/") for name in names))
        for name in wanted:
            if name not in known:
                raise UsageError(self._unknown_section(name, known))
        return wanted

    def _unknown_section(self, name: str, known: list[str]) -> str:
        source = self.shown(self.folder("source"))
        if not known:
            return (
                f"the course directory {self.root} has no exercises: {source}/{name}/{name}.ipynb "
                f"is missing. Copy the folder source/{name} and the file nbgrader_config.py from "
                "the course's repository into it, or name the right directory with --course."
            )
        near = difflib.get_close_matches(Path(name).name, known, n=3, cutoff=0.5)
        hint = f"Did you mean {' or '.join(near)}? " if near else ""
        return (
            f"there is no section {name!r}. {hint}{self.root} has: {', '.join(known)}. To add "
            f"another, copy its folder from the course's repository into {source}/."
        )

    def students(self) -> list[str]:
        """The ids that have a folder under submitted/, whatever is in it."""
        submitted = self.folder("submitted")
        excluded = set(self.directory().student_id_exclude.split(",")) | NOT_STUDENTS
        found = submitted.iterdir() if submitted.is_dir() else ()
        return sorted(path.name for path in found if path.is_dir() and path.name not in excluded)

    @contextmanager
    def gradebook(self) -> Iterator[Gradebook]:
        """nbgrader's gradebook, opened; made when there is none.

        Raises:
            UsageError: the database cannot be reached, read or written.
        """
        directory = self.directory()
        url = shown_database(directory.db_url)
        if not directory.course_id and not directory.db_url.startswith("sqlite"):
            # nbgrader refers to a course that it then does not enter; only SQLite lets that pass.
            raise UsageError(
                f"the gradebook {url} needs a name for the course. Set c.CourseDirectory.course_id "
                "in nbgrader_config.py."
            )
        try:
            opened = Gradebook(directory.db_url, directory.course_id)
        except ModuleNotFoundError as error:
            raise UsageError(
                f"the gradebook {url} needs the Python package {error.name}. Install it in the "
                "environment that grades."
            ) from error
        except SQLAlchemyError as error:
            raise UsageError(
                f"the gradebook {url} cannot be opened: {_first_line(error)}. Check "
                "c.CourseDirectory.db_url in nbgrader_config.py and who may write it."
            ) from error
        try:
            with opened:
                yield opened
        except SQLAlchemyError as error:
            raise UsageError(
                f"the gradebook {url} cannot be used: {_first_line(error)}. If nbgrader was "
                "upgraded: keep a copy of the gradebook, then run: nbgrader db upgrade"
            ) from error

    @contextmanager
    def working(self) -> Iterator[None]:
        """The right to write into the course directory, held by one run at a time.

        Raises:
            UsageError: a directory is read-only, or another run is under way.
        """
        self._check_writable()
        with (self.state / "lock").open("a+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise UsageError(
                    f"another run of backprop works in {self.root}. Wait for it to end, then try "
                    "again."
                ) from error
            yield

    def _check_writable(self) -> None:
        written = (self.folder("autograded"), self.folder("feedback"), self.reports)
        for folder in (self.root, self.state, *written):
            try:
                if folder == self.state:
                    folder.mkdir(exist_ok=True)
                if folder.is_dir():
                    # The owner's bits are not the whole truth (root, read-only disks): try it.
                    tempfile.TemporaryFile(dir=folder).close()
            except OSError as error:
                raise UsageError(
                    f"cannot write in {folder} ({error.strerror}), so nothing was done. Make it "
                    f"writable (chmod u+w {folder}), or copy the course to a directory of yours."
                ) from error


def open_course(root: Path) -> Course:
    """The course directory at a path, with the settings of its nbgrader_config.py.

    Raises:
        UsageError: there is no such directory, or its settings cannot be read.
    """
    root = root.resolve()
    if not root.is_dir():
        raise UsageError(f"there is no course directory {root}. Name an existing one: --course DIR")
    _put_scripts_on_path()
    app = _Settings(raise_config_file_errors=True)
    try:
        app.initialize([], root=str(root))
    except UsageError:
        raise
    except Exception as error:
        # The file is the instructor's own code: it can raise anything.
        raise UsageError(
            f"nbgrader_config.py cannot be read: {type(error).__name__}: {error}. Mend it, then "
            "try again."
        ) from error
    course = Course(root, app)
    structure = course.directory().directory_structure
    if structure != CourseDirectory.directory_structure.default_value:
        raise UsageError(
            f"nbgrader_config.py sets directory_structure to {structure!r}. backprop works with "
            "nbgrader's own, STEP/STUDENT/SECTION: remove that setting."
        )
    return course


def _put_scripts_on_path() -> None:
    """nbgrader calls `alembic` by its name, also where this environment is not activated."""
    scripts = sysconfig.get_path("scripts")
    path = os.environ.get("PATH", os.defpath).split(os.pathsep)
    if scripts not in path:
        os.environ["PATH"] = os.pathsep.join([scripts, *path])


def shown_database(url: str) -> str:
    """A database address that is fit to print: without its password."""
    try:
        return str(sqlalchemy.make_url(url).render_as_string(hide_password=True))
    except ArgumentError:
        return "of c.CourseDirectory.db_url"


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
