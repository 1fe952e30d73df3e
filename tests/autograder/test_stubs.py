"""An untouched notebook runs without an error of its own: only the checks say what is open."""

from nbformat.v4 import new_code_cell, new_notebook

from autograder.stubs import leave_values_open, with_open_values

META = {"grade_id": "x", "solution": True, "grade": False, "locked": False, "schema_version": 3}


def opened(source, **metadata):
    cell = new_code_cell(source, metadata={"nbgrader": {**META, **metadata}})
    notebook, _ = leave_values_open(new_notebook(cells=[cell]), {})
    return notebook.cells[0].source


def test_a_value_keeps_its_placeholder_and_stops_nothing():
    source = "suspects = None\n# YOUR CODE HERE\nraise NotImplementedError()"
    assert opened(source) == "suspects = None\n# YOUR CODE HERE"


def test_a_function_still_says_that_it_is_open():
    source = "def f(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
    assert opened(source) == source


def test_a_cell_that_is_nothing_but_the_stub_still_stops():
    source = "# YOUR CODE HERE\nraise NotImplementedError()"
    assert opened(source) == source


def test_other_cells_are_left_alone():
    source = "x = 1\nraise NotImplementedError()"
    assert opened(source, solution=False) == source


def test_it_runs_right_behind_nbgraders_step_by_class_or_by_name():
    class ClearSolutions:
        pass

    names = ["a.LockCells", "nbgrader.preprocessors.ClearSolutions", "b.ClearOutput"]
    assert with_open_values(names)[2] is leave_values_open
    assert with_open_values([ClearSolutions]) == [ClearSolutions, leave_values_open]
