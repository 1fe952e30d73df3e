import html
import re

import pytest
from nbgrader.converters import GenerateFeedback

from autograder.feedback import page_path, write_feedback
from autograder.gradebook import read_gradebook
from autograder.nbgrader_run import NbgraderError
from autograder.report import results


@pytest.fixture
def write(tiny, kit):
    """Writes a student's page."""

    def write(student="ann"):
        course = tiny.open()
        recorded = read_gradebook(course, kit.SECTION)
        (result,) = [
            one for one in results(course, tiny.made, recorded, [], {}) if one.student == student
        ]
        return write_feedback(course, tiny.made, result, recorded.students[student])

    return write


@pytest.fixture
def page(tiny, kit):
    """Gives a student's page as text, without tags."""

    def read(student="ann", raw=False):
        text = page_path(tiny.open(), kit.SECTION, student).read_text(encoding="utf-8")
        body = text[text.index("<body>") :]
        return text if raw else html.unescape(re.sub(r"<[^>]*>", "", body))

    return read


def test_the_page_says_first_what_became_of_each_test(tiny, write, page):
    tiny.submit("ann", tiny.answered(double="def double(x):\n    return 1"))
    tiny.grade_here()
    assert write()
    text = page()
    assert "01_tiny: 3.5 of 5.5 points" in " ".join(text.split())
    summary = text[: text.index("A tiny section")]
    assert "✘ failed" in summary
    assert "double(2) is wrong." in summary
    assert summary.count("✔ passed") == 2
    assert "2.5 of 2.5" in summary


def test_the_page_shows_the_answer_the_message_and_no_hidden_test(tiny, write, page):
    tiny.submit("ann", tiny.answered(double="def double(x):\n    return 1  # < mine & only"))
    tiny.grade_here()
    write()
    text = page()
    assert "return 1  # < mine & only" in text
    assert "  expected  4" in text
    assert 'same("double(2)", double(2), 4' in text
    assert "HIDDEN" not in text
    assert 'same("double(secret)"' not in text


def test_the_page_is_one_file_that_needs_no_network(tiny, write, page):
    tiny.submit("ann", tiny.answered())
    tiny.grade_here()
    write()
    text = page(raw=True)
    assert "<link" not in text
    assert "@import" not in text
    assert re.findall(r'<img[^>]*src="(?!data:)', text) == []
    # The one script that is fetched, for typesetting formulas, never makes the page wait.
    fetched = re.findall(r"<script[^>]*src=[^>]*>", text)
    assert len(fetched) == 1
    assert " async" in fetched[0]


def test_a_page_that_is_up_to_date_is_left_alone(tiny, kit, write, page):
    tiny.submit("ann", tiny.answered(double="nothing"))
    tiny.grade_here()
    assert write()
    path = page_path(tiny.open(), kit.SECTION, "ann")
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert not write()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    with tiny.open().gradebook() as gradebook:
        found = gradebook.find_comment("double", kit.SECTION, kit.SECTION, "ann")
        found.manual_comment = "See *me*."
        gradebook.find_grade("double__value", kit.SECTION, kit.SECTION, "ann").manual_score = 1
        gradebook.db.commit()
    assert write()
    assert "See me." in page()
    assert "An instructor gave this score." in page()


def test_what_was_put_back_is_said(tiny, kit, write, page):
    notebook = tiny.answered()
    kit.cell_of(notebook, "double__value").source = "pass"
    tiny.submit("ann", notebook)
    tiny.grade_here()
    write()
    assert "✔ tampered" in page()
    assert "The test cell was put back (its text was edited). It passed." in page()


def test_names_and_texts_are_not_taken_for_html(tiny, write, page):
    student = "<b>ann</b>"
    broken = "def double(x):\n    raise ValueError('<script>alert(1)</script>')"
    tiny.submit(student.replace("/", "_"), tiny.answered(double=broken))
    tiny.grade_here()
    write(student.replace("/", "_"))
    text = page(student.replace("/", "_"), raw=True)
    assert "<b>ann" not in text
    assert "<script>alert" not in text
    assert "&lt;b&gt;ann" in text


def test_a_page_that_cannot_be_made_leaves_the_last_one(tiny, kit, write, monkeypatch):
    tiny.submit("ann", tiny.answered())
    tiny.grade_here()
    write()
    before = page_path(tiny.open(), kit.SECTION, "ann").read_bytes()
    tiny.submit("ann", tiny.answered(double="nothing"))
    tiny.grade_here()

    def fail(*_):
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(GenerateFeedback, "convert_single_notebook", fail)
    with pytest.raises(NbgraderError, match="a fault"):
        write()
    assert page_path(tiny.open(), kit.SECTION, "ann").read_bytes() == before
