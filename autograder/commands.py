"""What each command does, and what it says on the terminal.

Results go to stdout. What went wrong, warnings and progress go to stderr.
"""

import difflib
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from autograder import batch, sandbox
from autograder.batch import Batch, Progress, handed_in, read_problems
from autograder.cli import INTERRUPTED
from autograder.course import Course, open_course
from autograder.errors import UsageError
from autograder.feedback import page_path, write_feedback
from autograder.gradebook import read_gradebook
from autograder.log import details_kept
from autograder.nbgrader_run import NbgraderError
from autograder.release import Assignment, assignment
from autograder.release import release as make_release
from autograder.report import StudentResult, class_table, results, write_csv
from autograder.workers import process_pool

# Wide enough for a class's table where no terminal says how wide it is.
WIDTH = 110

UNPROTECTED = (
    "backprop: --no-sandbox: submissions run UNPROTECTED: a student's code can read, change and "
    "delete all that you can. Grade only code that you trust."
)


def release(root: Path, sections: Sequence[str]) -> int:
    """Make the students' version of some sections, or of all; the exit status."""
    course = open_course(root)
    wanted = course.check_sections(sections or course.sections())
    if not wanted:
        course.check_sections(["SECTION"])
    with course.working(), details_kept(course):
        for section in wanted:
            changed = make_release(course, section)
            for path in changed:
                print(f"{section}: wrote {course.shown(path)}")
            if not changed:
                print(f"{section}: the release is up to date")
    return 0


def grade(
    root: Path,
    sections: Sequence[str],
    *,
    students: Sequence[str] | None = None,
    workers: int,
    address: str | None = None,
    force: bool = False,
    protected: bool = True,
) -> int:
    """Grade the submissions of some sections; the exit status.

    workers: how many processes of this machine run them. address: a dask scheduler's, whose workers
    run them instead.
    """
    if protected and address is None:
        sandbox.check()
    course = open_course(root)
    wanted = course.check_sections(sections)
    submitted = {section: handed_in(course, section) for section in wanted}
    chosen = _chosen(submitted, students)
    _say_what_was_passed_over(course)
    if not protected:
        say(UNPROTECTED)
    status = 0
    where = _cluster(address, protected=protected) if address else _here(workers)
    with course.working(), details_kept(course), where as at:
        for section in wanted:
            made = assignment(course, section, register=True)
            done = _grade(course, made, chosen[section], at, force=force, protected=protected)
            found = _results(course, made, submitted[section], done.problems)
            _say_what_was_done(course, section, done, found)
            print(f"{section}: {course.shown(write_csv(course, section, found))}", flush=True)
            if done.problems:
                status = 1
            if done.left:
                return INTERRUPTED
    return status


def feedback(root: Path, sections: Sequence[str], *, students: Sequence[str] | None = None) -> int:
    """Write the pages of the students of some sections; the exit status."""
    course = open_course(root)
    wanted = course.check_sections(sections)
    graded = {section: sorted(read_gradebook(course, section).students) for section in wanted}
    for section in wanted:
        if not graded[section]:
            raise UsageError(_nothing_graded(section))
    chosen = _chosen(graded, students)
    status = 0
    with course.working(), details_kept(course):
        for section in wanted:
            made = assignment(course, section, register=False)
            if not _write_pages(course, made, chosen[section]):
                status = 1
    return status


def report(root: Path, sections: Sequence[str]) -> int:
    """Print the tables of some sections and write their CSV files; the exit status."""
    course = open_course(root)
    wanted = course.check_sections(sections)
    with course.working(), details_kept(course):
        for section in wanted:
            if not read_gradebook(course, section).students:
                raise UsageError(_nothing_graded(section))
        for section in wanted:
            made = assignment(course, section, register=False)
            submitted = [
                one for one in course.students() if batch.has_handed_in(course, one, section)
            ]
            found = _results(course, made, submitted, read_problems(course, section, submitted))
            path = write_csv(course, section, found)
            _console().print(class_table(made, found))
            print(f"{section}: {course.shown(path)}", flush=True)
            if changed := batch.changed_since_graded(course, made, submitted):
                say(
                    f"backprop: {section}: changed since graded: {', '.join(changed)}. "
                    f"Run: backprop grade {section}"
                )
    return 0


def demo(root: Path, *, workers: int) -> int:
    """Build a class of sample students in build/demo/ and grade it; the exit status."""
    from autograder.demo import build_class

    protected = _protected_if_possible()
    built = build_class(root)
    course = open_course(built.root)
    status = 0
    with course.working(), details_kept(course), _here(workers) as at:
        for section in built.sections:
            made = assignment(course, section, register=True)
            submitted = handed_in(course, section)
            done = _grade(course, made, submitted, at, force=False, protected=protected)
            found = _results(course, made, submitted, done.problems)
            _say_what_was_done(course, section, done, found)
            write_csv(course, section, found)
            if done.left:
                return INTERRUPTED
            written = _write_pages(course, made, submitted)
            if done.problems or not written:
                status = 1
            _console().print(class_table(made, found))
    print("Open in a browser, for a student's page with mistakes explained:")
    for section in built.sections:
        print(f"  {page_path(course, section, built.to_look_at)}")
    print(f"The tables as files: {course.reports}/")
    return status


def _protected_if_possible() -> bool:
    """Whether there is a sandbox. The demo's students are our own: they can do without."""
    try:
        sandbox.check()
    except UsageError as error:
        say(f"backprop: {error}")
        say("backprop: The demo goes on without: its submissions are made of our own samples.")
        return False
    return True


def say(text: str) -> None:
    """Tell the person at the terminal something that is not a result."""
    print(text, file=sys.stderr, flush=True)


