"""The same kinds of attacks on a notebook of the course itself: 02_layers and its own checks."""

from pathlib import Path

import pytest
from nbgrader.utils import determine_grade, is_grade, is_solution

from autograder.execute import Run, execute
from autograder.judge import import_statements
from autograder.notebooks import grade_id, read, write

SOURCE = Path(__file__).parents[2] / "source" / "02_layers" / "02_layers.ipynb"
ATTACKED = "MulLayer"

_LAYER = """\
class MulLayer:
    def forward(self, x, y):
        {forward}
    def backward(self, dout):
        {backward}
"""
_YES = """\
class Yes(float):
    __eq__ = __le__ = __ge__ = __lt__ = __gt__ = lambda *a: True
    __ne__ = lambda *a: False
    __sub__ = __rsub__ = __abs__ = lambda *a: 0.0
    __hash__ = float.__hash__
"""

# In place of what the worker does with a script, the calls that a check makes of a layer.
_FORGED = """\
import gc, sys
server = next(one for one in gc.get_objects() if type(one).__name__ == "Server")
module = sys.modules[type(server).__module__]
def written(value):
    return module.Writer(module._no_reference).write(value).written()
def forged(objects, names, plan, arguments):
    wanted = int(plan[:, 3].sum())
    {answer}
server._answers[module.Kind.PLAY] = forged
""" + _LAYER.format(forward="return 0", backward="return 0, 0")


def _forged(answer: str) -> str:
    return _FORGED.format(answer=answer)


ATTACKS = {
    "a script that is always right": _forged(
        "return module._Played([], [written(True)] * wanted + [written(None)])"
    ),
    "a script that gives back what it was given": _forged(
        "return module._Played([], [written(arguments[-1])] * wanted + [written(None)])"
    ),
    "a script of which nothing was wanted": _forged("return module._Played([], [written(None)])"),
    "a script that has ended before it began": _forged(
        "return module._Played([], [written((0, 2, (['StopIteration'], '', None)))])"
    ),
    "a script with more calls than were asked for": _forged(
        "return module._Played([], [written(1.0)] * 9999 + [written((9999, 0, None))])"
    ),
    "an object in the place of a script": _forged("return forged"),
    "arguments changed in place": _LAYER.format(
        forward="x *= 0; y *= 0; return x * 1", backward="dout *= 0; return dout * 1, dout * 1"
    ),
    "a result shown": _LAYER.format(
        forward="get_ipython().run_cell('3'); return 0",
        backward="get_ipython().run_cell('3'); return 0, 0",
    ),
    "floats that equal everything": _YES
    + _LAYER.format(forward="return Yes()", backward="return Yes(), Yes()"),
    "checks replaced": (
        "import grader_tests, numpy.testing, sys\n"
        "for module in [grader_tests, np.testing, *map(sys.modules.get, list(sys.modules))]:\n"
        "    for name in list(vars(module) or ()):\n"
        "        if name.startswith(('check', 'assert_')): setattr(module, name, print)\n"
    )
    + _LAYER.format(forward="return 0", backward="return 0, 0"),
    "skipped and told as passed": "import unittest\n"
    + _LAYER.format(forward="raise unittest.SkipTest", backward="raise SystemExit(0)"),
    "the end of the process": _LAYER.format(
        forward="__import__('os')._exit(0)", backward="__import__('os').kill(-1, 9)"
    ),
}


@pytest.mark.parametrize("answer", ATTACKS.values(), ids=ATTACKS)
def test_the_course_gives_no_points_to_an_attack_and_all_to_the_rest(answer: str) -> None:
    notebook = read(SOURCE.read_text(encoding="utf-8"))
    imports = import_statements(notebook.cells)
    for cell in notebook.cells:
        if grade_id(cell) == ATTACKED and is_solution(cell):
            cell.source = answer
    cells = read(
        execute(Run("mallory", write(notebook), {"Execute": {"timeout": 5}}, imports))
    ).cells
    for cell in cells:
        if not is_grade(cell):
            continue
        points, most = determine_grade(cell)
        exercise = str(grade_id(cell)).partition("__")[0]
        if exercise == ATTACKED:
            assert points == 0
        elif exercise == "AddLayer":
            assert points == most
