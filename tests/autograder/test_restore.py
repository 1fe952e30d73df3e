import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat import NotebookNode, validate
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.utils import compute_checksum, is_grade, is_locked, is_solution

from autograder.release import Assignment
from autograder.restore import restore

TESTS = ["double__value", "Square__forward", "Square__backward"]


@pytest.fixture(scope="module")
def put_back(made: Assignment) -> Any:
    """Restores a submission to the tiny section."""
    return lambda submitted: restore(submitted, made.released, made.master)


def names(notebook: NotebookNode) -> list[str | None]:
    return [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]


def sources(notebook: NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells]


def test_an_untouched_notebook_gets_the_hidden_tests_back_and_nothing_else(tiny, put_back, made):
    restored = put_back(tiny.released())
    assert restored.changes == {}
    assert restored.outdated == ()
    assert sources(restored.notebook) == sources(made.master)
    assert [cell.id for cell in restored.notebook.cells] == [c.id for c in made.master.cells]


def test_the_arguments_are_not_modified(tiny, put_back, made):
    submitted = tiny.answered()
    kept = [copy.deepcopy(one) for one in (submitted, made.released, made.master)]
    put_back(submitted)
    assert [submitted, made.released, made.master] == kept


def test_answers_and_added_cells_are_kept_in_order(tiny, kit, put_back):
    submitted = tiny.answered()
    submitted.cells.insert(3, new_code_cell("mine = 1", id="mine"))
    submitted.cells.append(new_markdown_cell("a note", id="note"))
    restored = put_back(submitted)
    assert restored.changes == {}
    texts = sources(restored.notebook)
    assert texts.index("mine = 1") < texts.index(kit.RIGHT_DOUBLE) < texts.index("a note")


@pytest.mark.parametrize(
    "harmless",
    [
        lambda text: text + "\n\n",
        lambda text: text.replace("\n", "  \n"),
        lambda text: text.replace("\n", "\r\n"),
    ],
)
def test_white_space_at_the_ends_of_lines_is_no_tampering(tiny, kit, put_back, harmless):
    submitted = tiny.answered()
    for name in TESTS:
        cell = kit.cell_of(submitted, name)
        cell.source = harmless(cell.source)
    assert put_back(submitted).changes == {}


def edit(cell: NotebookNode) -> None:
    cell.source = "pass"


def raise_points(cell: NotebookNode) -> None:
    cell.metadata.nbgrader["points"] = 100


def points_as_text(cell: NotebookNode) -> None:
    cell.metadata.nbgrader["points"] = "2"


def no_points(cell: NotebookNode) -> None:
    del cell.metadata.nbgrader["points"]


def points_true(cell: NotebookNode) -> None:
    cell.metadata.nbgrader["points"] = True


def rename(cell: NotebookNode) -> None:
    cell.metadata.nbgrader["grade_id"] = "mine"


def name_is_a_list(cell: NotebookNode) -> None:
    cell.metadata.nbgrader["grade_id"] = ["double__value"]


def strip(cell: NotebookNode) -> None:
    cell.metadata = NotebookNode()


def turn_to_text(cell: NotebookNode) -> None:
    cell.cell_type = "markdown"
    del cell["outputs"]
    del cell["execution_count"]


def not_a_test(cell: NotebookNode) -> None:
    cell.metadata.nbgrader["grade"] = False


def as_answer(cell: NotebookNode) -> None:
    cell.metadata.nbgrader["solution"] = True


