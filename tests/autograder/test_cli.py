import subprocess
import sys

import pytest
from nbgrader.utils import compute_checksum

from autograder import cli, commands


@pytest.fixture
def run(tiny, kit, monkeypatch, capsys):
    """Runs a command in the tiny course, in this process; gives status, stdout and stderr."""
    monkeypatch.setattr(commands, "process_pool", lambda workers: kit.InThisProcess())
    monkeypatch.chdir(tiny.root)

    def run(*arguments):
        capsys.readouterr()
        status = cli.main(arguments)
        return status, *capsys.readouterr()

    return run


def test_a_class_from_release_to_feedback(tiny, kit, run):
    status, out, _ = run("release")
    assert (status, out) == (
        0,
        f"{kit.SECTION}: wrote release/en/{kit.SECTION}/{kit.SECTION}.ipynb\n",
    )
    assert run("release", kit.SECTION)[:2] == (0, f"{kit.SECTION}: the release is up to date\n")

    tiny.submit("Ada Lovelace", tiny.answered())
    tiny.submit("bob", tiny.answered(double="def double(x):\n    return 4"))
    (tiny.root / "submitted" / "cyd").mkdir()
    status, out, err = run("grade", kit.SECTION)
    assert status == 0
    assert out.splitlines() == [
        f"{kit.SECTION}: 2 graded, 1 handed in nothing",
        f"{kit.SECTION}: reports/{kit.SECTION}.csv",
    ]
    assert commands.UNPROTECTED not in err
    assert sorted(line.split(": ")[1] for line in err.splitlines()) == ["Ada Lovelace", "bob"]

    status, out, _ = run("grade", kit.SECTION)
    assert status == 0
    assert "0 graded, 2 graded before and unchanged" in out

    status, out, _ = run("report", kit.SECTION)
    assert status == 0
    assert "Ada Lovelace" in out
    assert "missing-factor" in out

    status, out, _ = run("feedback", kit.SECTION)
    assert status == 0
    assert "pages written: 2, unchanged: 0" in out
    assert (tiny.root / "feedback" / "bob" / kit.SECTION / f"{kit.SECTION}.html").is_file()
    assert "pages written: 0, unchanged: 2" in run("feedback", kit.SECTION)[1]


def test_one_bad_submission_gives_status_1_is_named_and_the_rest_is_graded(tiny, kit, run):
    tiny.submit("ann", tiny.answered())
    tiny.submit("bob", "{")
    status, out, err = run("grade", kit.SECTION)
    assert status == 1
    assert "1 graded, 1 could not be graded" in out
    assert f"backprop: {kit.SECTION}: bob could not be graded: the file is not JSON" in err
    report = (tiny.root / "reports" / f"{kit.SECTION}.csv").read_text(encoding="utf-8")
    assert report.count(",passed,") == 3
    assert report.count(",missing,") == 3
    # A report made again says the same.
    assert run("report", kit.SECTION)[0] == 0
    assert (tiny.root / "reports" / f"{kit.SECTION}.csv").read_text(encoding="utf-8") == report
    status, out, _ = run("feedback", kit.SECTION)
    assert (status, "pages written: 1" in out) == (0, True)


def test_some_students_are_graded_and_the_report_is_of_all(tiny, kit, run):
    for student in ("ann", "-bob", "e\u0301"):
        tiny.submit(student, tiny.answered())
    status, out, _ = run("grade", kit.SECTION, "--student=-bob", "--student", "\u00e9")
    assert status == 0
    assert "2 graded" in out
    report = (tiny.root / "reports" / f"{kit.SECTION}.csv").read_text(encoding="utf-8")
    assert report.count(",passed,") == 6
    assert report.count("Not graded yet. Run: backprop grade 01_tiny") == 3
    status, _, err = run("grade", kit.SECTION, "--student", "anne")
    assert status == 2
    assert "nothing by a student 'anne' for 01_tiny. Did you mean ann?" in err


def test_force_grades_again(tiny, kit, run):
    tiny.submit("ann", tiny.answered())
    run("grade", kit.SECTION)
    assert "1 graded" in run("grade", kit.SECTION, "--force", "--no-sandbox")[1]


def test_a_report_says_who_has_changed_something_since(tiny, kit, run):
    tiny.submit("ann", tiny.answered())
    run("grade", kit.SECTION)
    tiny.submit("ann", tiny.answered(double="nothing"))
    assert "changed since graded: ann. Run: backprop grade 01_tiny" in run("report", kit.SECTION)[2]


def test_what_lies_beside_the_submissions_is_mentioned(tiny, kit, run):
    tiny.submit("\u00e9", tiny.answered())
    tiny.submit("e\u0301", tiny.answered())
    for name in ("class.zip", ".DS_Store"):
        (tiny.root / "submitted" / name).write_text("", encoding="utf-8")
    err = run("grade", kit.SECTION)[2]
    assert "passed over in submitted/: class.zip." in err
    assert "é is there 2 times, in spellings that only look the same" in err


