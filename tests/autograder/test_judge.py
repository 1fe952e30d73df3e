"""One notebook: its cells in their order, and what becomes of the ones that are lost."""

from pathlib import Path
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.execute import Run, execute
from autograder.judge import import_statements, is_test
from autograder.notebooks import read, write

SETTINGS = {"Execute": {"timeout": 2}, "Limits": {"notebook_seconds": 20, "memory_mb": 300}}


def cell(source: str, name: str, **known: Any) -> NotebookNode:
    metadata = {"grade": False, "solution": False, "locked": False, "task": False, **known}
    metadata |= {"grade_id": name, "schema_version": 3}
    made: NotebookNode = new_code_cell(source, id=name, metadata={"nbgrader": metadata})
    return made


def graded(source: str, name: str = "t") -> NotebookNode:
    return cell(source, name, grade=True, locked=True, points=1)


def run(*cells: NotebookNode | str, protected: bool = True, **settings: Any) -> list[NotebookNode]:
    made = new_notebook(
        cells=[new_code_cell(one) if isinstance(one, str) else one for one in cells]
    )
    told = Run("ann", write(made), SETTINGS | settings, protected=protected)
    return list(read(execute(told)).cells)


def errors(made: NotebookNode) -> list[str]:
    return [out.ename for out in made.outputs if out.output_type == "error"]


def test_imports_are_those_of_the_sources_own_cells() -> None:
    cells = [
        new_code_cell("import numpy as np\n%matplotlib inline\nx = 1"),
        new_code_cell("from math import pi\nif x:\n    import os"),
        new_code_cell("not python"),
        new_markdown_cell("import this"),
        cell("import socket", "s", solution=True),
        graded("import json"),
        cell("import helpers", "h", locked=True),
    ]
    assert import_statements(cells).splitlines() == [
        "import numpy as np",
        "from math import pi",
        "import helpers",
    ]


def test_a_test_is_graded_and_not_for_the_student_to_write() -> None:
    assert is_test(graded(""))
    assert not is_test(cell("", "x", grade=True, solution=True))
    assert not is_test(new_code_cell(""))


def test_cells_that_ran_are_run_again_once_after_a_loss() -> None:
    cells = run(
        "x = [1]",
        "x.append(2)",
        "__import__('os')._exit(1)",
        graded("assert x == [1, 2]"),
        "x.append(3)",
        "__import__('os').abort()",
        graded("assert x == [1, 2, 3]", "u"),
    )
    assert [errors(one) for one in cells] == [[], [], ["KernelDied"], [], [], ["KernelDied"], []]


def test_a_cell_that_does_not_run_a_second_time_is_left_out() -> None:
    # A worker that is started again has another number.
    dies = "import os\nfirst = os.getpid() < {}\nif not first: os._exit(1)"
    here = "import os\nprint(os.getpid())"
    number = int(run(here)[0].outputs[0].text)
    cells = run(
        "y = 1", dies.format(number + 4), "__import__('os')._exit(1)", graded("assert y == 1")
    )
    assert [errors(one) for one in cells] == [[], [], ["KernelDied"], []]


def test_a_cell_that_ends_what_its_worker_needs_is_run_again_once(tmp_path: Path) -> None:
    # Without a sandbox the worker answers on after it, not for a moment only.
    kills = (
        f"print('x', file=open('{tmp_path}/times', 'a'))\n"
        "import os, signal\n"
        "os.kill(os.getppid(), signal.SIGKILL)"
    )
    exits = "__import__('os')._exit(1)"
    cells = run("y = 1", kills, exits, exits, graded("assert y == 1"), protected=False)
    assert [errors(one) for one in cells] == [[], [], ["KernelDied"], ["KernelDied"], []]
    assert len((tmp_path / "times").read_text(encoding="utf-8").split()) == 2


def test_what_a_test_leaves_behind_does_not_cost_the_next_cell() -> None:
    # It waits for the next cell to begin, not for a time: the test's answer may take long to come.
    leaves = (
        "import os, threading, time\n"
        "def end():\n"
        "    while 'begun' not in globals(): time.sleep(0.01)\n"
        "    os._exit(1)\n"
        "def f():\n"
        "    threading.Thread(target=end).start()\n"
        "    return 1"
    )
    cells = run(
        leaves,
        graded("assert f() == 1"),
        "begun = True\ntime.sleep(0.5)\ny = 2",
        graded("assert y == 2", "u"),
    )
    assert [errors(one) for one in cells] == [[], [], [], []]


def test_a_notebook_whose_time_is_over_ends_at_once_however_many_cells_it_has() -> None:
    cells = run(
        *["pass"] * 200,
        "import time, signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, [2])\ntime.sleep(60)",
        *["pass"] * 200,
        Limits={"notebook_seconds": 2},
    )
    assert errors(cells[200]) == ["CellTimeoutError"]
    assert all(errors(one) == ["CellTimeoutError"] for one in cells[201:])


def test_a_cell_that_is_too_long_to_cross_fails_alone() -> None:
    cells = run("x = '" + "a" * 70_000_000 + "'", "2", graded("assert True"))
    assert errors(cells[0]) != []
    assert errors(cells[2]) == []


@pytest.mark.parametrize("tag", ["skip-execution"])
def test_a_cell_that_is_to_be_skipped_is_not_run(tag: str) -> None:
    skipped = new_code_cell("1 / 0", metadata={"tags": [tag]})
    cells = run(skipped, "1")
    assert cells[0].outputs == []
    assert cells[1].execution_count == 1
