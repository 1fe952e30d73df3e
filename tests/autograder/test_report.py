import csv
import io

import pytest
from rich.console import Console

from autograder.batch import handed_in
from autograder.gradebook import read_gradebook
from autograder.report import class_table, csv_text, results, write_csv
from grader_tests.codes import CODES

COLUMNS = [
    "student",
    "assignment",
    "notebook",
    "exercise",
    "cell",
    "points",
    "max_points",
    "status",
    "misconception",
    "message",
]


@pytest.fixture
def found(tiny, kit):
    """Gives the results of the tiny section."""

    def find(problems=None):
        course = tiny.open()
        recorded = read_gradebook(course, kit.SECTION)
        students = handed_in(course, kit.SECTION)
        return results(course, tiny.made, recorded, students, problems or {})

    return find


def rows(found):
    return list(csv.DictReader(io.StringIO(csv_text(found))))


def printed(made, found, width=100):
    console = Console(file=io.StringIO(), width=width)
    console.print(class_table(made, found))
    return console.file.getvalue()


def test_a_row_a_test_cell_sorted_by_student_then_cell(tiny, kit, found):
    for student in ("bob", "ann"):
        tiny.submit(student, tiny.answered(double="def double(x):\n    return 4"))
    tiny.grade_here()
    made = rows(found())
    assert list(made[0]) == COLUMNS
    assert [row["student"] for row in made] == ["ann"] * 3 + ["bob"] * 3
    assert [row["cell"] for row in made[:3]] == list(kit.POINTS)
    assert [row["exercise"] for row in made[:3]] == ["double", "Square", "Square"]
    assert {row["assignment"] for row in made} == {row["notebook"] for row in made} == {kit.SECTION}
    assert [row["points"] for row in made[:3]] == ["0", "1", "2.5"]
    assert [row["max_points"] for row in made[:3]] == ["2", "1", "2.5"]
    assert [row["status"] for row in made[:3]] == ["failed", "passed", "passed"]
    assert [row["misconception"] for row in made[:3]] == ["missing-factor", "", ""]
    assert made[0]["message"].split("\n")[0] == "double(secret) is wrong."


def test_the_file_is_utf_8_and_replaced_as_a_whole(tiny, kit, found):
    tiny.submit("山田 花子", tiny.answered())
    tiny.grade_here()
    path = write_csv(tiny.open(), kit.SECTION, found())
    assert path == tiny.root / "reports" / f"{kit.SECTION}.csv"
    assert path.read_bytes() == csv_text(found()).encode()
    assert path.read_text(encoding="utf-8").startswith(",".join(COLUMNS) + "\n山田 花子,")
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_a_message_is_no_formula(tiny, kit, found, start):
    broken = (
        "class Mine(Exception):\n    pass\n"
        f"Mine.__name__ = {start + '1+1'!r}\n"
        "def double(x):\n    raise Mine"
    )
    tiny.submit("ann", tiny.answered(double=broken))
    tiny.grade_here()
    message = rows(found())[0]["message"]
    assert message.lstrip("'").strip().startswith(start.strip() + "1+1")
    assert message.startswith("'")


def test_an_ordinary_message_and_any_student_id_stay_as_they_are(tiny, found):
    tiny.submit("-dash", tiny.answered(double="nothing"))
    tiny.grade_here()
    row = rows(found())[0]
    assert row["student"] == "-dash"
    assert row["message"].startswith("double is not defined")


def test_one_that_cannot_be_graded_is_missing_with_the_reason(tiny, kit, found):
    tiny.submit("ann", "{")
    tiny.submit("bob", tiny.answered())
    done = tiny.grade_here()
    made = rows(found(done.problems))
    assert [row["status"] for row in made[:3]] == ["missing"] * 3
    assert [row["points"] for row in made[:3]] == ["0"] * 3
    assert [row["misconception"] for row in made[:3]] == [""] * 3
    assert "not JSON" in made[0]["message"]
    assert "earlier grade" not in made[0]["message"]
    assert [row["status"] for row in made[3:]] == ["passed"] * 3


def test_an_earlier_grade_is_mentioned(tiny, found):
    tiny.submit("ann", tiny.answered())
    tiny.grade_here()
    tiny.submit("ann", "")
    done = tiny.grade_here()
    message = rows(found(done.problems))[0]["message"]
    assert message.endswith("(An earlier grade of 5.5 stays in the gradebook.)")


