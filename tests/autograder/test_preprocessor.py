"""`nbgrader autograde` with the engine, as the repository's nbgrader_config.py sets it up."""

from autograder.gradebook import read_gradebook
from autograder.notebooks import read


def test_autograde_runs_cells_in_the_sandbox_and_gives_the_same_grades(tiny, kit):
    ours = "from autograder.preprocessor import STEPS"
    kit.add_settings(tiny, [ours, "c.Autograde.autograde_preprocessors = STEPS"])
    looks = "import os\nprint(os.getcwd(), os.path.exists('/notebook'))\n" + kit.RIGHT_DOUBLE
    tiny.submit("ann", tiny.answered(double=looks))
    cheats = (
        "class Same(float):\n    __eq__ = lambda self, other: True\n    __ne__ = lambda *_: False"
    )
    tiny.submit("bob", tiny.answered(double=f"{cheats}\ndouble = lambda x: Same(0)"))
    tiny.nbgrader("generate_assignment", kit.SECTION)
    tiny.nbgrader("autograde", kit.SECTION)

    theirs = read_gradebook(tiny.open(), kit.SECTION).students
    everything = {"double__value": 2, "Square__forward": 1, "Square__backward": 2.5}
    assert theirs["ann"].scores == everything
    assert theirs["bob"].scores == {**everything, "double__value": 0}
    notebook = read(tiny.autograded("ann").read_text(encoding="utf-8"))
    assert kit.cell_of(notebook, "double").outputs[0].text == "/notebook True\n"
    assert "HIDDEN" not in "".join(cell.source for cell in notebook.cells)
    assert "secret" not in "".join(cell.source for cell in notebook.cells)

    assert tiny.backprop("grade", kit.SECTION).returncode == 0
    ours = read_gradebook(tiny.open(), kit.SECTION).students
    assert {name: one.scores for name, one in ours.items()} == {
        name: one.scores for name, one in theirs.items()
    }
