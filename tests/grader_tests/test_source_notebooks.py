"""The exercises' notebooks and the checks belong together: ids, points and solutions."""

import re
from pathlib import Path

import nbformat
import pytest

from grader_tests import CHECKS

ROOT = Path(__file__).parents[2]
SECTIONS = sorted({check.section for check in CHECKS.values()})


def notebook(section):
    return nbformat.read(ROOT / "source" / section / f"{section}.ipynb", as_version=4)


def grader(cell):
    return cell.metadata.get("nbgrader", {})


def test_every_section_with_a_notebook_has_checks():
    assert sorted(path.name for path in (ROOT / "source").iterdir() if path.is_dir()) == SECTIONS


@pytest.mark.parametrize("section", SECTIONS)
def test_test_cells_are_the_checks_in_order_with_their_points(section):
    cells = {
        grader(cell)["grade_id"]: grader(cell)["points"]
        for cell in notebook(section).cells
        if grader(cell).get("grade")
    }
    checks = {check.cell: check.points for check in CHECKS.values() if check.section == section}
    assert list(cells.items()) == list(checks.items())


@pytest.mark.parametrize("section", SECTIONS)
def test_every_test_cell_calls_its_own_check_visibly_and_hidden(section):
    for cell in notebook(section).cells:
        if not grader(cell).get("grade"):
            continue
        name = grader(cell)["grade_id"]
        visible, hidden = cell.source.split("### BEGIN HIDDEN TESTS")
        assert re.findall(r'check\("(\w+)"', visible) == [name]
        assert re.findall(r'check_hidden\("(\w+)"', hidden) == [name]
        assert hidden.rstrip().endswith("### END HIDDEN TESTS")
        assert grader(cell)["locked"] is True
        # With this tag, Jupyter goes on to the next cell when a check fails.
        assert cell.metadata.tags == ["raises-exception"]
        assert cell.id == name


@pytest.mark.parametrize("section", SECTIONS)
def test_every_exercise_has_a_statement_hints_and_one_solution_cell(section):
    cells = notebook(section).cells
    ids = [cell.id for cell in cells]
    exercises = dict.fromkeys(c.exercise for c in CHECKS.values() if c.section == section)
    solutions = [grader(cell)["grade_id"] for cell in cells if grader(cell).get("solution")]
    assert solutions == list(exercises)
    for exercise in exercises:
        task, at = ids.index(f"{exercise}-task"), ids.index(exercise)
        assert task < at
        assert ids[at - 1] == f"{exercise}-hints"
        assert "**Example.**" in cells[task].source
        assert cells[at - 1].source.count("<details><summary>Hint ") == 3
        assert "### BEGIN SOLUTION" in cells[at].source


@pytest.mark.parametrize("section", SECTIONS)
def test_the_table_of_points_on_top_is_right(section):
    total = sum(check.points for check in CHECKS.values() if check.section == section)
    title = notebook(section).cells[0].source
    assert f"**{total}**" in title
    for exercise in {c.exercise for c in CHECKS.values() if c.section == section}:
        points = sum(c.points for c in CHECKS.values() if c.exercise == exercise)
        row = next(line for line in title.splitlines() if f"`{exercise}" in line)
        assert row.rstrip(" |").endswith(f" {points}")
