"""What a run leaves behind, beside what plain `nbgrader autograde` leaves; runs that break off."""

import csv
import shutil
import stat
from contextlib import suppress
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.preprocessors import LimitOutput
from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from autograder.execute import without_hidden_tests
from autograder.gradebook import STAMP, read_gradebook
from autograder.notebooks import read, write
from autograder.recording import _Session

# What differs from one run to the next, or is documented to differ.
TIMES = "execution"


def rows(tiny):
    """All that the gradebook holds, with names for its own keys."""

    def columns(row):
        names = [one.key for one in inspect(row).mapper.column_attrs]
        return {
            name: getattr(row, name) for name in names if name != "id" and not name.endswith("_id")
        }

    with tiny.open().gradebook() as gradebook:
        found = {("student", one.id): columns(one) for one in gradebook.students}
        for assignment in gradebook.assignments:
            found["assignment", assignment.name] = columns(assignment)
            for notebook in assignment.notebooks:
                found["notebook", notebook.name] = columns(notebook)
                kinds = ("grade_cells", "solution_cells", "task_cells", "source_cells")
                for cell in (one for kind in kinds for one in getattr(notebook, kind)):
                    found[type(cell).__name__, cell.name] = columns(cell)
            for submission in assignment.submissions:
                who = submission.student.id
                found["submission", who] = columns(submission)
                for notebook in submission.notebooks:
                    found["submitted", who, notebook.name] = columns(notebook)
                    for one in (*notebook.grades, *notebook.comments):
                        found[type(one).__name__, who, one.name] = columns(one)
    return found


def kept(tiny, student):
    """The files of a student's under autograded/: content and permissions."""
    folder = tiny.autograded(student).parent
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): (path.read_bytes(), stat.S_IMODE(path.stat().st_mode))
        for path in files
    }


def plain(text):
    """A notebook without what is documented to differ, or differs from one run to the next."""
    notebook = read(text)
    notebook.metadata.pop(STAMP, None)
    without_hidden_tests(notebook.cells)
    for cell in notebook.cells:
        cell.metadata.pop(TIMES, None)
        for output in cell.get("outputs", []):
            output.pop("traceback", None)
    return notebook


@pytest.fixture
def asked_more(tiny, kit):
    """The tiny course with cells for an instructor to grade, a file, a due date, a penalty."""
    source = read(tiny.source.read_text(encoding="utf-8"))
    by_hand = {"grade": True, "solution": True, "points": 3}
    code = kit.nbgrader_cell("### BEGIN SOLUTION\nx = 1\n### END SOLUTION", "by_hand", **by_hand)
    words = new_markdown_cell("Say why.", id="why")
    words.metadata["nbgrader"] = {**code.metadata.nbgrader, "grade_id": "why"}
    task = new_markdown_cell("Draw it.", id="task")
    task.metadata["nbgrader"] = {
        **code.metadata.nbgrader,
        **{"grade_id": "task", "grade": False, "solution": False, "task": True, "locked": True},
    }
    source.cells += [code, words, task]
    tiny.source.write_text(write(source), encoding="utf-8")
    (tiny.source.parent / "data.csv").write_text("1,2", encoding="utf-8")
    (tiny.root / "late.py").write_text(
        "from nbgrader.plugins import BasePlugin\n"
        "class Late(BasePlugin):\n"
        "    def late_submission_penalty(self, student, score, seconds):\n"
        "        return 0.25 * round(seconds / 3600)\n",
        encoding="utf-8",
    )
    kit.add_settings(
        tiny,
        [
            "import sys",
            f"sys.path.insert(0, {str(tiny.root)!r})",
            'c.AssignLatePenalties.plugin_class = "late.Late"',
            "c.LimitOutput.max_lines = 5",
            "c.Execute.timeout = 3",
        ],
    )
    tiny.made = tiny.assignment()
    with tiny.open().gradebook() as gradebook:
        gradebook.update_or_create_assignment(kit.SECTION, duedate="2030-01-01 12:00:00 UTC")
    return tiny