def test_who_is_not_graded_yet_is_missing(tiny, kit, found):
    tiny.submit("ann", tiny.answered())
    tiny.grade_here()
    tiny.submit("bob", tiny.answered())
    made = rows(found())
    assert made[3]["status"] == "missing"
    assert made[3]["message"] == f"Not graded yet. Run: backprop grade {kit.SECTION}"


def test_who_has_grades_but_no_folder_any_more_is_kept(tiny, kit, found):
    for student in ("ann", "bob"):
        tiny.submit(student, tiny.answered())
    tiny.grade_here()
    (tiny.root / "submitted" / "bob").rename(tiny.root / "gone")
    assert [row["student"] for row in rows(found())] == ["ann"] * 3 + ["bob"] * 3


def test_an_instructors_score_counts_and_the_mistake_is_kept(tiny, kit, found):
    tiny.submit("ann", tiny.answered(double="def double(x):\n    return 4"))
    tiny.grade_here()
    with tiny.open().gradebook() as gradebook:
        gradebook.find_grade("double__value", kit.SECTION, kit.SECTION, "ann").manual_score = 1.25
        gradebook.db.commit()
    row = rows(found())[0]
    assert (row["status"], row["points"], row["misconception"]) == (
        "manual",
        "1.25",
        "missing-factor",
    )
    assert row["message"].startswith("An instructor gave this score. double(secret) is wrong.")


def test_a_changed_test_cell_is_tampered_with_what_was_changed(tiny, kit, found):
    notebook = tiny.answered(double="def double(x):\n    return 4")
    kit.cell_of(notebook, "double__value").source = "pass"
    kit.cell_of(notebook, "Square__backward").metadata.nbgrader["points"] = 100
    tiny.submit("ann", notebook)
    tiny.grade_here()
    made = rows(found())
    assert [row["status"] for row in made] == ["tampered", "passed", "tampered"]
    assert [row["points"] for row in made] == ["0", "1", "2.5"]
    assert made[0]["misconception"] == "missing-factor"
    assert made[0]["message"].startswith(
        "The test cell was put back (its text was edited). double(secret) is wrong."
    )
    assert made[2]["message"].endswith("from 2.5 to 100). It passed.")


def test_grades_without_a_notebook_are_not_made_up(tiny, kit, found):
    tiny.submit("ann", tiny.answered())
    tiny.grade_here()
    tiny.autograded("ann").unlink()
    assert {row["status"] for row in rows(found())} == {"missing"}


def test_every_code_in_the_report_is_a_code(tiny, found):
    tiny.submit("ann", tiny.answered(double="nothing", square="1 / 0"))
    tiny.grade_here()
    codes = {row["misconception"] for row in rows(found())}
    assert codes == {"raised"}
    assert codes <= CODES


def test_the_table_has_points_by_exercise_and_the_commonest_mistakes(tiny, kit, found):
    tiny.submit("ann", tiny.answered())
    tiny.submit("[bob] ü", tiny.answered(double="def double(x):\n    return 4"))
    tiny.submit("cyd", tiny.answered(square="nothing"))
    tiny.submit("dee", "")
    done = tiny.grade_here()
    table = printed(tiny.made, found(done.problems))
    lines = {line.split("│")[1].strip(): line for line in table.splitlines() if line[:1] == "│"}
    assert "01_tiny: 4 students" in table
    assert [part.strip() for part in lines["ann"].split("│")[2:5]] == ["2", "3.5", "5.5"]
    assert [part.strip() for part in lines["[bob] ü"].split("│")[2:5]] == ["0", "3.5", "3.5"]
    assert [part.strip() for part in lines["cyd"].split("│")[2:5]] == ["2", "0", "2"]
    assert [part.strip() for part in lines["dee"].split("│")[2:5]] == ["–", "–", "not graded"]
    assert lines["missing-factor"].split("│")[3:5] == [" double ", "        1 "]
    assert lines["raised"].split("│")[4].strip() == "1"


def test_a_class_without_mistakes_has_no_table_of_them(tiny, found):
    tiny.submit("ann", tiny.answered())
    tiny.grade_here()
    assert "commonest" not in printed(tiny.made, found())
