"""A class made of sample solutions, in an nbgrader course directory of its own: build/demo/.

The same class every time: which samples a student hands in follows from the student's id.
"""

import copy
import hashlib
import json
import random
import shutil
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_solution

from autograder.course import Course, open_course
from autograder.errors import UsageError
from autograder.files import mirror, replace_file
from autograder.notebooks import write
from autograder.release import Assignment, assignment

if TYPE_CHECKING:
    from samples import Sample

DEMO: Final = Path("build", "demo")
CONFIG: Final = "nbgrader_config.py"

# Here is of which exercises and which class the demo was made.
MADE_OF: Final = "made_of"

# Each student, and how many of a section's exercises are wrong. "half": the second half was not
# begun. "nothing": the notebook as it was released. "cheat": raised the points of a test cell.
CLASS: Final[dict[str, int | str]] = {
    "Ada Lovelace": 0,
    "bao.nguyen": 2,
    "carla": 1,
    "Dmitri": 3,
    "Élodie": 1,
    "fatima-zahra": 0,
    "García López, José": 2,
    "hannah": "half",
    "İbrahim": 1,
    "jun": 3,
    "Kaur [guest]": 1,
    "lena.müller@example.org": 2,
    "Māra": 1,
    "noor": "nothing",
    "O'Brien": 1,
    "paweł": 2,
    "quinn": 0,
    "s0104729": 1,
    "s0104730": 3,
    "tariq": 2,
    "Ulla-Britt": 1,
    "vikram": 0,
    "wen": "cheat",
    "山田 花子": 2,
    "김민준": 1,
    "Ольга": 2,
}

# Someone with several mistakes: the page to look at first.
TO_LOOK_AT: Final = "jun"


@dataclass(frozen=True)
class Built:
    """The demo's course directory, its sections, and a student whose page is worth a look."""

    root: Path
    sections: tuple[str, ...]
    to_look_at: str


def build_class(root: Path) -> Built:
    """Build the demo's class next to the course at `root`, or bring it up to date.

    Raises:
        UsageError: root is not a clone of the course's repository.
    """
    repository = open_course(root)
    samples = samples_of(repository)
    target = repository.root / DEMO
    sections = tuple(section for section in repository.sections() if section in samples)
    if not sections:
        raise UsageError(f"no section has both exercises and samples in {repository.root}.")
    _copy_course(repository, target, sections)
    course = open_course(target)
    submitted = course.folder("submitted")
    for section in sections:
        made = assignment(course, section, register=False)
        for student, kind in CLASS.items():
            notebook = hand_in(made, samples[section], student, kind)
            path = submitted / student / section / f"{section}.ipynb"
            replace_file(path, write(notebook).encode())
    return Built(target, sections, TO_LOOK_AT)


def hand_in(
    made: Assignment, samples: Mapping[str, Sequence["Sample"]], student: str, kind: int | str
) -> NotebookNode:
    """What a student hands in: the released notebook with samples for answers.

    samples: those of the section, by exercise. kind: as in CLASS.
    """
    chance = random.Random(f"{student}/{made.section}")
    notebook = copy.deepcopy(made.released)
    cells = {
        cell.metadata.nbgrader["grade_id"]: cell for cell in notebook.cells if is_solution(cell)
    }
    exercises = [name for name in cells if name in samples]
    done = {"nothing": 0, "half": (len(exercises) + 1) // 2}.get(str(kind), len(exercises))
    mistakes = min(kind, len(exercises)) if isinstance(kind, int) else 0
    wrong = set(chance.sample(exercises, mistakes))
    for exercise in exercises[:done]:
        fitting = [one for one in samples[exercise] if one.right is (exercise not in wrong)]
        cells[exercise].source = chance.choice(fitting).source
    if kind == "cheat":
        first = next(cell for cell in notebook.cells if is_grade(cell))
        first.metadata.nbgrader["points"] = 100
    return notebook


def _copy_course(repository: Course, target: Path, sections: Sequence[str]) -> None:
    """Give the demo its own copy of the exercises; when they have changed, everything is new."""
    digest = hashlib.sha256(json.dumps(CLASS).encode())
    source = repository.folder("source")
    for section in sections:
        for file in sorted((source / section).rglob("*")):
            if file.is_file():
                digest.update(str(file.relative_to(source)).encode() + file.read_bytes())
    marker = target / MADE_OF
    if not marker.exists() or marker.read_text(encoding="utf-8") != digest.hexdigest():
        # Grades of other exercises, and of another class, would be in the way.
        if target.exists():
            shutil.rmtree(target)
        for section in sections:
            mirror(target / "source" / section, source / section)
        replace_file(marker, digest.hexdigest().encode())
    replace_file(target / CONFIG, (repository.root / CONFIG).read_bytes())


def samples_of(repository: Course) -> dict[str, dict[str, list["Sample"]]]:
    """The samples by section and exercise; those that hang or end their process are left out."""
    sys.path.append(str(repository.root))
    try:
        from samples import load_samples
    except ModuleNotFoundError as error:
        raise UsageError(
            f"the demo's class is made of samples/, which {repository.root} does not have. Run it "
            "in a clone of the course's repository."
        ) from error
    finally:
        sys.path.remove(str(repository.root))
    found: dict[str, dict[str, list[Sample]]] = defaultdict(lambda: defaultdict(list))
    for sample in load_samples():
        if not sample.runs_in_kernel_only:
            found[sample.section][sample.exercise].append(sample)
    return found
