"""Many submissions graded at once: read, restored, run in worker processes, recorded.

Only this process writes the gradebook. A submission counts as graded when its notebook lies under
autograded/ with a stamp that fits all that the grade depends on, and the gradebook holds the scores
that the stamp names. So a run that was cut off anywhere is simply started again.
"""

import difflib
import hashlib
import importlib.util
import json
import multiprocessing
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias

from autograder.course import Course
from autograder.errors import UsageError
from autograder.execute import ExecutionError, Run, execute, settings
from autograder.gradebook import (
    Recorded,
    Scores,
    Stamp,
    autograded_notebook,
    read_gradebook,
    read_stamp,
)
from autograder.judge import import_statements
from autograder.notebooks import pack, read, write
from autograder.recording import Graded, Recorder, recorder
from autograder.release import Assignment
from autograder.restore import Restored, restore
from autograder.submission import Submission, SubmissionError, read_submission

# A grade depends on all that these packages hold.
CHECKS: Final = ("grader_tests", "helpers", "autograder")

# Said of a notebook whose test cells are as they once were released.
OUTDATED: Final = "it was made from an earlier release; the test cells of today were put in"


class Progress(Protocol):
    """Told of each submission as it is done."""

    def __call__(self, student: str, outcome: str, done: int, total: int) -> None:
        """student: whose. outcome: a few words. done, total: how many submissions."""


@dataclass
class Batch:
    """What a run did.

    graded, unchanged: students. notes: what was put right in a submission that was graded.
    problems: for each that could not be graded, why. left: students whose turn had not come when
    the run was interrupted.
    """

    graded: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    @property
    def settled(self) -> set[str]:
        """The students whose submission has been looked at."""
        return {*self.graded, *self.unchanged, *self.problems}


@dataclass(frozen=True)
class _Job:
    submission: Submission
    restored: Restored
    fingerprint: str
    run: Run

    @property
    def student(self) -> str:
        """Whose it is."""
        return self.submission.student

    def stamp(self, scores: Scores) -> Stamp:
        """How its autograded notebook came about."""
        return Stamp(self.fingerprint, self.restored.changes, self.notes, scores)

    @property
    def notes(self) -> tuple[str, ...]:
        """What was put right, other than in test cells."""
        if self.restored.outdated:
            return (*self.submission.notes, OUTDATED)
        return self.submission.notes


# A job, with the executed notebook's text or with what went wrong.
_Ended: TypeAlias = tuple[_Job, str | BaseException]


def handed_in(course: Course, section: str) -> list[str]:
    """The students who handed in something for a section.

    Raises:
        UsageError: nobody did.
    """
    folder = course.folder("submitted")
    if not folder.is_dir():
        raise UsageError(
            f"there is no folder {folder}. Put each submission there, in a folder of its own: "
            "submitted/STUDENT/SECTION/SECTION.ipynb"
        )
    everyone = course.students()
    found = [one for one in everyone if has_handed_in(course, one, section)]
    if not found:
        others = sorted({path.name for one in everyone for path in (folder / one).iterdir()})
        near = difflib.get_close_matches(section, others, n=3, cutoff=0.5)
        hint = f" There is {', '.join(near)}: rename it if it is the same." if near else ""
        raise UsageError(
            f"nobody handed in {section}: no folder submitted/STUDENT/{section} in "
            f"{course.root}.{hint}"
        )
    return found


def has_handed_in(course: Course, student: str, section: str) -> bool:
    """Whether there is anything of a student's for a section."""
    folder = course.folder("submitted") / student
    return (folder / section).exists() or (folder / f"{section}.ipynb").exists()


def read_problems(course: Course, section: str, students: Iterable[str]) -> dict[str, str]:
    """For each student whose submission cannot be read, why."""
    problems = {}
    for student in students:
        try:
            _read(course, student, section)
        except SubmissionError as error:
            problems[student] = str(error)
    return problems


