"""The floor: cells with bare `exec`, in one process, nothing guarded and nothing kept.

`python -m tests.bench.floor COURSE` prints, as JSON, seconds a submission: the students' own cells
alone, and with the test cells.
"""

import contextlib
import io
import json
import sys
import time
import warnings
from pathlib import Path
from typing import Any

from autograder.course import open_course
from autograder.judge import is_test
from autograder.release import assignment
from autograder.restore import restore
from autograder.submission import read_submission
from tests.bench.classroom import SECTION


def seconds_of(cells: list[Any]) -> float:
    """How long code cells take, one after the other."""
    names: dict[str, Any] = {"__name__": "__main__"}
    begin = time.perf_counter()
    for cell in cells:
        with contextlib.suppress(Exception):
            exec(compile(cell.source, "cell", "exec"), names)  # noqa: S102
    return time.perf_counter() - begin


def main() -> None:
    """Run all submissions of a course."""
    course = open_course(Path(sys.argv[1]))
    made = assignment(course, SECTION, register=False)
    own, all_cells = 0.0, 0.0
    students = course.students()
    seconds_of([cell for cell in read_master(made) if not is_test(cell)])  # the imports
    for student in students:
        folder = course.folder("submitted") / student / SECTION
        submitted = read_submission(student, folder, SECTION).notebook
        cells = restore(submitted, made.released, made.master).notebook.cells
        code = [cell for cell in cells if cell.cell_type == "code"]
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            own += seconds_of([cell for cell in code if not is_test(cell)])
            all_cells += seconds_of(code)
    print(json.dumps({"own": own / len(students), "all": all_cells / len(students)}))


def read_master(made: Any) -> list[Any]:
    """The code cells of the source's notebook."""
    return [cell for cell in made.master.cells if cell.cell_type == "code"]


if __name__ == "__main__":
    main()