def _chosen(known: dict[str, list[str]], students: Sequence[str] | None) -> dict[str, list[str]]:
    """For each section, those of the known students who are asked for."""
    if not students:
        return known
    everyone = sorted({student for ids in known.values() for student in ids})
    # One name can be spelled in two ways that look the same; a zip made on macOS has the other.
    spelled = defaultdict(list)
    for student in everyone:
        spelled[unicodedata.normalize("NFC", student)].append(student)
    asked: set[str] = set()
    for student in students:
        found = [student] if student in everyone else spelled[unicodedata.normalize("NFC", student)]
        if not found:
            near = difflib.get_close_matches(student, everyone, n=3, cutoff=0.5)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            raise UsageError(
                f"there is nothing by a student {student!r} for {', '.join(known)}.{hint}"
            )
        asked.update(found)
    return {section: [one for one in ids if one in asked] for section, ids in known.items()}


@dataclass(frozen=True)
class _Place:
    """Where notebooks run: what makes an executor, and how many workers it has."""

    make_executor: Callable[[], Executor]
    workers: int


@contextmanager
def _here(workers: int) -> Iterator[_Place]:
    yield _Place(lambda: process_pool(workers), workers)


@contextmanager
def _cluster(address: str, *, protected: bool) -> Iterator[_Place]:
    from autograder.cluster import cluster

    with cluster(address, protected=protected, say=say) as place:
        yield _Place(*place)


def _grade(
    course: Course,
    made: Assignment,
    students: Sequence[str],
    at: _Place,
    *,
    force: bool,
    protected: bool,
) -> Batch:
    with _progress(made.section) as progress:
        return batch.grade(
            course,
            made,
            students,
            make_executor=at.make_executor,
            at_once=2 * at.workers,
            force=force,
            protected=protected,
            progress=progress,
        )


def _results(
    course: Course, made: Assignment, submitted: Iterable[str], problems: dict[str, str]
) -> list[StudentResult]:
    return results(course, made, read_gradebook(course, made.section), submitted, problems)


def _say_what_was_done(
    course: Course, section: str, done: Batch, found: Iterable[StudentResult]
) -> None:
    absent = sum(not batch.has_handed_in(course, student, section) for student in course.students())
    tampered = sum(any(row.status == "tampered" for row in result.rows) for result in found)
    counts = [
        (len(done.graded), "graded"),
        (len(done.unchanged), "graded before and unchanged"),
        (len(done.problems), "could not be graded"),
        (len(done.left), "left when it was interrupted"),
        (absent, "handed in nothing"),
        (tampered, "with changed test cells (see `tampered` in the report)"),
    ]
    said = [f"{number} {what}" for number, what in counts if number or what == "graded"]
    print(f"{section}: {', '.join(said)}", flush=True)
    for student, notes in sorted(done.notes.items()):
        say(f"backprop: {section}: {student} was graded, but note: {'; '.join(notes)}")
    for student, why in sorted(done.problems.items()):
        say(f"backprop: {section}: {student} could not be graded: {why}")
    if done.left:
        say(f"backprop: interrupted. To go on: backprop grade {section}")


def _say_what_was_passed_over(course: Course) -> None:
    submitted = course.folder("submitted")
    files = sorted(
        path.name for path in submitted.iterdir() if path.is_file() and path.name[0] != "."
    )
    if files:
        say(
            f"backprop: passed over in {course.shown(submitted)}/: {', '.join(files)}. "
            "A submission is a folder: submitted/STUDENT/SECTION/"
        )
    spelled = Counter(unicodedata.normalize("NFC", student) for student in course.students())
    for name in sorted(name for name, number in spelled.items() if number > 1):
        say(
            f"backprop: {name} is there {spelled[name]} times, in spellings that only look the "
            "same (Unicode NFC and NFD). Each is graded as a student of its own."
        )


def _write_pages(course: Course, made: Assignment, students: Sequence[str]) -> bool:
    """Write the students' pages; whether all could be written."""
    section = made.section
    recorded = read_gradebook(course, section)
    ready = [one for one in _results(course, made, [], {}) if one.student in students]
    failed: dict[str, str] = {}
    written = 0
    with _progress(f"{section} feedback") as progress:
        for done, result in enumerate(ready, start=1):
            outcome = "written"
            if all(row.status == "missing" for row in result.rows):
                failed[result.student] = result.rows[0].message
            else:
                try:
                    written += write_feedback(
                        course, made, result, recorded.students[result.student]
                    )
                except NbgraderError as error:
                    failed[result.student] = str(error)
            if result.student in failed:
                outcome = "not written"
            progress(result.student, outcome, done, len(ready))
    pages = course.shown(course.folder("feedback"))
    print(
        f"{section}: pages written: {written}, unchanged: {len(ready) - written - len(failed)}: "
        f"{pages}/STUDENT/{section}/{section}.html",
        flush=True,
    )
    for student, why in failed.items():
        say(f"backprop: {section}: no page for {student}: {why}")
    return not failed


def _nothing_graded(section: str) -> str:
    return f"nothing of {section} is graded yet. Run: backprop grade {section}"


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command line, which has an exit status of its own for that."""
        raise BrokenPipeError


def _console() -> Console:
    return _Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)


@contextmanager
def _progress(title: str) -> Iterator[Progress]:
    """A bar on a terminal, a line for each submission elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:

        def line(student: str, outcome: str, done: int, total: int) -> None:
            say(f"{title} {done}/{total}: {student}: {outcome}")

        yield line
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task(title, total=None)

        def move(student: str, outcome: str, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield move