def skip(cell: NotebookNode) -> None:
    cell.metadata["tags"] = ["skip-execution"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (edit, "its text was edited"),
        (raise_points, "its points were changed from 2.0 to 100"),
        (points_as_text, "its points were changed from 2.0 to '2'"),
        (no_points, "its points were changed from 2.0 to None"),
        (points_true, "its points were changed from 2.0 to True"),
        (rename, "it was renamed to 'mine'"),
        (name_is_a_list, "it was renamed to ['double__value']"),
        (strip, "its nbgrader metadata was removed"),
        (turn_to_text, "it was turned into a markdown cell"),
        (not_a_test, "its nbgrader settings were changed"),
        (as_answer, "its nbgrader settings were changed"),
        (skip, "it was tagged skip-execution"),
    ],
)
@pytest.mark.parametrize("with_ids", [True, False])
def test_a_changed_test_cell_is_put_back_in_place(
    tiny, kit, made, put_back, change, said, with_ids
):
    submitted = tiny.answered()
    if not with_ids:  # as in a notebook of nbformat 4.4
        for number, cell in enumerate(submitted.cells):
            cell.id = f"submitted-{number}"
    change(kit.cell_of(submitted, "double__value"))
    restored = put_back(submitted)
    assert restored.changes == {"double__value": (said,)}
    assert kit.cell_of(restored.notebook, "double__value") == kit.cell_of(
        made.master, "double__value"
    )
    assert [n for n in names(restored.notebook) if n in TESTS] == TESTS


def test_edited_beyond_recognition_it_is_removed_and_the_rest_is_the_students(tiny, kit, put_back):
    submitted = tiny.answered()
    cell = kit.cell_of(submitted, "double__value")
    cell.id, cell.source, cell.metadata = "other", "print('mine')", NotebookNode()
    restored = put_back(submitted)
    assert restored.changes == {"double__value": ("it was removed",)}
    assert "print('mine')" in sources(restored.notebook)
    placed = names(restored.notebook)
    assert placed.index("double") < placed.index("double__value") < placed.index("Square")


def test_a_removed_test_cell_comes_back_behind_its_answer(tiny, put_back):
    submitted = tiny.answered()
    submitted.cells = [cell for cell in submitted.cells if cell.id not in TESTS]
    restored = put_back(submitted)
    assert restored.changes == dict.fromkeys(TESTS, ("it was removed",))
    placed = names(restored.notebook)
    assert [name for name in placed if name in TESTS] == TESTS
    assert placed.index("double") < placed.index("double__value") < placed.index("Square")


def test_of_a_notebook_without_any_of_our_cells_all_tests_are_at_the_end(tiny, put_back, made):
    submitted = tiny.released()
    submitted.cells = [new_code_cell("x = 1", id="x"), new_code_cell("y = 2", id="y")]
    restored = put_back(submitted)
    assert sources(restored.notebook)[0] == "x = 1"
    assert [name for name in names(restored.notebook) if name in TESTS] == TESTS
    assert all(cell.source for cell in restored.notebook.cells)
    assert set(restored.changes) == set(TESTS)


def test_of_duplicates_one_is_the_test_and_the_others_are_ordinary_cells(tiny, kit, put_back):
    submitted = tiny.answered()
    duplicate = copy.deepcopy(kit.cell_of(submitted, "double__value"))
    duplicate.id = "pasted"
    submitted.cells.append(duplicate)
    restored = put_back(submitted)
    assert restored.changes == {"double__value": ("there were 2 of it",)}
    assert names(restored.notebook).count("double__value") == 1
    pasted = next(cell for cell in restored.notebook.cells if cell.id == "pasted")
    assert "nbgrader" not in pasted.metadata


def test_of_duplicates_that_nothing_tells_apart_the_last_is_the_test_as_in_nbgrader(
    tiny, kit, put_back
):
    submitted = tiny.answered()
    first = kit.cell_of(submitted, "double__value")
    first.id = "first"
    submitted.cells.append(new_code_cell("between = 1", id="between"))
    second = copy.deepcopy(first)
    second.id = "second"
    submitted.cells.append(second)
    texts = sources(put_back(submitted).notebook)
    placed = names(put_back(submitted).notebook)
    assert placed.index("double__value") > texts.index("between = 1")


def test_of_a_duplicated_answer_both_run_and_no_test_is_blamed(tiny, kit, put_back):
    submitted = tiny.answered()
    second = copy.deepcopy(kit.cell_of(submitted, "double"))
    second.id, second.source = "pasted", "def double(x):\n    return 2 * x"
    submitted.cells.insert(5, second)
    restored = put_back(submitted)
    assert restored.changes == {}
    assert second.source in sources(restored.notebook)
    assert kit.RIGHT_DOUBLE in sources(restored.notebook)


