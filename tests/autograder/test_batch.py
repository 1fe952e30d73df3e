import os
import signal
import sys
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

import pytest

from autograder import batch
from autograder.batch import changed_since_graded, handed_in, read_problems
from autograder.errors import UsageError
from autograder.gradebook import read_gradebook
from autograder.recording import Recorder
from autograder.workers import process_pool


def snapshot(tiny, kit):
    """All that a run leaves behind that counts."""
    notebooks = sorted((tiny.root / "autograded").rglob("*.ipynb"))
    return (
        read_gradebook(tiny.open(), kit.SECTION),
        {path: path.read_bytes() for path in notebooks},
    )


def test_what_has_not_changed_is_not_graded_again(tiny, kit):
    for student in ("ann", "bob"):
        tiny.submit(student, tiny.answered())
    assert tiny.grade_here().graded == ["ann", "bob"]
    before = snapshot(tiny, kit)
    assert tiny.grade_here().unchanged == ["ann", "bob"]
    assert snapshot(tiny, kit) == before
    tiny.submit("bob", tiny.answered(double="nothing"))
    again = tiny.grade_here()
    assert (again.graded, again.unchanged) == (["bob"], ["ann"])
    assert tiny.grade_here(force=True).graded == ["ann", "bob"]


def test_a_changed_source_is_graded_again(tiny, kit):
    tiny.submit("ann", tiny.answered())
    tiny.grade_here()
    text = tiny.source.read_text(encoding="utf-8")
    tiny.source.write_text(text.replace("secret", "other"), encoding="utf-8")
    assert tiny.grade_here().graded == ["ann"]


def test_changed_checks_are_graded_again(tiny, monkeypatch, tmp_path_factory):
    folder = tmp_path_factory.mktemp("packages")
    (folder / "checks_of_this_test").mkdir()
    module = folder / "checks_of_this_test" / "__init__.py"
    module.write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr(batch, "CHECKS", ("checks_of_this_test",))
    tiny.submit("ann", tiny.answered())
    tiny.grade_here()
    assert tiny.grade_here().unchanged == ["ann"]
    module.write_text("x = 1", encoding="utf-8")
    assert tiny.grade_here().graded == ["ann"]


def test_a_changed_time_limit_is_graded_again(tiny, kit):
    tiny.submit("ann", tiny.answered())
    tiny.grade_here()
    kit.add_settings(tiny, ["c.Execute.timeout = 7"])
    assert tiny.grade_here().graded == ["ann"]


@pytest.mark.parametrize("lost", ["gradebook.db", "autograded"])
def test_what_was_lost_is_graded_again(tiny, kit, lost):
    tiny.submit("ann", tiny.answered())
    tiny.grade_here()
    before = read_gradebook(tiny.open(), kit.SECTION)
    (tiny.root / lost).rename(tiny.root / "away")
    assert tiny.grade_here().graded == ["ann"]
    assert read_gradebook(tiny.open(), kit.SECTION) == before


def test_a_score_that_did_not_reach_the_gradebook_is_graded_again(tiny, kit):
    tiny.submit("ann", tiny.answered())
    tiny.grade_here()
    with tiny.open().gradebook() as gradebook:
        gradebook.find_grade("double__value", kit.SECTION, kit.SECTION, "ann").auto_score = None
        gradebook.db.commit()
    assert tiny.grade_here().graded == ["ann"]
    assert read_gradebook(tiny.open(), kit.SECTION).students["ann"].points == 5.5


def test_one_that_cannot_be_graded_is_named_and_keeps_its_earlier_grade(tiny, kit):
    tiny.submit("ann", tiny.answered())
    tiny.submit("bob", tiny.answered())
    tiny.grade_here()
    before = snapshot(tiny, kit)
    tiny.submit("ann", "{")
    done = tiny.grade_here()
    assert list(done.problems) == ["ann"]
    assert "not JSON" in done.problems["ann"]
    assert done.unchanged == ["bob"]
    assert snapshot(tiny, kit) == before
    assert read_problems(tiny.open(), kit.SECTION, ["ann", "bob"]) == done.problems


def test_who_changed_something_since_is_found(tiny, kit):
    for student in ("ann", "bob", "cyd"):
        tiny.submit(student, tiny.answered())
    tiny.grade_here()
    tiny.submit("ann", tiny.answered(double="nothing"))
    tiny.submit("cyd", "{")
    course, made = tiny.open(), tiny.assignment()
    assert changed_since_graded(course, made, ["ann", "bob", "cyd", "dee"]) == ["ann"]


def test_nobodys_section_names_the_folders_that_look_like_it(tiny, kit):
    (tiny.root / "submitted" / "ann" / "01_Tiny").mkdir(parents=True)
    (tiny.root / "submitted" / "ann" / "essay").mkdir()
    with pytest.raises(UsageError) as caught:
        handed_in(tiny.open(), kit.SECTION)
    assert "nobody handed in 01_tiny" in str(caught.value)
    assert "There is 01_Tiny: rename it" in str(caught.value)
    assert "essay" not in str(caught.value)


