"""Cells as the engine runs them, in a sandbox and without one."""

import base64
from pathlib import Path
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from traitlets.config import Config

from autograder.execute import ExecutionError, Run, execute, settings
from autograder.notebooks import read, write
from autograder.outputs import MOST_KEPT
from autograder.sandbox import Sandbox, SandboxError


@pytest.fixture(params=[True, False], ids=["sandbox", "no sandbox"])
def ran(request: pytest.FixtureRequest) -> Any:
    """Gives the cells of a notebook after it was run."""

    def run(*sources: str, **config: Any) -> list[NotebookNode]:
        notebook = new_notebook(cells=[new_code_cell(source) for source in sources])
        text = execute(Run("ann", write(notebook), config, protected=request.param))
        return list(read(text).cells)

    return run


def text(cell: NotebookNode) -> str:
    return "".join(out.text for out in cell.outputs if out.output_type == "stream")


def errors(cell: NotebookNode) -> list[str]:
    return [out.ename for out in cell.outputs if out.output_type == "error"]


def value(cell: NotebookNode) -> str:
    return next(out.data["text/plain"] for out in cell.outputs if "data" in out)


def test_cells_run_in_order_in_an_empty_place_of_their_own(ran):
    here = Path.cwd()
    cells = ran(
        "import os\nprint(os.getcwd(), os.listdir('.'))",
        "1 / 0",
        "x = 20",
        "x + 1",
        "print(os.environ['NBGRADER_EXECUTION'])",
        "open('made', 'w').close()\nget_ipython().ipython_dir",
        "input()",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nNone",
        "%matplotlib inline\nplt.plot([1, 2])\nNone",
        "!echo from the shell",
        "%%writefile mine.py\nanswer = 42",
        "from mine import answer\nanswer",
        "import subprocess\n_ = subprocess.run(['echo', 'from a program'])",
    )
    place, listing = text(cells[0]).split(" ", 1)
    assert listing.strip() == "[]"
    assert errors(cells[1]) == ["ZeroDivisionError"]
    assert value(cells[3]) == "21"
    assert text(cells[4]).strip() == "autograde"
    assert not value(cells[5]).strip("'").startswith(str(Path.home()))
    assert errors(cells[6]) == ["StdinNotImplementedError"]
    assert "Put the value into the cell" in cells[6].outputs[0].evalue
    for cell in cells[7:9]:
        assert base64.b64decode(cell.outputs[-1].data["image/png"]).startswith(b"\x89PNG")
    assert text(cells[9]).strip() == "from the shell"
    assert value(cells[11]) == "42"
    assert text(cells[12]) == "from a program\n"
    assert not [*Path(place).glob("*")]
    assert Path.cwd() == here
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))


def test_the_next_notebook_finds_nothing_of_the_last_one(ran):
    leaves = (
        "import os, subprocess, sys, helpers, numpy as np\n"
        "open('left', 'w').write('x'); os.environ['LEFT'] = 'x'; helpers.relu = None\n"
        "np.set_printoptions(precision=1); sys.left = 1\n"
        "p = subprocess.Popen(['sleep', '1000'])\n"
        "open(os.path.join(os.environ.get('TMPDIR', '/tmp'), 'left'), 'w').close()"
    )
    assert errors(ran(leaves)[0]) == []
    looks = (
        "import os, sys, helpers, numpy as np\n"
        "print(os.listdir('.'), 'LEFT' in os.environ, helpers.relu is None, hasattr(sys, 'left'))\n"
        "print(np.array([1.23456]))"
    )
    assert text(ran(looks)[0]) == "[] False False False\n[1.23456]\n"


def test_a_cell_that_ends_its_process_fails_alone(ran):
    cells = ran(
        "x = 1",
        "import os\nprint('before')\nos._exit(3)",
        "x + 1",
        "y = 5\nexit()",
        "x + 2 + y - y",
        "import ctypes\nctypes.string_at(0)",
        "x + 3",
        "import sys\nsys.exit('bye')",
        "x + 4",
    )
    assert errors(cells[1]) == errors(cells[3]) == errors(cells[5]) == ["KernelDied"]
    assert [value(cells[place]) for place in (2, 4, 6, 8)] == ["2", "3", "4", "5"]
    assert "exit() and quit()" in cells[3].outputs[-1].evalue
    assert "ended the process" in cells[5].outputs[-1].evalue
    assert errors(cells[7]) == ["SystemExit"]


def test_a_cell_that_takes_too_long_fails_alone(ran):
    ignores = (
        "import time\nwhile True:\n  try:\n    time.sleep(9)\n  except KeyboardInterrupt:\n    pass"
    )
    cells = ran("x = 1", "y = 2\nwhile True: pass", "y", ignores, "x + 1", Execute={"timeout": 1})
    assert errors(cells[1]) == ["CellTimeoutError"]
    assert cells[1].outputs[-1].evalue == "The cell ran longer than 1 s."
    # What it had done before it was interrupted is done.
    assert value(cells[2]) == "2"
    assert errors(cells[3]) == ["CellTimeoutError"]
    assert "could not be interrupted" in cells[3].outputs[-1].evalue
    assert value(cells[4]) == "2"


def test_a_notebook_that_takes_too_long_altogether_ends(ran):
    slow = "import time\ntime.sleep(1.2)"
    cells = ran("x = 1", slow, slow, slow, "x", Limits={"notebook_seconds": 3})
    assert errors(cells[1]) == []
    assert errors(cells[4]) == ["CellTimeoutError"]
    assert "altogether" in cells[4].outputs[-1].evalue


def test_a_cell_that_prints_without_end_does_not_fill_the_memory(ran):
    cells = ran(
        "while True: print('x' * 1000)", "2", Execute={"timeout": 20}, Limits={"output_mb": 3}
    )
    assert errors(cells[0]) == ["KernelDied"]
    assert cells[0].outputs[-1].evalue == "The cell printed more than 3 MB and was stopped."
    assert 0 < len(text(cells[0])) <= MOST_KEPT
    assert value(cells[1]) == "2"


def test_a_cell_that_takes_too_much_memory_fails_alone(ran):
    cells = ran("import numpy as np\nx = np.ones(10**9)", "2", Limits={"memory_mb": 256})
    assert errors(cells[0]) in (["MemoryError"], ["_ArrayMemoryError"])
    assert value(cells[1]) == "2"


def test_text_cells_and_empty_cells_stay_as_they_are():
    notebook = new_notebook(cells=[new_markdown_cell("# hi"), new_code_cell("")])
    cells = read(execute(Run("ann", write(notebook)))).cells
    assert cells[0].source == "# hi"
    assert cells[1].outputs == []


def test_without_a_sandbox_nothing_is_blamed_on_a_cell(monkeypatch):
    def fails(self: Sandbox) -> None:
        raise SandboxError("the sandbox has ended. bwrap: no such thing")

    monkeypatch.setattr(Sandbox, "fork", fails)
    with pytest.raises(ExecutionError, match="no such thing"):
        execute(Run("ann", write(new_notebook(cells=[new_code_cell("1")]))))


def test_only_the_settings_of_running_are_passed_on():
    config = Config({"Execute": {"timeout": 5}, "CourseDirectory": {"db_url": "secret"}})
    assert settings(config) == {"Execute": {"timeout": 5}}