def test_rows_and_files_are_those_of_nbgrader_autograde(asked_more, kit, tmp_path_factory):
    tiny = asked_more
    tiny.submit("untouched", tiny.released())
    tiny.submit("wrong", tiny.answered(double="double = abs", square="nothing"))
    loud = tiny.answered(double="for i in range(9): print(i)\n" + kit.RIGHT_DOUBLE)
    loud.cells.insert(4, new_code_cell("1 + 1", id="mine"))
    loud.cells.insert(4, new_markdown_cell("A note of mine.", id="note"))
    kit.cell_of(loud, "by_hand").source = "x = 'mine'"
    kit.cell_of(loud, "why").source = "Because."
    tiny.submit("loud", loud)
    for student, time in (("late", "14:00:00"), ("in time", "11:00:00"), ("very late", "23:00:00")):
        tiny.submit(student, tiny.answered())
        path = tiny.folder(student) / "timestamp.txt"
        path.write_text(f"2030-01-01 {time} UTC", encoding="utf-8")
    folder = tiny.folder("late")
    (folder / "data.csv").write_text("the student's", encoding="utf-8")
    (folder / "more" / "__pycache__").mkdir(parents=True)
    (folder / "more" / "notes.txt").write_text("mine", encoding="utf-8")
    (folder / "more" / "old.pyc").write_text("", encoding="utf-8")
    helped = tiny.answered(double="def double(x):\n    return help_me(x, 2)")
    helped.cells.insert(4, new_code_cell("def help_me(a, b):\n    return a * b", id="help"))
    tiny.submit("helped", helped)
    warns = "import warnings\ndef double(x):\n    warnings.warn('careful')\n    return 2 * x"
    tiny.submit("warns", tiny.answered(double=warns))
    tiny.submit("hangs", tiny.answered(double="def double(x):\n    while True: pass"))

    other = kit.TinyCourse(tmp_path_factory.mktemp("plain"), tiny.made)
    shutil.copytree(tiny.root, other.root, dirs_exist_ok=True)
    other.nbgrader("autograde", kit.SECTION)
    assert tiny.backprop("grade", kit.SECTION).returncode == 0

    assert rows(tiny) == rows(other)
    # A warning names the file that it is in; how long a cell took too long is said differently.
    for student in ("untouched", "wrong", "loud", "late", "in time", "very late", "helped"):
        ours, theirs = kept(tiny, student), kept(other, student)
        name = f"{kit.SECTION}.ipynb"
        (our_text, our_mode), (their_text, their_mode) = ours.pop(name), theirs.pop(name)
        assert ours == theirs
        assert our_mode == their_mode
        assert plain(our_text.decode()) == plain(their_text.decode()), student
    points = {key: row["score"] for key, row in rows(tiny).items() if key[0] == "Grade"}
    with (tiny.root / "reports" / f"{kit.SECTION}.csv").open(encoding="utf-8", newline="") as file:
        reported = {(row["student"], row["cell"]): row["points"] for row in csv.DictReader(file)}
    for (student, cell), shown in reported.items():
        assert float(shown) == points["Grade", student, cell]

    # nbgrader's own commands go on from there, in both directions.
    tiny.nbgrader("generate_feedback", kit.SECTION, "--student", "loud")
    tiny.nbgrader("autograde", kit.SECTION, "--student", "loud", "--force")
    again = tiny.backprop("grade", kit.SECTION)
    assert "1 graded, 8 graded before and unchanged" in again.stdout


class CutOff(BaseException):
    """The plug was pulled."""


class Plug:
    """Counts the steps that leave something behind, and can be pulled before one of them."""

    def __init__(self, pulled_before=None):
        self.steps, self.pulled_before = 0, pulled_before

    def watched(self, real):
        def step(*arguments, **options):
            if self.steps == self.pulled_before:
                raise CutOff
            self.steps += 1
            return real(*arguments, **options)

        return step


