"""A class's results: a row a test cell in reports/SECTION.csv, and the tables of the class.

Made from the gradebook and the autograded notebooks alone, so that it can be made again at any time
without grading.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Final

from nbformat import NotebookNode
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.course import Course
from autograder.files import replace_file
from autograder.gradebook import (
    CellGrade,
    Grades,
    Recorded,
    autograded_notebook,
    read_stamp,
)
from autograder.notebooks import grade_id
from autograder.release import Assignment, TestCell
from autograder.verdicts import Verdict, readable, verdict
from grader_tests.codes import MEANING

# A spreadsheet takes a cell that begins like this for a formula. Messages hold students' text.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")

# How many kinds of mistakes the table of a class lists.
MOST_COMMON: Final = 10


@dataclass(frozen=True)
class Row:
    """One test cell of one student, as the CSV file has it."""

    student: str
    assignment: str
    notebook: str
    exercise: str
    cell: str
    points: str
    max_points: str
    status: str
    misconception: str
    message: str


@dataclass(frozen=True)
class StudentResult:
    """A student's rows, and the points that count in the end."""

    student: str
    rows: tuple[Row, ...]
    points: float
    late_penalty: float


def results(
    course: Course,
    assignment: Assignment,
    recorded: Recorded,
    students: Iterable[str],
    problems: Mapping[str, str],
) -> list[StudentResult]:
    """The results of a section, by student.

    students: who handed something in; who has grades from earlier is added. problems: for each
    submission that could not be graded, why.
    """
    everyone = sorted({*students, *recorded.students})
    return [_result(course, assignment, recorded, student, problems) for student in everyone]


def _result(
    course: Course,
    assignment: Assignment,
    recorded: Recorded,
    student: str,
    problems: Mapping[str, str],
) -> StudentResult:
    grades = recorded.students.get(student)
    notebook = autograded_notebook(course, assignment.section, student)
    if student in problems:
        reason = problems[student]
        if grades is not None and grades.cells:
            reason += f" (An earlier grade of {_number(grades.points)} stays in the gradebook.)"
        return _missing(assignment, student, reason)
    if grades is None or notebook is None:
        return _missing(assignment, student, f"Not graded yet. {how_to_grade(assignment.section)}")
    rows = _rows(assignment, student, grades, notebook)
    return StudentResult(student, rows, grades.points, grades.late_penalty)


def how_to_grade(section: str) -> str:
    """What to do about a submission that has no grade."""
    return f"Run: backprop grade {section}"


def _missing(assignment: Assignment, student: str, reason: str) -> StudentResult:
    rows = tuple(
        _row(assignment, student, cell, 0.0, Verdict("missing", "", readable(reason)))
        for cell in assignment.test_cells()
    )
    return StudentResult(student, rows, 0.0, 0.0)


def _rows(
    assignment: Assignment, student: str, grades: Grades, notebook: NotebookNode
) -> tuple[Row, ...]:
    stamp = read_stamp(notebook)
    changes = stamp.changes if stamp else {}
    places = {grade_id(cell): place for place, cell in enumerate(notebook.cells)}
    rows = []
    for cell in assignment.test_cells():
        grade = grades.cells.get(cell.name, CellGrade(None, None, 0.0))
        if cell.name in places:
            place = places[cell.name]
            outcome = verdict(
                notebook.cells[place], notebook.cells[:place], changes.get(cell.name, ())
            )
        else:
            outcome = Verdict("missing", "", "The autograded notebook does not have this cell.")
        if grade.manual is not None:
            said = f"An instructor gave this score. {outcome.message}".strip()
            outcome = Verdict("manual", outcome.misconception, readable(said))
        rows.append(_row(assignment, student, cell, grade.points, outcome))
    return tuple(rows)


