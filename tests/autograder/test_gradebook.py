import datetime
import shutil

import pytest

from autograder.gradebook import autograded_notebook, read_gradebook, read_stamp
from autograder.notebooks import read, write


def grades(tiny, kit, student="ann"):
    return read_gradebook(tiny.open(), kit.SECTION).students[student]


def test_the_gradebook_and_the_notebook_get_what_nbgrader_gives(tiny, kit):
    tiny.submit("ann", tiny.answered(double="def double(x):\n    return x + 2"))
    assert tiny.grade_here().graded == ["ann"]
    found = grades(tiny, kit)
    assert {name: grade.points for name, grade in found.cells.items()} == {
        "double__value": 0.0,  # right for the visible test alone
        "Square__forward": 1.0,
        "Square__backward": 2.5,
    }
    assert found.points == 3.5
    notebook = read(tiny.autograded("ann").read_text(encoding="utf-8"))
    assert kit.cell_of(notebook, "double__value").outputs[0].ename == "CheckFailed"
    assert "checksum" in kit.cell_of(notebook, "double__value").metadata.nbgrader
    stamp = read_stamp(notebook)
    assert stamp.scores == {"double__value": 0, "Square__forward": 1, "Square__backward": 2.5}
    assert stamp.changes == {}


def test_who_did_not_answer_gets_nbgraders_comment(tiny, kit):
    notebook = tiny.answered()
    kit.cell_of(notebook, "double").source = kit.cell_of(tiny.released(), "double").source
    tiny.submit("ann", notebook)
    tiny.grade_here()
    assert grades(tiny, kit).comments == {"double": "No response."}


def test_late_penalties_are_nbgraders(tiny, kit):
    (tiny.root / "late.py").write_text(
        "from nbgrader.plugins import BasePlugin\n"
        "class Late(BasePlugin):\n"
        "    def late_submission_penalty(self, student, score, seconds):\n"
        "        return 0.5 * round(seconds / 3600)\n",
        encoding="utf-8",
    )
    kit.add_settings(
        tiny,
        [
            "import sys",
            f"sys.path.insert(0, {str(tiny.root)!r})",
            'c.AssignLatePenalties.plugin_class = "late.Late"',
        ],
    )
    tiny.submit("ann", tiny.answered())
    (tiny.folder("ann") / "timestamp.txt").write_text("2030-01-01 14:00:00 UTC", encoding="utf-8")
    tiny.grade_here()
    assert grades(tiny, kit).late_penalty == 0
    # An instructor says later when it was due: the grade follows.
    with tiny.open().gradebook() as gradebook:
        gradebook.update_or_create_assignment(kit.SECTION, duedate="2030-01-01 12:00:00 UTC")
    assert tiny.grade_here().graded == ["ann"]
    assert grades(tiny, kit).late_penalty == 1
    assert grades(tiny, kit).points == 4.5
    assert (tiny.autograded("ann").parent / "timestamp.txt").exists()
    # And an extension for one student.
    with tiny.open().gradebook() as gradebook:
        gradebook.grant_extension(kit.SECTION, "ann", hours=1)
    assert tiny.grade_here().graded == ["ann"]
    assert grades(tiny, kit).late_penalty == 0.5
    assert tiny.grade_here().unchanged == ["ann"]


def test_an_instructors_score_survives_a_new_grading(tiny, kit):
    tiny.submit("ann", tiny.answered(double="nothing"))
    tiny.grade_here()
    with tiny.open().gradebook() as gradebook:
        grade = gradebook.find_grade("double__value", kit.SECTION, kit.SECTION, "ann")
        grade.manual_score, grade.extra_credit = 1.5, 0.25
        gradebook.db.commit()
    assert tiny.grade_here().unchanged == ["ann"]
    assert tiny.grade_here(force=True).graded == ["ann"]
    found = grades(tiny, kit).cells["double__value"]
    assert (found.auto, found.manual, found.points) == (0.0, 1.5, 1.75)


def test_other_files_follow_the_submission(tiny):
    tiny.submit("ann", tiny.answered())
    data = tiny.folder("ann") / "data" / "more.csv"
    data.parent.mkdir()
    data.write_text("1", encoding="utf-8")
    tiny.grade_here()
    copied = tiny.autograded("ann").parent / "data" / "more.csv"
    assert copied.read_text(encoding="utf-8") == "1"
    shutil.rmtree(data.parent)
    assert tiny.grade_here().graded == ["ann"]
    assert not copied.exists()


@pytest.mark.parametrize(
    "student",
    [
        "Ada Lovelace",
        " edges ",
        "é",
        "e\u0301",
        "山田　太郎",
        "[a]*?",
        ".dot",
        "-dash",
        "{x}%s+'\"",
        "(a|b)\\",
    ],
)
def test_students_of_any_name_are_graded(tiny, kit, student):
    tiny.submit(student, tiny.answered())
    assert tiny.grade_here().graded == [student]
    assert list(read_gradebook(tiny.open(), kit.SECTION).students) == [student]
    assert tiny.autograded(student).is_file()
    assert tiny.grade_here().unchanged == [student]


def test_of_two_spellings_each_is_a_student(tiny, kit):
    tiny.submit("\u00e9", tiny.answered())
    tiny.submit("e\u0301", tiny.answered(double="nothing"))
    tiny.grade_here()
    assert grades(tiny, kit, "\u00e9").points == 5.5
    assert grades(tiny, kit, "e\u0301").points == 3.5


def test_a_course_directory_with_a_pattern_in_its_name_works(tiny, kit, tmp_path_factory):
    root = tmp_path_factory.mktemp("odd") / "course [2025] *"
    kit.lay_out(root)
    odd = kit.TinyCourse(root, tiny.made)
    odd.submit("ann", odd.answered())
    assert odd.grade_here().graded == ["ann"]


def test_a_section_that_the_gradebook_does_not_know_is_empty(tiny, kit):
    assert read_gradebook(tiny.open(), kit.SECTION).students == {}


def test_no_notebook_or_a_broken_one_is_none(tiny, kit):
    assert autograded_notebook(tiny.open(), kit.SECTION, "ann") is None
    tiny.autograded("ann").parent.mkdir(parents=True)
    tiny.autograded("ann").write_text("{", encoding="utf-8")
    assert autograded_notebook(tiny.open(), kit.SECTION, "ann") is None


@pytest.mark.parametrize(
    "forged",
    [
        None,
        3,
        "x",
        {},
        {"fingerprint": 3, "changes": {}, "notes": [], "scores": {}},
        {"fingerprint": "x", "changes": {"a": 3}, "notes": [], "scores": {}},
    ],
)
def test_a_stamp_of_another_form_is_none(tiny, forged):
    notebook = tiny.released()
    notebook.metadata["backprop"] = forged
    assert read_stamp(read(write(notebook))) is None


def test_times_are_kept(tiny, kit):
    tiny.submit("ann", tiny.answered())
    (tiny.folder("ann") / "timestamp.txt").write_text("2030-01-01 14:00:00 UTC", encoding="utf-8")
    tiny.grade_here()
    with tiny.open().gradebook() as gradebook:
        submission = gradebook.find_submission(kit.SECTION, "ann")
        assert submission.timestamp == datetime.datetime(2030, 1, 1, 14)
