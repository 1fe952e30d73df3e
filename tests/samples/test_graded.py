"""The samples through the command line: real notebooks, `backprop grade`, and the report it writes.

Every sample is handed in by somebody, in a notebook in which the exercises that it builds on are
right. On part of the class, plain `nbgrader autograde` (its own Execute, in a kernel) must give the
same points for every cell; on all who are honest with `pytest tests/samples --compare-all`.
(tests/grader_tests/test_samples.py runs the samples many times, in one process.)
"""

import csv
import os
import shutil
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from grader_tests import CHECKS
from samples import load_samples

ROOT = Path(__file__).parents[2]
SECTIONS = sorted({check.section for check in CHECKS.values()})

# Exercises that may use earlier ones: they are handed in with right ones.
BUILDS_ON_OTHERS = {
    "cost_backward",
    "CostGraph",
    "SigmoidFromNodes",
    "dE_dw",
    "weight_gradient",
    "output_layer_gradients",
    "backward",
    "gradient_check",
    "suspects",
    "TwoLayerNet",
    "train",
}

# What a cell may take, in seconds: enough for training on a busy machine, and for all else. Each
# sample that hangs costs it in full.
TIMEOUT = {"07_training": 20}
OTHERS = 6

# Exercises that take long and that no other builds on: only who is looked at for them has them.
LONG = {"train"}

COMPARED = 3


def command(*arguments, cwd):
    """Run a program of this environment; its status and what it printed."""
    programs = Path(sys.executable).parent
    # nbgrader calls alembic by name, as it does in an environment that is active.
    path = os.pathsep.join([str(programs), os.environ.get("PATH", "")])
    done = subprocess.run(
        [programs / arguments[0], *arguments[1:]],
        cwd=cwd,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def by_exercise(section):
    found = {}
    for sample in load_samples(section):
        found.setdefault(sample.exercise, []).append(sample)
    return found


def students_of(section):
    """One dict for each student: exercise -> the sample that is handed in and looked at."""
    samples = by_exercise(section)
    simple = [samples[exercise] for exercise in samples if exercise not in BUILDS_ON_OTHERS]
    students = [
        {sample.exercise: sample for sample in row if sample} for row in zip_longest(*simple)
    ]
    students += [
        {s.exercise: s} for name in samples if name in BUILDS_ON_OTHERS for s in samples[name]
    ]
    return students


def solutions(section):
    """The text of each exercise's cell in the instructors' notebook."""
    notebook = nbformat.read(ROOT / "source" / section / f"{section}.ipynb", as_version=4)
    marks = [(cell, cell.metadata.get("nbgrader", {})) for cell in notebook.cells]
    return {mark["grade_id"]: cell.source for cell, mark in marks if mark.get("solution")}


def hand_in(course, section, student, answers):
    """Write a student's notebook: the release, with the samples in their solution cells."""
    notebook = nbformat.read(ROOT / "release" / "en" / section / f"{section}.ipynb", as_version=4)
    right = solutions(section)
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if grade_id in right and (grade_id in answers or grade_id not in LONG):
            cell.source = answers[grade_id].source if grade_id in answers else right[grade_id]
    folder = course / "submitted" / student / section
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{section}.ipynb")


def new_course(folder, section):
    folder.mkdir()
    shutil.copytree(ROOT / "source" / section, folder / "source" / section)
    settings = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    settings += f"\nc.Execute.timeout = {TIMEOUT.get(section, OTHERS)}\n"
    (folder / "nbgrader_config.py").write_text(settings, encoding="utf-8")
    return folder


def rows_of(course, section):
    with (course / "reports" / f"{section}.csv").open(encoding="utf-8", newline="") as file:
        return {(row["student"], row["cell"]): row for row in csv.DictReader(file)}


def grade(section, folder):
    """Grade a section's students; gives them, the course directory and the rows of the report."""
    course = new_course(folder / "course", section)
    students = {f"student {place:03d}": row for place, row in enumerate(students_of(section))}
    for student, answers in students.items():
        hand_in(course, section, student, answers)
    status, printed = command("backprop", "grade", section, "--workers", "1", cwd=course)
    assert status == 0, printed
    return students, course, rows_of(course, section)


def expected_of(sample):
    """Cell -> (points, misconception) of a sample's exercise."""
    cells = [check for check in CHECKS.values() if check.exercise == sample.exercise]
    return {
        check.cell: (
            (str(check.points), "")
            if sample.points[check.aspect]
            else ("0", sample.misconceptions[check.aspect])
        )
        for check in cells
    }


def look_at(students, rows):
    """How many samples there are, and what is wrong with points, named mistakes and statuses."""
    own = {"raised": "raised", "timeout": "timeout", "crashed": "crashed"}
    seen, wrong = 0, []
    for student, answers in students.items():
        for sample in answers.values():
            seen += 1
            for cell, (points, code) in expected_of(sample).items():
                row = rows[student, cell]
                status = own.get(code, "failed") if code else "passed"
                expected = (points, code, status)
                got = (row["points"], row["misconception"], row["status"])
                if got != expected:
                    wrong.append(f"{sample.exercise}/{sample.name} {cell}: {got}, not {expected}")
    return seen, wrong


def compare_with_plain_nbgrader(section, students, course, rows, folder, *, every):
    """See that `nbgrader autograde` gives the same points; how many cells it gave them for."""
    honest = [
        student
        for student, answers in students.items()
        if not any(sample.runs_in_kernel_only for sample in answers.values())
    ]
    compared = honest if every else honest[:: max(1, len(honest) // COMPARED)]
    plain = new_course(folder, section)
    # nbgrader as it comes: none of our settings.
    settings = f"c = get_config()\nc.Execute.timeout = {TIMEOUT.get(section, OTHERS)}\n"
    (plain / "nbgrader_config.py").write_text(settings, encoding="utf-8")
    status, printed = command("nbgrader", "generate_assignment", section, cwd=plain)
    assert status == 0, printed
    for student in compared:
        shutil.copytree(
            course / "submitted" / student / section, plain / "submitted" / student / section
        )
    status, printed = command("nbgrader", "autograde", section, cwd=plain)
    assert status == 0, printed
    with Gradebook(f"sqlite:///{plain}/gradebook.db") as gradebook:
        grades = {
            (student, grade.name): grade.score
            for student in compared
            for grade in gradebook.find_submission_notebook(section, section, student).grades
        }
    assert grades == {key: float(row["points"]) for key, row in rows.items() if key[0] in compared}
    assert len(grades) == len(compared) * sum(check.section == section for check in CHECKS.values())
    return len(grades)


# One test, so that each section is graded once, whichever processes the tests are spread over.
@pytest.mark.parametrize("section", SECTIONS)
def test_every_sample_gets_its_points_and_its_mistake_is_named(
    section, tmp_path, request, record_property
):
    students, course, rows = grade(section, tmp_path)
    every = request.config.getoption("--compare-all")
    seen, wrong = look_at(students, rows)
    record_property("samples", f"{section}: {seen} samples graded in notebooks")
    assert not wrong
    assert seen == len(load_samples(section))
    cells = compare_with_plain_nbgrader(
        section, students, course, rows, tmp_path / "plain", every=every
    )
    record_property("equal", f"{section}: {cells} cells of {cells}")