def test_a_copy_of_a_tests_text_in_a_cell_of_ones_own_is_no_tampering(tiny, kit, put_back):
    submitted = tiny.answered()
    text = kit.cell_of(submitted, "double__value").source
    submitted.cells.append(new_code_cell(text, id="to-try"))
    assert put_back(submitted).changes == {}


def test_an_answer_that_was_moved_behind_its_test_is_run_first(tiny, kit, put_back):
    submitted = tiny.answered()
    answer = submitted.cells.pop(names(submitted).index("double"))
    submitted.cells.append(answer)
    restored = put_back(submitted)
    assert restored.changes == {}
    placed = names(restored.notebook)
    assert placed.index("double") < placed.index("double__value")


def test_an_answer_keeps_its_text_and_gets_our_metadata(tiny, kit, put_back, made):
    submitted = tiny.answered()
    answer = kit.cell_of(submitted, "double")
    answer.metadata.nbgrader.update({"grade": True, "points": 50, "solution": False})
    restored = put_back(submitted)
    back = kit.cell_of(restored.notebook, "double")
    assert back.source == kit.RIGHT_DOUBLE
    assert back.metadata == kit.cell_of(made.master, "double").metadata
    assert restored.changes == {}


def test_a_renamed_answer_is_still_the_answer(tiny, kit, put_back):
    submitted = tiny.answered()
    kit.cell_of(submitted, "double").metadata.nbgrader["grade_id"] = "other"
    restored = put_back(submitted)
    assert kit.cell_of(restored.notebook, "double").source == kit.RIGHT_DOUBLE


def test_a_changed_read_only_cell_is_put_back_without_blame(tiny, kit, put_back):
    submitted = tiny.answered()
    kit.cell_of(submitted, "checks").source = "def same(*anything): pass"
    restored = put_back(submitted)
    assert kit.cell_of(restored.notebook, "checks").source == kit.CHECKS.rstrip("\n")
    assert restored.changes == {}


def test_a_cell_of_an_earlier_release_is_brought_up_to_date_without_blame(tiny, kit, put_back):
    submitted = tiny.answered()
    cell = kit.cell_of(submitted, "double__value")
    cell.source = "# as it was released last week\n" + cell.source
    cell.metadata.nbgrader["checksum"] = compute_checksum(cell)
    restored = put_back(submitted)
    assert restored.changes == {}
    assert restored.outdated == ("double__value",)
    assert "last week" not in kit.cell_of(restored.notebook, "double__value").source


def test_a_forged_checksum_does_not_hide_raised_points(tiny, kit, put_back):
    submitted = tiny.answered()
    cell = kit.cell_of(submitted, "double__value")
    cell.metadata.nbgrader["points"] = 100
    cell.metadata.nbgrader["checksum"] = compute_checksum(cell)
    assert put_back(submitted).changes == {
        "double__value": ("its points were changed from 2.0 to 100",)
    }


def test_swapped_names_are_sorted_out(tiny, kit, put_back):
    submitted = tiny.answered()
    one, two = (kit.cell_of(submitted, name) for name in TESTS[1:])
    one.metadata.nbgrader["grade_id"], two.metadata.nbgrader["grade_id"] = TESTS[2], TESTS[1]
    restored = put_back(submitted)
    assert [name for name in names(restored.notebook) if name in TESTS] == TESTS
    assert set(restored.changes) == set(TESTS[1:])


def test_a_notebook_without_cell_ids_in_its_source_works_too(tiny, kit, made):
    released, master = copy.deepcopy(made.released), copy.deepcopy(made.master)
    for notebook in (released, master):
        notebook.nbformat_minor = 4
        for cell in notebook.cells:
            del cell["id"]
    restored = restore(tiny.answered(), released, master)
    assert restored.changes == {}
    validate(restored.notebook)
    assert kit.cell_of(restored.notebook, "double").source == kit.RIGHT_DOUBLE


def test_two_forms_that_do_not_belong_together_are_refused(tiny, made):
    other = copy.deepcopy(made.master)
    del other.cells[0]
    with pytest.raises(ValueError, match="same cells"):
        restore(tiny.answered(), made.released, other)


# Whatever is done to a notebook ------------------------------------------------------------------