def test_a_report_needs_no_submissions_any_more(tiny, kit, run):
    tiny.submit("ann", tiny.answered())
    run("grade", kit.SECTION)
    (tiny.root / "submitted").rename(tiny.root / "archive")
    status, out, _ = run("report", kit.SECTION)
    assert (status, "ann" in out) == (0, True)


def test_a_note_says_what_was_put_right(tiny, kit, run):
    notebook = tiny.answered()
    cell = kit.cell_of(notebook, "double__value")
    cell.source = f"# of last week\n{cell.source}"
    cell.metadata.nbgrader["checksum"] = compute_checksum(cell)
    tiny.submit("ann", notebook)
    status, _, err = run("grade", kit.SECTION)
    assert status == 0
    assert "01_tiny: ann was graded, but note: it was made from an earlier release" in err


def test_tampering_is_counted(tiny, kit, run):
    notebook = tiny.answered()
    kit.cell_of(notebook, "double__value").source = "pass"
    tiny.submit("ann", notebook)
    assert "1 with changed test cells" in run("grade", kit.SECTION)[1]


@pytest.mark.parametrize("command", ["grade", "report", "feedback", "release"])
def test_an_unknown_section_does_nothing(tiny, kit, run, command):
    tiny.submit("ann", tiny.answered())
    status, out, err = run(command, kit.SECTION, "02_layers")
    assert (status, out) == (2, "")
    assert "there is no section '02_layers'" in err
    assert not (tiny.root / "gradebook.db").exists()


@pytest.mark.parametrize("command", ["grade", "report", "feedback", "release"])
def test_a_course_without_exercises_says_what_to_copy(tmp_path, run, command):
    (tmp_path / "empty").mkdir()
    status, _, err = run(command, "02_layers", "--course", str(tmp_path / "empty"))
    assert status == 2
    assert "Copy the folder source/02_layers" in err


def test_releasing_nothing_at_all_is_said(tmp_path, run):
    (tmp_path / "empty").mkdir()
    status, _, err = run("release", "--course", str(tmp_path / "empty"))
    assert status == 2
    assert "has no exercises" in err


def test_without_submissions_nothing_is_done(tiny, kit, run):
    status, _, err = run("grade", kit.SECTION)
    assert (status, "submitted/STUDENT/SECTION/SECTION.ipynb" in err) == (2, True)
    (tiny.root / "submitted" / "ann" / "01-tiny").mkdir(parents=True)
    status, _, err = run("grade", kit.SECTION)
    assert status == 2
    assert "nobody handed in 01_tiny" in err
    assert "There is 01-tiny" in err


@pytest.mark.parametrize("command", ["report", "feedback"])
def test_without_grades_there_is_nothing_to_show(tiny, kit, run, command):
    tiny.submit("ann", tiny.answered())
    status, _, err = run(command, kit.SECTION)
    assert (status, f"Run: backprop grade {kit.SECTION}" in err) == (2, True)


def test_a_full_disk_is_said_and_no_traceback(tiny, kit, run, monkeypatch):
    tiny.submit("ann", tiny.answered())

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(commands, "write_csv", full)
    status, _, err = run("grade", kit.SECTION)
    assert status == 2
    assert "No space left on device" in err


def test_an_interrupted_run_has_its_own_status(tiny, kit, run, monkeypatch):
    tiny.submit("ann", tiny.answered())

    def press(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "assignment", press)
    assert run("grade", kit.SECTION)[0] == cli.INTERRUPTED


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["grade"],
        ["unheard-of"],
        ["grade", "x", "--workers", "0"],
        ["grade", "x", "--workers", "a"],
        ["grade", "x", "--cluster", "tcp://host:1", "--workers", "999"],
    ],
)
def test_arguments_that_make_no_sense_do_nothing(run, arguments):
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2


def test_without_what_grading_needs_the_message_says_how_to_get_it(run, kit, monkeypatch):
    monkeypatch.setitem(sys.modules, "nbgrader", None)
    for name in [one for one in sys.modules if one.startswith(("nbgrader.", "autograder."))]:
        if name not in ("autograder.cli", "autograder.errors"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("autograder.commands", raising=False)
    status, _, err = run("grade", kit.SECTION)
    assert status == 2
    assert 'python -m pip install "backprop-course[grade]"' in err


def test_help_needs_nothing_but_python():
    code = (
        "import sys\n"
        "from autograder import cli\n"
        "try:\n    cli.main(['--help'])\n"
        "except SystemExit as left:\n    assert left.code == 0\n"
        "assert 'nbgrader' not in sys.modules and 'rich' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "grade" in done.stdout


def test_the_details_are_in_the_log_and_not_on_the_terminal(tiny, kit, run):
    tiny.submit("ann", tiny.answered())
    _, out, err = run("grade", kit.SECTION)
    log = (tiny.root / ".backprop" / "grade.log").read_text(encoding="utf-8")
    assert "ann recorded" in log
    assert "recorded" not in out + err
