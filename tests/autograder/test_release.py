import copy
import json

import pytest
from nbformat.v4 import new_code_cell

from autograder.errors import UsageError
from autograder.gradebook import read_gradebook
from autograder.notebooks import read, write
from autograder.release import TestCell as Cell
from autograder.release import assignment, release


@pytest.fixture
def released(tiny, kit):
    """Where the students' version goes."""
    return tiny.root / "release" / "en" / kit.SECTION / f"{kit.SECTION}.ipynb"


def test_students_get_neither_solutions_nor_hidden_tests(tiny, kit, released):
    assert release(tiny.open(), kit.SECTION) == [released]
    text = released.read_text(encoding="utf-8")
    assert "secret" not in text
    assert "2 * x" not in text
    notebook = read(text)
    assert "raise NotImplementedError()" in kit.cell_of(notebook, "double").source
    assert 'same("double(2)"' in kit.cell_of(notebook, "double__value").source
    assert notebook.nbformat_minor == 5
    assert [cell.id for cell in notebook.cells] == [cell.id for cell in kit.tiny_source().cells]


def test_a_second_run_changes_nothing(tiny, kit, released):
    release(tiny.open(), kit.SECTION)
    before, written = released.read_bytes(), released.stat().st_mtime_ns
    assert release(tiny.open(), kit.SECTION) == []
    assert released.read_bytes() == before
    assert released.stat().st_mtime_ns == written


def test_other_files_come_along_and_go_with_the_source(tiny, kit, released):
    (tiny.source.parent / "data.csv").write_text("1", encoding="utf-8")
    release(tiny.open(), kit.SECTION)
    assert (released.parent / "data.csv").read_text(encoding="utf-8") == "1"
    (tiny.source.parent / "data.csv").unlink()
    assert release(tiny.open(), kit.SECTION) == [released.parent / "data.csv"]
    assert not (released.parent / "data.csv").exists()


def test_a_source_that_nbgrader_refuses_leaves_the_last_release(tiny, kit, released):
    release(tiny.open(), kit.SECTION)
    before = released.read_bytes()
    broken = kit.tiny_source()
    kit.cell_of(broken, "double").source += "\n### BEGIN SOLUTION\nnever ended"
    tiny.source.write_text(write(broken), encoding="utf-8")
    with pytest.raises(UsageError, match=r"no end solution statement found.*Mend the source"):
        release(tiny.open(), kit.SECTION)
    assert released.read_bytes() == before


def test_a_second_notebook_in_the_source_is_refused(tiny, kit):
    (tiny.source.parent / "Untitled.ipynb").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match=r"also holds Untitled\.ipynb"):
        release(tiny.open(), kit.SECTION)


def test_a_pipeline_that_does_not_record_is_refused(tiny, kit):
    kit.add_settings(
        tiny, ['c.GenerateAssignment.preprocessors = ["nbgrader.preprocessors.ClearSolutions"]']
    )
    with pytest.raises(UsageError, match="without SaveCells"):
        release(tiny.open(), kit.SECTION)


def test_the_master_has_the_hidden_tests_and_no_solutions(made, kit):
    texts = [cell.source for cell in made.master.cells]
    assert any("secret" in text for text in texts)
    assert not any("2 * x" in text for text in texts)
    assert len(made.master.cells) == len(made.released.cells)
    assert made.test_cells() == [Cell(name, points) for name, points in kit.POINTS.items()]
    assert [cell.exercise for cell in made.test_cells()] == ["double", "Square", "Square"]


def test_a_test_cell_without_an_aspect_is_its_own_exercise():
    assert Cell("alone", 1.0).exercise == "alone"
    assert Cell("a__b__c", 1.0).exercise == "a__b"


def test_making_an_assignment_without_registering_leaves_no_gradebook(tiny, kit):
    assignment(tiny.open(), kit.SECTION, register=False)
    assert not (tiny.root / "gradebook.db").exists()


def test_the_gradebook_follows_the_source_until_there_are_grades(tiny, kit):
    tiny.assignment()
    changed = kit.tiny_source()
    changed.cells.insert(
        6, kit.nbgrader_cell("pass", "double__robust", grade=True, locked=True, points=1)
    )
    tiny.source.write_text(write(changed), encoding="utf-8")
    course = tiny.open()
    assert "double__robust" in [cell.name for cell in tiny.assignment().test_cells()]
    with course.gradebook() as gradebook:
        names = [
            cell.name for cell in gradebook.find_notebook(kit.SECTION, kit.SECTION).grade_cells
        ]
    assert sorted(names) == sorted([*kit.POINTS, "double__robust"])


def test_changed_points_and_texts_reach_graded_students(tiny, kit):
    tiny.submit("ann", tiny.answered())
    tiny.grade_here()
    changed = kit.tiny_source()
    kit.cell_of(changed, "double__value").metadata.nbgrader["points"] = 4
    tiny.source.write_text(write(changed), encoding="utf-8")
    assert tiny.grade_here().graded == ["ann"]
    grades = read_gradebook(tiny.open(), kit.SECTION).students["ann"]
    assert grades.cells["double__value"].points == 4


def test_cells_that_come_and_go_after_grading_are_refused_and_nothing_is_lost(tiny, kit):
    tiny.submit("ann", tiny.answered())
    tiny.grade_here()
    course = tiny.open()
    before = read_gradebook(course, kit.SECTION)
    changed = kit.tiny_source()
    changed.cells = [cell for cell in changed.cells if cell.id != "Square__forward"]
    tiny.source.write_text(write(changed), encoding="utf-8")
    with pytest.raises(UsageError, match=f"nbgrader db assignment remove {kit.SECTION}"):
        tiny.grade_here()
    assert read_gradebook(course, kit.SECTION) == before
    tiny.source.write_text(write(kit.tiny_source()), encoding="utf-8")
    assert tiny.grade_here().unchanged == ["ann"]


def test_a_source_without_cell_ids_is_released_the_same_way_each_time(tiny, kit, released):
    old = json.loads(write(kit.tiny_source()))
    old["nbformat_minor"] = 4
    for cell in old["cells"]:
        del cell["id"]
    tiny.source.write_text(json.dumps(old), encoding="utf-8")
    release(tiny.open(), kit.SECTION)
    assert release(tiny.open(), kit.SECTION) == []


def test_the_source_itself_is_not_written(tiny, kit):
    before = copy.deepcopy(tiny.source.stat()), tiny.source.read_bytes()
    release(tiny.open(), kit.SECTION)
    assert tiny.source.read_bytes() == before[1]
    assert tiny.source.stat().st_mtime_ns == before[0].st_mtime_ns


def test_an_empty_cell_in_the_source_does_no_harm(tiny, kit):
    changed = kit.tiny_source()
    changed.cells.append(new_code_cell("", id="empty"))
    tiny.source.write_text(write(changed), encoding="utf-8")
    tiny.submit("ann", tiny.answered())
    assert tiny.grade_here().graded == ["ann"]
