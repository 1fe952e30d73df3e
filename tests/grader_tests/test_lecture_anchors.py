"""Where a message says "Lecture NAME, "HEADING"", the lecture has that heading."""

import re
from pathlib import Path

import nbformat
import pytest

from grader_tests import CHECKS

ROOT = Path(__file__).parents[2]
ANCHOR = re.compile(r'Lecture (\d\d_\w+), "([^"]+)"')


def anchors():
    """(module, lecture, heading) of every reference in the checks' modules."""
    found = []
    for path in sorted((ROOT / "grader_tests").glob("section_*.py")):
        section = path.stem.removeprefix("section_")
        text = path.read_text(encoding="utf-8").replace("{SECTION}", section)
        found += [(path.stem, lecture, heading) for lecture, heading in ANCHOR.findall(text)]
    return found


def headings(lecture):
    notebook = nbformat.read(ROOT / "course" / "en" / f"{lecture}.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return set(re.findall(r"^#{2,3} (.+)$", text, flags=re.MULTILINE))


def test_every_section_of_checks_points_to_its_lecture():
    sections = {check.section for check in CHECKS.values()}
    assert {lecture for _, lecture, _ in anchors()} == sections


@pytest.mark.parametrize(("module", "lecture", "heading"), anchors())
def test_the_heading_exists(module, lecture, heading):
    assert heading in headings(lecture)
