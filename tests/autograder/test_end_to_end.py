"""The command as a person runs it, with processes and a sandbox."""

import copy
import csv
import json
import os
import signal
import subprocess
import sysconfig
from pathlib import Path

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell

from autograder.gradebook import read_gradebook

SCRIPTS = Path(sysconfig.get_path("scripts"))

ALL = {"double__value": 2, "Square__forward": 1, "Square__backward": 2.5}


@pytest.fixture(autouse=True)
def gradebook(tiny):
    """A new gradebook takes nbgrader two seconds; in this process it is quick (see `kit`)."""
    tiny.assignment()


@pytest.fixture
def short(tiny, kit):
    """The tiny course with little patience for cells that take long."""
    kit.add_settings(tiny, ["c.Execute.timeout = 3"])
    return tiny


def report(tiny, kit):
    """The report's rows, by student and cell."""
    path = tiny.root / "reports" / f"{kit.SECTION}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row["student"], row["cell"]): row for row in rows}


def statuses(rows, student):
    return [rows[student, cell]["status"] for cell in ALL]


def points(rows, student):
    return [float(rows[student, cell]["points"]) for cell in ALL]


def old_format(notebook):
    """A notebook as nbformat 3 had it."""
    cells = [
        {
            "cell_type": "code",
            "language": "python",
            "metadata": cell.metadata,
            "input": cell.source,
            "outputs": [],
            "collapsed": False,
        }
        if cell.cell_type == "code"
        else {"cell_type": "markdown", "metadata": {}, "source": cell.source}
        for cell in notebook.cells
    ]
    worksheets = [{"cells": cells, "metadata": {}}]
    return {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": worksheets}


def test_every_kind_of_bad_input_gets_its_message_and_all_others_their_grade(short, kit):
    tiny = short

    def submit(student, change=None, **answers):
        notebook = tiny.answered(**answers)
        if change is not None:
            change(notebook)
        tiny.submit(student, notebook)

    # Names, and harmless additions.
    submit("Ada Lovelace")
    submit("[éa]\u0301 +x")

    def add_things(notebook):
        notebook.cells.insert(2, new_code_cell("import sys\nprint('hi')\nx = 3", id="mine"))
        notebook.cells.append(new_code_cell("1 / 0", id="last"))
        notebook.metadata["kernelspec"] = {"name": "no-such-kernel", "display_name": "?"}

    submit("-adds", add_things)

    # Answers that are wrong in different ways.
    tiny.submit("untouched", tiny.released())
    submit("wrong", double="def double(x):\n    return 4 if x == 2 else 0")
    submit("raises", double="def double(x):\n    return x[0]")
    submit("syntax", square="class Square\n    pass")
    submit("other name", double="def twice(x):\n    return 2 * x")
    submit(
        "stderr", double="import sys\ndef double(x):\n    sys.stderr.write('!')\n    return 2 * x"
    )
    submit("hangs", double="def double(x):\n    while True: pass")
    crash = kit.RIGHT_SQUARE.replace("return 2 * self.x * dout", "import os; os._exit(1)")
    submit("crashes", square=crash)
    submit("leaves", lambda nb: nb.cells.insert(4, new_code_cell("exit()", id="exit")))

    # Test cells that were changed.
    def without_tests(notebook):
        notebook.cells = [cell for cell in notebook.cells if cell.id not in ALL]

    submit("removed", without_tests, double="def double(x):\n    return 0")
    submit("edited", lambda nb: kit.cell_of(nb, "double__value").update(source="pass"))

    def raise_points(notebook):
        kit.cell_of(notebook, "double__value").metadata.nbgrader["points"] = 100

    submit("raised points", raise_points)

    def rename(notebook):
        kit.cell_of(notebook, "double__value").metadata.nbgrader["grade_id"] = "mine"

    submit("renamed", rename)

    def duplicate(notebook):
        again = copy.deepcopy(kit.cell_of(notebook, "double__value"))
        again.id = "again"
        notebook.cells.append(again)

    submit("duplicated", duplicate)
    malformed = json.loads(nbformat.writes(tiny.answered()))
    for cell in malformed["cells"]:
        cell["metadata"] = [] if cell["id"] in ALL else {"nbgrader": "?"}
    tiny.submit("malformed", malformed)
    tiny.submit("old", old_format(tiny.answered()))

    # What cannot be graded.
    tiny.submit("no json", "# my answers")
    tiny.submit("nothing in it", b"")
    tiny.submit("no notebook", '{"answers": 42}')
    tiny.submit("very old", '{"nbformat": 2, "worksheets": []}')
    tiny.folder("empty").mkdir(parents=True)
    path = tiny.submit("copy", tiny.answered())
    path.rename(path.with_name(f"{kit.SECTION} (1).ipynb"))
    submit("no time")
    (tiny.folder("no time") / "timestamp.txt").write_text("yesterday", encoding="utf-8")
    tiny.folder("link").parent.mkdir()
    tiny.folder("link").symlink_to(tiny.source.parent)
    # Who did not hand in, and what is no submission.
    (tiny.root / "submitted" / "absent").mkdir()
    (tiny.root / "submitted" / "class.zip").write_text("", encoding="utf-8")

    done = tiny.backprop("grade", kit.SECTION)
    assert done.returncode == 1, done.stderr
    rows = report(tiny, kit)

    good = ["Ada Lovelace", "[éa]\u0301 +x", "-adds", "old", "leaves"]
    for student in good:
        assert statuses(rows, student) == ["passed"] * 3, student
        assert points(rows, student) == list(ALL.values())

    assert statuses(rows, "untouched") == ["failed"] * 3
    assert {rows["untouched", cell]["misconception"] for cell in ALL} == {"not-implemented"}
    assert statuses(rows, "wrong") == ["failed", "passed", "passed"]
    assert rows["wrong", "double__value"]["misconception"] == "missing-factor"
    assert statuses(rows, "raises") == ["raised", "passed", "passed"]
    assert statuses(rows, "syntax") == ["passed", "raised", "raised"]
    assert "the cell Square failed before it" in rows["syntax", "Square__forward"]["message"]
    assert statuses(rows, "other name") == ["failed", "passed", "passed"]
    assert rows["other name", "double__value"]["misconception"] == "not-implemented"
    assert statuses(rows, "stderr") == ["failed", "passed", "passed"]
    assert statuses(rows, "hangs") == ["timeout", "passed", "passed"]
    assert statuses(rows, "crashes") == ["passed", "passed", "crashed"]

    assert statuses(rows, "removed") == ["tampered"] * 3
    assert points(rows, "removed") == [0, 1, 2.5]
    assert rows["removed", "double__value"]["misconception"] == "missing-factor"
    for student in ("edited", "raised points", "renamed", "duplicated"):
        assert statuses(rows, student) == ["tampered", "passed", "passed"], student
        assert points(rows, student) == list(ALL.values())
    assert statuses(rows, "malformed") == ["tampered"] * 3
    assert points(rows, "malformed") == list(ALL.values())

    problems = {
        "no json": "not JSON",
        "nothing in it": "0 bytes",
        "no notebook": "not a notebook",
        "very old": "nbformat 2",
        "empty": "the folder is empty",
        "copy": f"Rename it to {kit.SECTION}.ipynb",
        "no time": "no time",
        "link": "symbolic link",
    }
    for student, said in problems.items():
        assert statuses(rows, student) == ["missing"] * 3, student
        assert points(rows, student) == [0, 0, 0]
        assert said in rows[student, "double__value"]["message"]
        named = [line for line in done.stderr.splitlines() if f": {student} could not be" in line]
        assert len(named) == 1
        assert said in named[0]
    assert "old was graded, but note: the notebook is in an old format" in done.stderr
    assert "UNPROTECTED" not in done.stderr
    assert "class.zip" in done.stderr
    assert "8 could not be graded, 1 handed in nothing, 6 with changed test cells" in done.stdout
    assert not any(student == "absent" for student, _ in rows)
    assert "Traceback" not in done.stderr

    # And again: only what could not be graded is looked at.
    again = tiny.backprop("grade", kit.SECTION)
    assert again.returncode == 1
    assert "0 graded, 19 graded before and unchanged, 8 could not be graded" in again.stdout
    assert report(tiny, kit) == rows


def is_sandbox(process):
    try:
        return process.name() == "bwrap"
    except psutil.NoSuchProcess:  # it has ended meanwhile, as a submission's process does
        return False


def start(tiny, kit, *options):
    """Start grading; gives the process when the first submission is done, and all those below."""
    process = subprocess.Popen(
        [str(SCRIPTS / "backprop"), "grade", kit.SECTION, *(options or ["--workers", "2"])],
        cwd=tiny.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    for line in process.stderr:
        if f"{kit.SECTION} 1/" in line:
            below = psutil.Process(process.pid).children(recursive=True)
            assert any(map(is_sandbox, below)) or "--no-sandbox" in options
            return process, below
    raise AssertionError(f"it ended before anything was graded: {process.stdout.read()}")


def none_is_left(below):
    """Wait until none of the processes is left."""
    return not psutil.wait_procs(below, timeout=120)[1]


@pytest.fixture
def slow_class(tiny):
    """Four students whose notebooks take a moment each."""
    for number in range(4):
        slow = "import time\ntime.sleep(1)\n"
        tiny.submit(f"s{number}", tiny.answered(double=slow + "double = lambda x: x + x"))
    return tiny


def test_a_run_that_is_killed_is_started_again_and_ends_with_the_same_gradebook(slow_class, kit):
    process, below = start(slow_class, kit)
    process.kill()
    process.communicate()
    assert none_is_left(below)
    recorded = read_gradebook(slow_class.open(), kit.SECTION).students
    assert 1 <= len(recorded) < 4

    done = slow_class.backprop("grade", kit.SECTION)
    assert done.returncode == 0, done.stderr
    assert (
        f"{kit.SECTION}: {4 - len(recorded)} graded, {len(recorded)} graded before" in done.stdout
    )
    students = read_gradebook(slow_class.open(), kit.SECTION).students
    assert {name: grades.scores for name, grades in students.items()} == {
        f"s{number}": ALL for number in range(4)
    }
    assert slow_class.autograded("s3").is_file()


@pytest.mark.parametrize("options", [[], ["--workers", "1", "--no-sandbox"]])
def test_ctrl_c_ends_the_run_says_what_is_left_and_leaves_no_process(slow_class, kit, options):
    process, below = start(slow_class, kit, *options)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the run
    out, err = process.communicate()
    assert process.returncode == 130, err
    recorded = read_gradebook(slow_class.open(), kit.SECTION).students
    assert f"{len(recorded)} graded" in out
    assert f"{4 - len(recorded)} left when it was interrupted" in out
    assert f"To go on: backprop grade {kit.SECTION}" in err
    assert "Traceback" not in err
    assert none_is_left(below)
    assert slow_class.grade_here().unchanged == sorted(recorded)


@pytest.mark.parametrize("option", [[], ["--no-sandbox"]])
def test_a_cell_that_kills_the_process_above_its_own_is_alone_to_fail(tiny, kit, option):
    tiny.submit("ann", tiny.answered())
    killer = "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)"
    tiny.submit("bob", tiny.answered(double=killer))
    tiny.submit("cyd", tiny.answered())
    done = tiny.backprop("grade", kit.SECTION, "--workers", "2", *option)
    assert done.returncode == 0, done.stderr
    assert ("UNPROTECTED" in done.stderr) == bool(option)
    rows = report(tiny, kit)
    assert points(rows, "ann") == points(rows, "cyd") == list(ALL.values())
    # Whatever the kill met with, it defined no `double`; a new process ran the cells after it.
    assert points(rows, "bob") == [0, 1, 2.5]
    assert statuses(rows, "bob")[1:] == ["passed", "passed"]


def test_a_report_into_a_closed_pipe_is_written_all_the_same(tiny, kit):
    tiny.submit("ann", tiny.answered())
    tiny.grade_here()
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [str(SCRIPTS / "backprop"), "report", kit.SECTION],
        cwd=tiny.root,
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writer)
    assert done.returncode == 141
    assert done.stderr == ""
    assert statuses(report(tiny, kit), "ann") == ["passed"] * 3
