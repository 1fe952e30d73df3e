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
import multiprocessing.connection
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from concurrent.futures.process import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NoReturn, Protocol, TypeAlias

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
    record,
)
from autograder.judge import import_statements
from autograder.nbgrader_run import NbgraderError
from autograder.notebooks import read, write
from autograder.release import Assignment
from autograder.restore import Restored, restore
from autograder.submission import Submission, SubmissionError, read_submission

# A grade depends on all that these packages hold.
CHECKS: Final = ("grader_tests", "helpers", "autograder")

# Said of a notebook whose test cells are as they once were released.
OUTDATED: Final = "it was made from an earlier release; the test cells of today were put in"

# How long a worker may take to shut its kernel down when the coordinator is gone.
SECONDS_TO_LEAVE: Final = 5


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


@dataclass(frozen=True)
class _Job:
    submission: Submission
    restored: Restored
    fingerprint: str
    run: Run

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

    at_once: how many may be under way. protected: whether students' code
    runs in a sandbox. Ctrl-C ends the run; what was recorded until then is valid.

    Raises:
        UsageError: the gradebook cannot be read.
    """
    batch = Batch()
    jobs = deque(_jobs(course, assignment, students, batch, force=force, protected=protected))
    done = len(students) - len(jobs)
    waiting = [job.submission.student for job in jobs]
    runs = _run_all(jobs, make_executor, at_once)
    try:
        for job, outcome in runs:
            student = job.submission.student
            with _uninterrupted():
                problem = _record(course, assignment.section, job, outcome)
                waiting.remove(student)
                done += 1
                if problem is None:
                    batch.graded.append(student)
                    if job.notes:
                        batch.notes[student] = job.notes
                else:
                    batch.problems[student] = problem
            progress(student, "could not be graded" if problem else "graded", done, len(students))
    except KeyboardInterrupt:
        batch.left = waiting
    finally:
        runs.close()
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
        run = Run(
            student,
            write(restored.notebook),
            settings(course.app.config),
            import_statements(assignment.master.cells),
            protected,
            (str(course.root.resolve()),),
        )
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


def _record(course: Course, section: str, job: _Job, outcome: str | BaseException) -> str | None:
    """Record a submission that was run; gives the problem, if there is one."""
    if isinstance(outcome, BaseException):
        return f"it could not be run: {outcome}. Try again: backprop grade {section}"

    def stamp(scores: Scores) -> Stamp:
        return Stamp(job.fingerprint, job.restored.changes, job.notes, scores)

    try:
        record(course, section, job.submission, job.restored.notebook, read(outcome), stamp)
    except (NbgraderError, OSError) as error:
        return (
            f"it was run, but could not be recorded: {error}. Details: "
            f"{course.shown(course.log_file)}"
        )
    return None


def _run_all(
    jobs: deque[_Job], make_executor: Callable[[], Executor], at_once: int
) -> Generator[_Ended, None, None]:
    """Run the jobs' notebooks; gives each job with the executed text, or what went wrong.

    A worker process that is killed takes the others' work with it. Those are run once more, one at
    a time, so that only the one that kills its worker is lost.
    """
    alone: deque[_Job] = deque()
    yield from _run(jobs, make_executor, at_once, broken=alone.append)
    for job in alone:
        killers: list[_Job] = []
        yield from _run(deque([job]), make_executor, 1, broken=killers.append)
        for killer in killers:
            yield killer, ExecutionError("its code ended the process that graded it")


def _run(
    jobs: deque[_Job],
    make_executor: Callable[[], Executor],
    at_once: int,
    broken: Callable[[_Job], None],
) -> Generator[_Ended, None, None]:
    if not jobs:
        return
    running: dict[Future[str], _Job] = {}
    not_ours = multiprocessing.active_children()
    executor = make_executor()
    try:
        while jobs or running:
            lost: list[_Job] = []
            while jobs and len(running) < at_once and not lost:
                job = jobs.popleft()
                try:
                    running[executor.submit(execute, job.run)] = job
                except BrokenExecutor:
                    lost.append(job)
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                job = running.pop(future)
                error = future.exception()
                if isinstance(error, BrokenExecutor):
                    lost.append(job)
                else:
                    yield job, error or future.result()
            if lost:
                for job in (*lost, *running.values()):
                    broken(job)
                running.clear()
                executor.shutdown(wait=False, cancel_futures=True)
                executor = make_executor()
    except BaseException:
        for child in multiprocessing.active_children():
            if child not in not_ours:
                child.terminate()
        raise
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def process_pool(workers: int) -> ProcessPoolExecutor:
    """Worker processes on this machine. Each starts from one that has imported all it needs."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["autograder.execute"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_worker)


def _begin_worker() -> None:
    # Ctrl-C goes to every process of the terminal; the coordinator decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    threading.Thread(target=_follow_the_coordinator, daemon=True).start()


def _leave(*_: object) -> NoReturn:
    # An exception, so that the kernel under way is shut down on the way out.
    raise SystemExit


def _follow_the_coordinator() -> None:
    """End this process when the coordinator was killed; a worker would wait for work forever."""
    coordinator = multiprocessing.parent_process()
    if coordinator is not None:
        multiprocessing.connection.wait([coordinator.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(SECONDS_TO_LEAVE)
        os._exit(1)


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
        *(_package_digest(name) for name in CHECKS),
    )

    def fingerprint(submission: Submission) -> str:
        grades = recorded.students.get(submission.student)
        return _digest(common, submission.digest, grades.extension if grades else "")

    return fingerprint


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
