"""The exercises as instructors and students run them: solved, and untouched."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.course import open_course
from autograder.release import release
from grader_tests import CHECKS

ROOT = Path(__file__).parents[2]
SECTIONS = sorted({check.section for check in CHECKS.values()})
OPEN = "[not-implemented]"


def executed(path):
    """The notebook after all its cells ran, in the folder where it stands."""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    return NotebookClient(notebook, allow_errors=True, timeout=120, resources=resources).execute()


def outputs(notebook):
    return {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}


@pytest.mark.parametrize("section", SECTIONS)
def test_the_solutions_pass_every_check_and_say_so(section):
    shown = outputs(executed(ROOT / "source" / section / f"{section}.ipynb"))
    for check in CHECKS.values():
        if check.section == section:
            text = "".join(output.get("text", "") for output in shown.pop(check.cell))
            assert text == f"{check.exercise}, {check.aspect}: right.\n"
    # Nothing else prints, warns or fails.
    assert not any(shown.values())


@pytest.mark.parametrize("section", SECTIONS)
def test_an_untouched_release_says_what_is_open_and_nothing_else(section):
    shown = outputs(executed(ROOT / "release" / "en" / section / f"{section}.ipynb"))
    for check in CHECKS.values():
        if check.section == section:
            (output,) = shown.pop(check.cell)
            assert output.ename == "CheckFailed"
            assert output.evalue.endswith(OPEN)
            assert check.exercise in output.evalue
            assert len(output.traceback) == 1
            assert OPEN in output.traceback[0]
    assert not any(shown.values())


def test_the_release_is_what_backprop_release_makes_of_the_source(tmp_path):
    for name in ("source", "nbgrader_config.py"):
        (tmp_path / name).symlink_to(ROOT / name)
    course = open_course(tmp_path)
    for section in SECTIONS:
        release(course, section)
    made = {path.relative_to(tmp_path): path for path in (tmp_path / "release").rglob("*.*")}
    kept = {path.relative_to(ROOT): path for path in (ROOT / "release").rglob("*.*")}
    assert sorted(made) == sorted(kept)
    for name, path in made.items():
        assert path.read_bytes() == kept[name].read_bytes(), f"run: backprop release ({name})"
