"""The class that is graded: notebooks made from samples/, the same every time."""

import shutil
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from autograder.course import open_course
from autograder.demo import hand_in, samples_of
from autograder.notebooks import write
from autograder.release import assignment

ROOT: Final = Path(__file__).parents[2]
SECTION: Final = "02_layers"

# How many exercises of a notebook are wrong, in turn; see autograder.demo.CLASS.
KINDS: Final[tuple[int | str, ...]] = (0, 1, 2, 3, "half", 1, "nothing", 2, 0, 1)


def lay_out(target: Path, students: int) -> list[str]:
    """Make a course directory with this many submissions; gives the students' ids.

    Its gradebook knows the section, as after `backprop release`.
    """
    shutil.copytree(ROOT / "source" / SECTION, target / "source" / SECTION)
    shutil.copy(ROOT / "nbgrader_config.py", target)
    made = assignment(open_course(target), SECTION, register=True)
    samples = samples_of(open_course(ROOT))[SECTION]
    names = [f"s{number:04d}" for number in range(students)]
    for name, kind in zip(names, islice(cycle(KINDS), students), strict=True):
        path = submission(target, name)
        path.parent.mkdir(parents=True)
        path.write_text(write(hand_in(made, samples, name, kind)), encoding="utf-8")
    return names


def submission(course: Path, student: str) -> Path:
    """Where a student's notebook lies."""
    return course / "submitted" / student / SECTION / f"{SECTION}.ipynb"
