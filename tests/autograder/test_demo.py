import sys
import unicodedata
from collections import Counter
from concurrent.futures import Future
from dataclasses import dataclass
from types import ModuleType

import pytest
from nbgrader.utils import is_solution

from autograder import commands, demo
from autograder.demo import CLASS, build_class, hand_in
from autograder.errors import UsageError


@dataclass(frozen=True)
class Sample:
    section: str
    exercise: str
    name: str
    source: str
    points: dict[str, bool]
    runs_in_kernel_only: bool = False

    @property
    def right(self):
        return all(self.points.values())


@pytest.fixture
def samples(kit):
    """Samples of the tiny section, by exercise; every wrong one fails a cell."""
    backward = kit.RIGHT_SQUARE.replace("2 * self.x", "self.x")
    return [
        Sample(kit.SECTION, "double", "right_a", kit.RIGHT_DOUBLE, {"value": True}),
        Sample(kit.SECTION, "double", "right_b", "double = lambda x: 2 * x", {"value": True}),
        Sample(kit.SECTION, "double", "wrong_a", "double = abs", {"value": False}),
        Sample(kit.SECTION, "double", "wrong_hangs", "while True: pass", {"value": False}, True),
        Sample(kit.SECTION, "Square", "right_a", kit.RIGHT_SQUARE, {"forward": True}),
        Sample(kit.SECTION, "Square", "wrong_a", backward, {"backward": False}),
    ]


@pytest.fixture
def repository(tiny, kit, samples, monkeypatch):
    """The tiny course with samples; notebooks are run in this process."""
    package = ModuleType("samples")
    package.load_samples = lambda: samples
    monkeypatch.setitem(sys.modules, "samples", package)
    monkeypatch.setattr(commands, "process_pool", lambda workers: kit.InThisProcess())
    return tiny


def by_exercise(samples):
    return {
        name: [one for one in samples if one.exercise == name and not one.runs_in_kernel_only]
        for name in ("double", "Square")
    }


def answers(notebook):
    return [cell.source for cell in notebook.cells if is_solution(cell)]


def test_the_class_has_people_of_many_names_and_kinds():
    assert len(CLASS) >= 24
    kinds = Counter(CLASS.values())
    assert kinds[0] >= 3
    assert kinds["nothing"] == kinds["half"] == 1
    assert sum(number for kind, number in kinds.items() if kind in (1, 2, 3)) >= 12
    assert any(" " in student for student in CLASS)
    assert any(not student.isascii() for student in CLASS)
    assert all(unicodedata.normalize("NFC", student) == student for student in CLASS)


def test_what_a_student_hands_in_follows_from_the_id(made, samples):
    offered = by_exercise(samples)
    handed_in = [hand_in(made, offered, "jun", 2) for _ in range(2)]
    assert handed_in[0] == handed_in[1]
    many = {tuple(answers(hand_in(made, offered, f"s{n}", 0))) for n in range(20)}
    assert len(many) == 2


@pytest.mark.parametrize("mistakes", [0, 1, 2, 3])
def test_a_student_makes_as_many_mistakes_as_said(made, samples, mistakes):
    wrong = {one.source for one in samples if not one.right}
    found = answers(hand_in(made, by_exercise(samples), "ann", mistakes))
    assert sum(answer in wrong for answer in found) == min(mistakes, 2)


def test_who_did_nothing_or_half_leaves_the_rest_as_it_was(made, samples):
    released = answers(made.released)
    assert hand_in(made, by_exercise(samples), "noor", "nothing") == made.released
    half = answers(hand_in(made, by_exercise(samples), "hannah", "half"))
    assert half[0] != released[0]
    assert half[1] == released[1]


def test_the_demo_grades_a_class_and_a_second_run_changes_nothing(
    repository, kit, monkeypatch, capsys
):
    assert commands.demo(repository.root, workers=1) == 0
    first = capsys.readouterr()
    course = repository.root / "build" / "demo"
    assert f"{kit.SECTION}: {len(CLASS)} students" in first.out
    assert "The commonest mistakes" in first.out
    page = course / "feedback" / "jun" / kit.SECTION / f"{kit.SECTION}.html"
    assert str(page) in first.out
    for student in CLASS:
        assert (course / "feedback" / student / kit.SECTION / f"{kit.SECTION}.html").is_file()
    report = (course / "reports" / f"{kit.SECTION}.csv").read_text(encoding="utf-8")
    assert report.count("tampered") == 1
    assert "while True" not in str(answers(repository.released()))
    assert not (repository.root / "gradebook.db").exists()

    def never(*_):
        raise AssertionError("graded again")

    monkeypatch.setattr(commands.batch, "execute", never)
    assert commands.demo(repository.root, workers=1) == 0
    second = capsys.readouterr()
    assert f"{kit.SECTION}: 0 graded, {len(CLASS)} graded before and unchanged" in second.out
    assert f"pages written: 0, unchanged: {len(CLASS)}" in second.out
    assert (course / "reports" / f"{kit.SECTION}.csv").read_text(encoding="utf-8") == report


def test_a_changed_source_starts_the_demo_anew(repository, kit, monkeypatch):
    few = {"jun": 1, "Ada Lovelace": 0}
    monkeypatch.setattr(demo, "CLASS", few)
    assert commands.demo(repository.root, workers=1) == 0
    text = repository.source.read_text(encoding="utf-8")
    text = text.replace("Square__forward", "Square__value")
    repository.source.write_text(text, encoding="utf-8")
    monkeypatch.setattr(demo, "CLASS", {"jun": 2})
    assert commands.demo(repository.root, workers=1) == 0
    report = repository.root / "build" / "demo" / "reports" / f"{kit.SECTION}.csv"
    text = report.read_text(encoding="utf-8")
    assert "Square__value" in text
    assert "Ada Lovelace" not in text


def test_one_that_fails_does_not_keep_the_others_from_their_pages(repository, kit, monkeypatch):
    class FailsForOne(kit.InThisProcess):
        def submit(self, function, run):
            if run.student == "wen":
                future = Future()
                future.set_exception(MemoryError("no room"))
                return future
            return super().submit(function, run)

    monkeypatch.setattr(demo, "CLASS", {"jun": 1, "wen": 0})
    monkeypatch.setattr(commands, "process_pool", lambda workers: FailsForOne())
    assert commands.demo(repository.root, workers=1) == 1
    pages = repository.root / "build" / "demo" / "feedback"
    assert [path.name for path in pages.iterdir()] == ["jun"]


def test_outside_a_clone_the_demo_says_what_is_missing(tiny, monkeypatch):
    monkeypatch.setitem(sys.modules, "samples", None)
    with pytest.raises(UsageError, match="Run it in a clone"):
        build_class(tiny.root)


def test_samples_of_other_sections_alone_are_not_enough(repository, tiny):
    (tiny.root / "source").rename(tiny.root / "elsewhere")
    with pytest.raises(UsageError, match="no section has both"):
        build_class(tiny.root)