places = st.integers(0, 30)
texts = st.sampled_from(["pass", "x = 1", "", "# mine\nprint(x)", "same = print"])
grade_ids = st.sampled_from([*TESTS, "double", "Square", "checks", "mine", "", None, 3])
edits = st.one_of(
    st.tuples(st.just("remove"), places),
    st.tuples(st.just("duplicate"), places, places, st.booleans()),
    st.tuples(st.just("move"), places, places),
    st.tuples(st.just("text"), places, texts),
    st.tuples(st.just("add"), places, texts),
    st.tuples(st.just("rename"), places, grade_ids),
    st.tuples(st.just("points"), places, st.sampled_from([100, -1, "2", None, True, 1e400])),
    st.tuples(st.just("strip"), places),
    st.tuples(st.just("flags"), places, st.booleans(), st.booleans()),
    st.tuples(st.just("id"), places, st.sampled_from([*TESTS, "double", "elsewhere"])),
)


def apply(notebook: NotebookNode, done: tuple[Any, ...], number: int) -> None:
    """One edit of a student's. Texts that a student wrote are marked, so that they can be found."""
    cells = notebook.cells
    kind, place, *more = done
    if kind == "add":
        cells.insert(place % (len(cells) + 1), new_code_cell(more[0], id=f"new-{number}"))
        return
    if not cells:
        return
    cell = cells[place % len(cells)]
    if kind == "remove":
        cells.remove(cell)
    elif kind == "duplicate":
        duplicate = copy.deepcopy(cell)
        if more[1]:
            duplicate.id = f"copy-{number}"
        cells.insert(more[0] % (len(cells) + 1), duplicate)
    elif kind == "move":
        cells.remove(cell)
        cells.insert(more[0] % (len(cells) + 1), cell)
    elif kind == "text":
        cell.source = more[0]
    elif kind == "strip":
        cell.metadata = NotebookNode()
    elif kind == "id":
        cell.id = more[0]
    else:
        known = cell.metadata.setdefault("nbgrader", NotebookNode())
        if kind == "rename":
            known["grade_id"] = more[0]
        elif kind == "points":
            known["points"] = more[0]
        else:
            known["grade"], known["solution"] = more


@given(done=st.lists(edits, max_size=12))
def test_whatever_was_done_the_tests_are_there_once_and_in_their_place(made, put_back, done):
    submitted = copy.deepcopy(made.released)
    for number, cell in enumerate(submitted.cells):
        if is_solution(cell):
            cell.source = f"# answer {number}"
    for number, one in enumerate(done):
        apply(submitted, one, number)
    restored = put_back(submitted)
    result = restored.notebook

    validate(result)
    ids = [cell.id for cell in result.cells]
    assert len(set(ids)) == len(ids)

    ours = {
        cell.metadata.nbgrader["grade_id"]: cell for cell in made.master.cells if is_locked(cell)
    }
    found = [cell for cell in result.cells if is_locked(cell)]
    assert sorted(c.metadata.nbgrader["grade_id"] for c in found) == sorted(ours)
    for cell in found:
        assert cell == ours[cell.metadata.nbgrader["grade_id"]]
    assert {name for name in names(result) if name in TESTS} >= set(restored.changes)

    # No cell passes for a test that is none. The student's texts are all there, in their order,
    # but for those in cells that are taken for ours.
    assert [c for c in result.cells if is_grade(c)] == [c for c in found if is_grade(c)]
    given_texts = sources(submitted)
    kept = [cell.source for cell in result.cells if not is_locked(cell)]
    remaining = iter(given_texts)
    assert all(text in remaining for text in kept)
    assert len(given_texts) - len(kept) <= len(ours)

    # Each test is behind the answers that it is behind in the source.
    order = names(result)
    for place, name in enumerate(names(made.master)):
        if name in TESTS:
            for answer in names(made.master)[:place]:
                if answer in ("double", "Square") and answer in order:
                    assert order.index(answer) < order.index(name)


@given(done=st.lists(edits, max_size=12))
def test_restoring_twice_changes_nothing_more(made, put_back, done):
    submitted = copy.deepcopy(made.released)
    for number, one in enumerate(done):
        apply(submitted, one, number)
    once = put_back(submitted).notebook
    again = put_back(once)
    assert sources(again.notebook) == sources(once)
    assert again.changes == {}