def grade(
    course: Course,
    assignment: Assignment,
    students: Sequence[str],
    *,
    make_executor: Callable[[], Executor],
    at_once: int,
    force: bool = False,
    protected: bool = True,
    progress: Progress,
) -> Batch:
    """Grade the submissions of these students that are not graded yet; all of them with `force`.

    at_once: how many may be under way; more than there are workers, so that none has to wait for
    its next. protected: whether students' code runs in a sandbox.

    Ctrl-C ends the run; what was recorded until then is valid.

    Raises:
        UsageError: the gradebook cannot be read.
    """
    batch = Batch()
    jobs = _jobs(course, assignment, students, batch, force=force, protected=protected)
    with (
        recorder(course, assignment.section) as records,
        closing(_run_all(jobs, make_executor, at_once)) as runs,
    ):
        try:
            for ended in runs:
                with _uninterrupted():
                    problems = _record(course, records, assignment.section, ended)
                    for job, _ in ended:
                        _enter(batch, job, problems)
                        outcome = "could not be graded" if job.student in problems else "graded"
                        progress(job.student, outcome, len(batch.settled), len(students))
        except KeyboardInterrupt:
            batch.left = [one for one in students if one not in batch.settled]
    return batch


def _jobs(
    course: Course,
    assignment: Assignment,
    students: Sequence[str],
    batch: Batch,
    *,
    force: bool,
    protected: bool,
) -> Iterator[_Job]:
    """The submissions to run; those that need not or cannot be run are entered in the batch."""
    recorded = read_gradebook(course, assignment.section)
    fingerprint_of = _fingerprints(course, assignment, recorded)
    of_class = Run(
        student="",
        notebook="",
        settings=settings(course.app.config),
        imports=import_statements(assignment.master.cells),
        protected=protected,
        hidden=(str(course.root.resolve()),),
    )
    for student in students:
        try:
            submission = _read(course, student, assignment.section)
        except SubmissionError as error:
            batch.problems[student] = str(error)
            continue
        fingerprint = fingerprint_of(submission)
        if not force and _is_graded(course, assignment.section, student, fingerprint, recorded):
            batch.unchanged.append(student)
            continue
        restored = restore(submission.notebook, assignment.released, assignment.master)
        run = replace(of_class, student=student, notebook=pack(restored.notebook))
        yield _Job(submission, restored, fingerprint, run)


def changed_since_graded(
    course: Course, assignment: Assignment, students: Iterable[str]
) -> list[str]:
    """The graded students whose grade no longer is that of what they handed in, or of the checks.

    A submission that cannot be read is not among them.
    """
    section = assignment.section
    recorded = read_gradebook(course, section)
    fingerprint_of = _fingerprints(course, assignment, recorded)
    changed = []
    for student in set(students) & set(recorded.students):
        with suppress(SubmissionError):
            fingerprint = fingerprint_of(_read(course, student, section))
            if not _is_graded(course, section, student, fingerprint, recorded):
                changed.append(student)
    return sorted(changed)


def _read(course: Course, student: str, section: str) -> Submission:
    return read_submission(student, course.folder("submitted") / student / section, section)


def _is_graded(
    course: Course, section: str, student: str, fingerprint: str, recorded: Recorded
) -> bool:
    notebook = autograded_notebook(course, section, student)
    stamp = read_stamp(notebook) if notebook is not None else None
    if stamp is None or stamp.fingerprint != fingerprint or student not in recorded.students:
        return False
    scores = recorded.students[student].scores
    return {name: scores.get(name) for name in stamp.scores} == stamp.scores