@pytest.mark.parametrize("at_once", [1, 4], ids=["one by one", "together"])
def test_a_run_that_was_cut_off_anywhere_is_started_again(
    tiny, kit, monkeypatch, tmp_path_factory, at_once
):
    tiny.submit("ann", tiny.answered(double="def double(x):\n    return x + 2"))
    tiny.submit("bob", tiny.released())
    (tiny.folder("bob") / "data.csv").write_text("1", encoding="utf-8")
    tiny.submit("cyd", tiny.answered())
    tiny.grade_here()
    tiny.submit("bob", tiny.answered(square="nothing"))
    tiny.submit("dee", tiny.answered())

    def graded(plug):
        root = tmp_path_factory.mktemp("copy")
        shutil.copytree(tiny.root, root, dirs_exist_ok=True)
        copied = kit.TinyCourse(root, tiny.made)
        with monkeypatch.context() as patch:
            patch.setattr(Session, "commit", plug.watched(Session.commit))
            patch.setattr(Session, "flush", plug.watched(Session.flush))
            patch.setattr(Path, "replace", plug.watched(Path.replace))
            with suppress(CutOff):
                copied.grade_here(force=True, at_once=at_once)
        copied.grade_here()
        autograded = sorted((root / "autograded").rglob("*.*"))
        return rows(copied), {path.relative_to(root): path.read_bytes() for path in autograded}

    whole = Plug()
    expected = graded(whole)
    found = read_gradebook(tiny.open(), kit.SECTION).students
    assert [found[student].points for student in ("ann", "bob", "cyd")] == [3.5, 0, 5.5]
    assert expected[0]["Grade", "bob", "double__value"]["auto_score"] == 2
    assert whole.steps > 30
    for place in range(0, whole.steps, whole.steps // 10):
        plug = Plug(pulled_before=place)
        assert graded(plug) == expected, f"cut off at step {place}"
        assert plug.steps == place


def test_the_notebook_is_put_in_place_last_since_its_stamp_says_that_all_is_done(
    tiny, kit, monkeypatch
):
    for student in ("ann", "bob"):
        tiny.submit(student, tiny.answered())
    (tiny.folder("ann") / "zz.csv").write_text("1", encoding="utf-8")
    tiny.assignment()
    order = []
    replace, commit = Path.replace, Session.commit
    monkeypatch.setattr(
        Path, "replace", lambda self, to: (order.append(to.name), replace(self, to))
    )
    monkeypatch.setattr(Session, "commit", lambda self: (order.append("commit"), commit(self)))
    tiny.grade_here(at_once=2)
    notebook = f"{kit.SECTION}.ipynb"
    assert order[-4:] == ["commit", "zz.csv", notebook, notebook]


def test_many_that_are_ready_are_one_transaction(tiny, kit):
    for number in range(6):
        tiny.submit(f"s{number}", tiny.answered())
    tiny.assignment()
    commits = []
    listener = commits.append
    event.listen(_Session, "after_commit", listener)
    try:
        assert len(tiny.grade_here(at_once=1).graded) == 6
        assert len(commits) == 6
        assert len(tiny.grade_here(at_once=4, force=True).graded) == 6
        assert len(commits) == 6 + 2
    finally:
        event.remove(_Session, "after_commit", listener)


def test_one_that_cannot_be_recorded_is_named_and_keeps_what_it_had(tiny, kit, monkeypatch):
    for student in ("ann", "bob", "cyd"):
        tiny.submit(student, tiny.answered())
    tiny.grade_here()
    before, notebook = rows(tiny), tiny.autograded("bob").read_bytes()
    tiny.submit("ann", tiny.answered(double="nothing"))
    tiny.submit("bob", tiny.answered(double="trouble", square="nothing"))
    real = LimitOutput.preprocess_cell

    def fail(self, cell, *others):
        if cell.source == "trouble":
            raise ZeroDivisionError("a fault of nbgrader's")
        return real(self, cell, *others)

    monkeypatch.setattr(LimitOutput, "preprocess_cell", fail)
    done = tiny.grade_here(at_once=3, force=True)
    assert sorted(done.graded) == ["ann", "cyd"]
    assert list(done.problems) == ["bob"]
    assert "ZeroDivisionError: a fault of nbgrader's" in done.problems["bob"]
    assert "grade.log" in done.problems["bob"]
    after = rows(tiny)
    assert {key: row for key, row in after.items() if "ann" not in key} == {
        key: row for key, row in before.items() if "ann" not in key
    }
    assert after["Grade", "ann", "double__value"]["auto_score"] == 0
    assert tiny.autograded("bob").read_bytes() == notebook


def test_one_whose_files_cannot_be_written_is_named_and_recorded_the_next_time(
    tiny, kit, monkeypatch
):
    for student in ("ann", "bob"):
        tiny.submit(student, tiny.answered())
    tiny.autograded("ann").parent.parent.mkdir(parents=True)
    tiny.autograded("ann").parent.write_text("in the way", encoding="utf-8")
    done = tiny.grade_here(at_once=2)
    assert (done.graded, list(done.problems)) == (["bob"], ["ann"])
    tiny.autograded("ann").parent.unlink()
    assert tiny.grade_here().graded == ["ann"]


def test_a_step_of_the_course_finds_the_gradebook_as_under_nbgrader(tiny, kit):
    (tiny.root / "remark.py").write_text(
        "from nbgrader.api import Gradebook\n"
        "from nbgrader.preprocessors import NbGraderPreprocessor\n"
        "class Remark(NbGraderPreprocessor):\n"
        "    def preprocess(self, nb, resources):\n"
        "        about = resources['nbgrader']\n"
        "        with Gradebook(about['db_url']) as gradebook:\n"
        "            one = gradebook.find_comment(\n"
        "                'double', about['notebook'], about['assignment'], about['student'])\n"
        "            one.manual_comment = 'seen'\n"
        "            gradebook.db.commit()\n"
        "        return nb, resources\n",
        encoding="utf-8",
    )
    kit.add_settings(
        tiny,
        [
            "import sys",
            f"sys.path.insert(0, {str(tiny.root)!r})",
            "from nbgrader.preprocessors import SaveAutoGrades, Execute",
            'c.Autograde.autograde_preprocessors = [Execute, SaveAutoGrades, "remark.Remark"]',
        ],
    )
    for student in ("ann", "bob"):
        tiny.submit(student, tiny.answered())
    assert tiny.grade_here(at_once=2).graded == ["ann", "bob"]
    found = read_gradebook(tiny.open(), kit.SECTION).students
    assert [found[student].comments for student in ("ann", "bob")] == [{"double": "seen"}] * 2
