"""Measure how fast grading is: `python -m tests.bench`, from the root of the repository.

It prints a table and writes docs/performance.md. Exit status: 0.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from nbgrader.api import Gradebook

from tests.bench.classroom import ROOT, SECTION, lay_out, submission
from tests.bench.page import Measured, Round, page, table
from tests.bench.processes import run

PAGE: Final = ROOT / "docs" / "performance.md"

Points = dict[tuple[str, str], float]


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=_positive, default=5, metavar="N")
    parser.add_argument("--students", type=_positive, default=200, metavar="N")
    parser.add_argument("--plain", type=_positive, default=10, metavar="N")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        measured = measure(Path(temporary), chosen.rounds, chosen.students, chosen.plain)
    PAGE.write_text(page(measured), encoding="utf-8")
    print(table(measured.rounds))
    print(f"\nWritten to {PAGE.relative_to(ROOT)}.")
    return 0


def measure(folder: Path, rounds: int, students: int, plain: int) -> Measured:
    """Grade the class in rounds, ours and nbgrader's in turn.

    folder: an empty directory. plain: how many nbgrader grades in a round.

    Raises:
        RuntimeError: a command failed, or the two do not give the same points.
    """
    load, begin = os.getloadavg()[0], time.monotonic()
    course = folder / "class"
    names = lay_out(course, students)
    bare = _plain_course(folder / "plain", course)
    found = []
    for number in range(rounds):
        first = number * plain % students
        some = [names[(first + place) % students] for place in range(min(plain, students))]
        found.append(_round(folder / f"round {number}", course, bare, some, students))
        _say(f"round {number + 1} of {rounds}", found[-1])
    profiled = shutil.copytree(course, folder / "profiled")
    for name in names[51:]:
        shutil.rmtree(submission(profiled, name).parent)
    return Measured(
        rounds=found,
        students=students,
        plain=plain,
        profile=_json("tests.bench.parts", profiled),
        profiled=min(50, students - 1),
        load=load,
        seconds=time.monotonic() - begin,
    )


def _plain_course(target: Path, course: Path) -> Path:
    """A course directory as nbgrader has it out of the box, with the section released in it."""
    shutil.copytree(course / "source", target / "source")
    (target / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    run(["nbgrader", "generate_assignment", SECTION], target)
    return target


def _round(folder: Path, course: Path, bare: Path, some: list[str], students: int) -> Round:
    ours = shutil.copytree(course, folder / "ours")
    graded = run(["backprop", "grade", SECTION, "--workers", "1"], ours)
    theirs = shutil.copytree(bare, folder / "plain")
    for name in some:
        target = submission(theirs, name)
        target.parent.mkdir(parents=True)
        shutil.copy(submission(course, name), target)
    autograde = ["nbgrader", "autograde", SECTION]
    autograded = run(autograde, theirs)
    nothing_to_do = run(autograde, theirs)
    expected = points(theirs, "", some)
    if points(ours, "backprop", some) != expected:
        raise RuntimeError(f"the two do not give the same points; see {folder}")
    lowest = _json("tests.bench.floor", course)
    shutil.rmtree(folder)
    return Round(
        ours=graded.seconds / students,
        plain=(autograded.seconds - nothing_to_do.seconds) / len(some),
        our_memory=graded.memory,
        plain_memory=autograded.memory,
        floor=lowest["own"],
        checks=lowest["all"],
    )


def points(course: Path, course_id: str, some: list[str]) -> Points:
    """The points of each cell of some students."""
    with Gradebook(f"sqlite:///{course}/gradebook.db", course_id) as gradebook:
        return {
            (name, grade.name): grade.score
            for name in some
            for grade in gradebook.find_submission_notebook(SECTION, SECTION, name).grades
        }


def _json(module: str, course: Path) -> Any:
    """What a module of this package prints about a course."""
    done = subprocess.run(
        [sys.executable, "-m", module, str(course)],
        cwd=ROOT,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{module} failed:\n{done.stderr}")
    return json.loads(done.stdout)


def _say(what: str, measured: Round) -> None:
    print(
        f"{what}: {measured.ours * 1000:.0f} ms, nbgrader {measured.plain * 1000:.0f} ms: "
        f"{measured.plain / measured.ours:.1f} times faster",
        file=sys.stderr,
        flush=True,
    )


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("it must be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
