"""The page that a student gets: the graded notebook, made by nbgrader's feedback generator.

The page says first what became of each test cell, and shows the cell as the student knows it,
without its hidden tests.
"""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from nbformat import NotebookNode
from nbgrader.converters import GenerateFeedback
from nbgrader.utils import is_solution
from traitlets.config import Config

from autograder import nbgrader_run
from autograder.course import Course
from autograder.files import mirror
from autograder.gradebook import UNDER_WAY, Grades, autograded_folder, under_way
from autograder.notebooks import grade_id
from autograder.release import Assignment
from autograder.report import StudentResult
from autograder.safe_html import safe_html

TEMPLATES: Final = Path(__file__).with_name("templates")
TEMPLATE: Final = "backprop"

_MADE_BY: Final = (Path(__file__), Path(safe_html.__code__.co_filename))

# A page ends in this and its fingerprint, so that one that is up to date is left alone.
MADE_OF: Final = "<!-- made of "


def page_path(course: Course, section: str, student: str) -> Path:
    """Where a student's page is."""
    return course.folder("feedback") / student / section / f"{section}.html"


def write_feedback(
    course: Course, assignment: Assignment, result: StudentResult, grades: Grades
) -> bool:
    """Write a student's page, if what it shows has changed; returns whether it had.

    Raises:
        NbgraderError: nbgrader could not make it. The last page is as it was.
    """
    section, student = assignment.section, result.student
    path = page_path(course, section, student)
    fingerprint = _fingerprint(course, section, result, grades)
    if _last_line(path) == f"{MADE_OF}{fingerprint} -->":
        return False
    with under_way(course) as folder:
        _generate(course, assignment, result)
        made = folder / "feedback" / student / section
        page = made / path.name
        page.write_text(
            f"{page.read_text(encoding='utf-8').rstrip()}\n{MADE_OF}{fingerprint} -->\n",
            encoding="utf-8",
        )
        mirror(path.parent, made, last=path.name)
    return True


def _generate(course: Course, assignment: Assignment, result: StudentResult) -> None:
    rows = {row.cell: row for row in result.rows}
    known = {grade_id(cell): cell.source for cell in assignment.released.cells}

    def say_what_became_of_it(
        notebook: NotebookNode, resources: object
    ) -> tuple[NotebookNode, object]:
        for cell in notebook.cells:
            row = rows.get(grade_id(cell) or "")
            for output in cell.get("outputs", []):
                output.metadata = _sizes(output.get("metadata", {}))
            if row is not None:
                cell.metadata["backprop"] = {"status": row.status, "message": row.message}
                if not is_solution(cell):
                    cell.source = known[row.cell]
        return notebook, resources

    directory = course.directory(feedback_directory=f"{UNDER_WAY}/feedback")
    converter = GenerateFeedback(coursedir=directory, parent=course.app)
    converter.preprocessors = [*converter.preprocessors, say_what_became_of_it]
    page = Config()
    page.HTMLExporter.template_name = TEMPLATE
    page.HTMLExporter.extra_template_basedirs = [str(TEMPLATES)]
    # Whoever opens the page, an instructor too, opens what the student has written.
    page.HTMLExporter.sanitize_html = True
    page.HTMLExporter.filters = {"clean_html": safe_html}
    converter.update_config(page)
    nbgrader_run.run(converter, directory.autograded_directory, result.student, assignment.section)


def _sizes(metadata: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """Of an output's metadata the sizes of pictures: the template writes all of it into tags."""
    return {
        form: {name: part[name] for name in ("width", "height") if type(part.get(name)) is int}
        for form, part in metadata.items()
        if isinstance(part, dict)
    }


def _fingerprint(course: Course, section: str, result: StudentResult, grades: Grades) -> str:
    """Of all that a page shows, and of how it is made."""
    digest = hashlib.sha256()
    notebook = autograded_folder(course, section, result.student) / f"{section}.ipynb"
    for file in (notebook, *sorted((TEMPLATES / TEMPLATE).iterdir()), *_MADE_BY):
        digest.update(file.read_bytes())
    digest.update(json.dumps([asdict(result), asdict(grades)]).encode())
    return digest.hexdigest()


def _last_line(path: Path) -> str:
    with suppress(FileNotFoundError):
        return path.read_text(encoding="utf-8").rstrip().rpartition("\n")[2]
    return ""