def _record(
    course: Course, records: Recorder, section: str, ended: Iterable[_Ended]
) -> dict[str, str]:
    """Record submissions that were run; gives the problems, by student."""
    problems, graded = {}, []
    for job, outcome in ended:
        if isinstance(outcome, BaseException):
            why = str(outcome) or type(outcome).__name__
            problems[job.student] = (
                f"it could not be run: {why}. Try again: backprop grade {section}"
            )
        else:
            graded.append(Graded(job.submission, read(outcome), job.stamp))
    for student, why in records.record(graded).items():
        problems[student] = (
            f"it was run, but could not be recorded: {why}. Details: "
            f"{course.shown(course.log_file)}"
        )
    return problems


def _enter(batch: Batch, job: _Job, problems: Mapping[str, str]) -> None:
    """Enter a submission that was run, and recorded unless it is among the problems."""
    if job.student in problems:
        batch.problems[job.student] = problems[job.student]
        return
    batch.graded.append(job.student)
    if job.notes:
        batch.notes[job.student] = job.notes


def _run_all(
    jobs: Iterator[_Job], make_executor: Callable[[], Executor], at_once: int
) -> Generator[list[_Ended], None, None]:
    """Run the jobs' notebooks; gives those that have ended, all of them that have by then.

    A worker process that is killed takes the others' work with it. Those are run once more, one at
    a time, so that only the one that kills its worker is lost.
    """
    lost: list[_Job] = []
    yield from _run(jobs, make_executor, at_once, lost)
    for job in lost:
        again: list[_Job] = []
        yield from _run(iter([job]), make_executor, 1, again)
        if again:
            yield [(job, ExecutionError("the process that graded it was ended"))]


def _run(
    jobs: Iterator[_Job],
    make_executor: Callable[[], Executor],
    at_once: int,
    lost: list[_Job],
) -> Generator[list[_Ended], None, None]:
    """lost: gets those whose executor broke."""
    running: dict[Future[str], _Job] = {}
    executor: Executor | None = None
    not_ours = multiprocessing.active_children()
    try:
        while True:
            broken = False
            while len(running) < at_once and not broken and (job := next(jobs, None)) is not None:
                executor = executor or make_executor()
                try:
                    running[executor.submit(execute, job.run)] = job
                except BrokenExecutor:
                    lost.append(job)
                    broken = True
            if not running and not broken:
                return
            ended: list[_Ended] = []
            done = wait(running, return_when=FIRST_COMPLETED).done
            for future in [one for one in running if one in done]:
                job = running.pop(future)
                error = CancelledError() if future.cancelled() else future.exception()
                if isinstance(error, BrokenExecutor):
                    lost.append(job)
                    broken = True
                else:
                    ended.append((job, error or future.result()))
            if ended:
                yield ended
            if broken and executor is not None:
                lost += running.values()
                running.clear()
                executor.shutdown(wait=False, cancel_futures=True)
                executor = None
    except BaseException:
        for child in multiprocessing.active_children():
            if child not in not_ours:
                child.terminate()
        raise
    finally:
        if executor is not None:
            executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back until the block has ended."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []
    usual: Any = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if pressed:
        raise KeyboardInterrupt


def _fingerprints(
    course: Course, assignment: Assignment, recorded: Recorded
) -> Callable[[Submission], str]:
    """Gives the fingerprint of a submission: of all that its grades depend on."""
    common = _digest(
        write(assignment.master),
        write(assignment.released),
        json.dumps(settings(course.app.config), default=str, sort_keys=True),
        recorded.due,
        checks_digest(),
    )

    def fingerprint(submission: Submission) -> str:
        grades = recorded.students.get(submission.student)
        return _digest(common, submission.digest, grades.extension if grades else "")

    return fingerprint


def checks_digest() -> str:
    """Of all files of the packages that grades depend on."""
    return _digest(*(_package_digest(name) for name in CHECKS))


def _package_digest(name: str) -> str:
    spec = importlib.util.find_spec(name)
    parts = [name]
    for folder in (spec and spec.submodule_search_locations) or []:
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                parts += [
                    str(path.relative_to(folder)),
                    hashlib.sha256(path.read_bytes()).hexdigest(),
                ]
    return _digest(*parts)


def _digest(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