def test_who_has_no_folder_for_the_section_did_not_hand_in(tiny, kit):
    tiny.submit("ann", tiny.answered())
    (tiny.root / "submitted" / "bob" / "02_other").mkdir(parents=True)
    (tiny.root / "submitted" / "cyd").mkdir()
    assert handed_in(tiny.open(), kit.SECTION) == ["ann"]
    (tiny.root / "submitted" / "cyd" / f"{kit.SECTION}.ipynb").write_text("", encoding="utf-8")
    assert handed_in(tiny.open(), kit.SECTION) == ["ann", "cyd"]


# What happens to the processes that run the notebooks ---------------------------------------------


class Breaks:
    """An executor whose process dies when it runs a certain student's notebook."""

    def __init__(self, kit, killer):
        self.real, self.killer, self.broken = kit.InThisProcess(), killer, False

    def submit(self, function, run):
        future = Future()
        self.broken = self.broken or run.student == self.killer
        if self.broken:
            future.set_exception(BrokenProcessPool("a process was terminated abruptly"))
            return future
        return self.real.submit(function, run)

    def shutdown(self, **_):
        pass


def test_who_ends_the_process_that_grades_is_alone_to_fail(tiny, kit):
    for student in ("ann", "bob", "cyd", "dee"):
        tiny.submit(student, tiny.answered())
    done = tiny.grade_here(make_executor=lambda: Breaks(kit, "bob"))
    assert sorted(done.graded) == ["ann", "cyd", "dee"]
    assert list(done.problems) == ["bob"]
    assert "the process that graded it was ended" in done.problems["bob"]


class BreaksAtOnce(Breaks):
    def submit(self, function, run):
        raise BrokenProcessPool("no process could be started")


def test_when_no_process_can_be_started_everyone_is_named(tiny, kit):
    for student in ("ann", "bob"):
        tiny.submit(student, tiny.answered())
    done = tiny.grade_here(make_executor=lambda: BreaksAtOnce(kit, ""))
    assert sorted(done.problems) == ["ann", "bob"]


class Fails(Breaks):
    def submit(self, function, run):
        future = Future()
        future.set_exception(MemoryError("no room"))
        return future


def test_what_goes_wrong_in_a_process_is_said(tiny, kit):
    tiny.submit("ann", tiny.answered())
    done = tiny.grade_here(make_executor=lambda: Fails(kit, ""))
    assert "no room" in done.problems["ann"]


class Cancelled(Breaks):
    def submit(self, function, run):
        future = Future()
        future.cancel()
        future.set_running_or_notify_cancel()
        return future


def test_what_was_cancelled_is_said(tiny, kit):
    tiny.submit("ann", tiny.answered())
    done = tiny.grade_here(make_executor=lambda: Cancelled(kit, ""))
    assert "CancelledError" in done.problems["ann"]


class Interrupted(Breaks):
    """An executor during which somebody presses Ctrl-C, at the second notebook."""

    def submit(self, function, run):
        if run.student == "bob":
            os.kill(os.getpid(), signal.SIGINT)
        return self.real.submit(function, run)


def test_ctrl_c_leaves_what_was_recorded_and_says_who_is_left(tiny, kit):
    for student in ("ann", "bob", "cyd"):
        tiny.submit(student, tiny.answered())
    done = tiny.grade_here(make_executor=lambda: Interrupted(kit, ""))
    assert done.graded == ["ann"]
    assert done.left == ["bob", "cyd"]
    assert list(read_gradebook(tiny.open(), kit.SECTION).students) == ["ann"]
    again = tiny.grade_here()
    assert (again.graded, again.unchanged) == (["bob", "cyd"], ["ann"])


def test_ctrl_c_while_a_grade_is_recorded_waits_for_it(tiny, kit, monkeypatch):
    tiny.submit("ann", tiny.answered())
    tiny.submit("bob", tiny.answered())
    real = Recorder.record

    def press(*arguments):
        os.kill(os.getpid(), signal.SIGINT)
        return real(*arguments)

    monkeypatch.setattr(Recorder, "record", press)
    done = tiny.grade_here()
    assert (done.graded, done.left) == (["ann"], ["bob"])
    assert read_gradebook(tiny.open(), kit.SECTION).students["ann"].points == 5.5


def pid_and_hash_seed(_=None):
    return os.getpid(), "autograder.execute" in sys.modules


def test_workers_are_processes_that_have_imported_what_they_need():
    with process_pool(2) as pool:
        pids, ready = zip(*pool.map(pid_and_hash_seed, range(4)), strict=True)
    assert os.getpid() not in pids
    assert all(ready)