def _row(
    assignment: Assignment, student: str, cell: TestCell, points: float, outcome: Verdict
) -> Row:
    return Row(
        student=student,
        assignment=assignment.section,
        notebook=assignment.section,
        exercise=cell.exercise,
        cell=cell.name,
        points=_number(points),
        max_points=_number(cell.max_points),
        status=outcome.status,
        misconception=outcome.misconception,
        message=_no_formula(outcome.message),
    )


def _number(value: float) -> str:
    """A number of points: whole ones without a decimal point, others to the last digit."""
    return str(int(value)) if value == int(value) else repr(float(value))


def _no_formula(text: str) -> str:
    """A text that a spreadsheet shows and does not compute.

    One that begins like a formula gets an apostrophe in front, which spreadsheets take for "this is
    text". No message of ours begins so.
    """
    return f"'{text}" if text.startswith(FORMULA) else text


def csv_text(found: Iterable[StudentResult]) -> str:
    """The rows as CSV, with a header line."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(field.name for field in fields(Row))
    writer.writerows(astuple(row) for result in found for row in result.rows)
    return file.getvalue()


def write_csv(course: Course, section: str, found: Iterable[StudentResult]) -> Path:
    """Write reports/SECTION.csv, whole or not at all, and return its path.

    Raises:
        OSError: it cannot be written.
    """
    path = course.reports / f"{section}.csv"
    replace_file(path, csv_text(found).encode())
    return path


def class_table(assignment: Assignment, found: Iterable[StudentResult]) -> RenderableType:
    """The class by exercise, and its commonest mistakes, to be printed with rich."""
    found = list(found)
    tables = [_points_table(assignment, found)]
    if mistakes := _mistakes(found):
        tables.append(_mistakes_table(mistakes))
    return Group(*tables)


def _points_table(assignment: Assignment, found: list[StudentResult]) -> Table:
    worth: dict[str, float] = defaultdict(float)
    for cell in assignment.test_cells():
        worth[cell.exercise] += cell.max_points
    total = sum(worth.values())
    late = any(result.late_penalty for result in found)
    table = Table(title=f"{assignment.section}: {_students(len(found))}")
    table.add_column("student", overflow="fold")
    for exercise, points in worth.items():
        table.add_column(f"{exercise}\nof {_number(points)}", justify="right")
    if late:
        table.add_column("late", justify="right")
    table.add_column(f"points\nof {_number(total)}", justify="right")
    for result in found:
        earned: dict[str, float] = defaultdict(float)
        for row in result.rows:
            earned[row.exercise] += float(row.points)
        missing = all(row.status == "missing" for row in result.rows)
        shown = ["–" if missing else _number(earned[exercise]) for exercise in worth]
        if late:
            shown.append(_number(-result.late_penalty) if result.late_penalty else "")
        shown.append("not graded" if missing else _number(result.points))
        # Text, since an id may hold what rich takes for markup.
        table.add_row(Text(result.student), *shown)
    return table


def _students(number: int) -> str:
    return f"{number} student" + ("" if number == 1 else "s")


def _mistakes(found: Iterable[StudentResult]) -> list[tuple[str, list[str], set[str]]]:
    """Each misconception with the exercises where it was seen and who made it, commonest first."""
    where: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for result in found:
        for row in result.rows:
            if row.misconception:
                where[row.misconception][row.exercise].add(result.student)
    listed = [
        (
            code,
            sorted(exercises, key=lambda one: -len(exercises[one])),
            set().union(*exercises.values()),
        )
        for code, exercises in where.items()
    ]
    return sorted(listed, key=lambda one: (-len(one[2]), one[0]))[:MOST_COMMON]


def _mistakes_table(mistakes: list[tuple[str, list[str], set[str]]]) -> Table:
    table = Table(title="The commonest mistakes")
    for name in ("mistake", "what it means", "where"):
        table.add_column(name)
    table.add_column("students", justify="right")
    for code, exercises, students in mistakes:
        table.add_row(code, MEANING[code], ", ".join(exercises), str(len(students)))
    return table
