from pathlib import Path
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.preprocessors import Execute
from traitlets.config import Config

from autograder.execute import MAX_PRINTED, ExecutionError, Run, execute, settings
from autograder.notebooks import read, write


def ran(*sources: str, kernel: str = "python3", **config: Any) -> list[NotebookNode]:
    """The cells of a notebook after it was run."""
    notebook = new_notebook(
        cells=[new_code_cell(source) for source in sources],
        metadata={"kernelspec": {"name": kernel, "display_name": "x", "language": "python"}},
    )
    return read(execute(Run("ann", write(notebook), config))).cells


def text(cell: NotebookNode) -> str:
    return "".join(out.text for out in cell.outputs if out.output_type == "stream")


def errors(cell: NotebookNode) -> list[str]:
    return [out.ename for out in cell.outputs if out.output_type == "error"]


def value(cell: NotebookNode) -> str:
    return next(out.data["text/plain"] for out in cell.outputs if "data" in out)


def test_cells_run_in_order_in_an_empty_place_of_their_own():
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
    )
    place, listing = text(cells[0]).split(" ", 1)
    assert listing.strip() == "[]"
    assert errors(cells[1]) == ["ZeroDivisionError"]
    assert value(cells[3]) == "21"
    assert text(cells[4]).strip() == "autograde"
    assert not value(cells[5]).strip("'").startswith(str(Path.home()))
    assert errors(cells[6]) == ["StdinNotImplementedError"]
    assert "image/png" in cells[7].outputs[-1].data
    assert not Path(place).exists()
    assert Path.cwd() == here


def test_a_cell_that_ends_its_kernel_fails_alone():
    cells = ran(
        "x = 1",
        "import os\nos._exit(3)",
        "x + 1",
        "exit()",
        "x + 2",
        "import ctypes\nctypes.string_at(0)",
        "x + 3",
    )
    assert errors(cells[1]) == errors(cells[3]) == errors(cells[5]) == ["KernelDied"]
    assert [value(cells[place]) for place in (2, 4, 6)] == ["2", "3", "4"]
    assert "exit() and quit()" in cells[3].outputs[-1].evalue
    assert "ended the process" in cells[5].outputs[-1].evalue


def test_a_cell_that_takes_too_long_fails_alone():
    ignores = (
        "import time\nwhile True:\n  try:\n    time.sleep(9)\n  except KeyboardInterrupt:\n    pass"
    )
    cells = ran("x = 1", "while True: pass", ignores, "x + 1", Execute={"timeout": 1})
    assert "CellTimeoutError" in errors(cells[1])
    assert cells[1].outputs[-1].evalue == "The cell ran longer than 1 s and was stopped."
    assert errors(cells[2]) == ["CellTimeoutError"]
    assert "could not be interrupted" in cells[2].outputs[-1].evalue
    assert value(cells[3]) == "2"


def test_a_cell_that_prints_without_end_does_not_fill_the_memory():
    cells = ran("while True: print('x' * 1000)", "2", Execute={"timeout": 2})
    assert "CellTimeoutError" in errors(cells[0])
    assert 0 < len(text(cells[0])) <= MAX_PRINTED
    assert value(cells[1]) == "2"


def test_text_cells_and_empty_cells_stay_as_they_are():
    notebook = new_notebook(cells=[new_markdown_cell("# hi"), new_code_cell("")])
    cells = read(execute(Run("ann", write(notebook)))).cells
    assert cells[0].source == "# hi"
    assert cells[1].outputs == []


def test_without_a_kernel_nothing_is_blamed_on_a_cell(tmp_path):
    with pytest.raises(ExecutionError, match="no-such-kernel"):
        ran("x = 1", kernel="no-such-kernel")


def test_a_kernel_that_does_not_start_at_once_is_started_again(monkeypatch):
    real, failures = Execute.preprocess, [RuntimeError("Kernel died before replying")] * 2

    def fail_first(self, *arguments):
        if failures:
            raise failures.pop()
        return real(self, *arguments)

    monkeypatch.setattr(Execute, "preprocess", fail_first)
    assert value(ran("1 + 1")[0]) == "2"
    failures += [RuntimeError("Kernel died before replying")] * 9
    with pytest.raises(ExecutionError, match="Kernel died before replying"):
        ran("1 + 1")


def test_only_the_settings_of_running_are_passed_on():
    config = Config({"Execute": {"timeout": 5}, "CourseDirectory": {"db_url": "secret"}})
    assert settings(config) == {"Execute": {"timeout": 5}}
