"""Test cells on the trusted side, without any worker."""

import gc
import resource
import time
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.trusted import CellTimeoutError, Trusted, python_of

MEMORY = 300 * 2**20


@pytest.fixture
def no_gc_callbacks() -> Iterator[None]:
    """hypothesis listens to the garbage collector: an alarm that rings there is told as a fault."""
    callbacks = gc.callbacks[:]
    gc.callbacks.clear()
    yield
    gc.callbacks.extend(callbacks)


class NoStudent:
    """A session in which the student has defined some plain names."""

    def __init__(self, **names: Any) -> None:
        self.names = names
        self.show: Any = None
        self.asked: list[list[str]] = []

    def look(self, names: list[str]) -> dict[str, Any]:
        self.asked.append(names)
        return {name: self.names[name] for name in names if name in self.names}

    def give_back(self) -> None:
        """Nothing was lent."""


def trusted(*ours: str, answers: frozenset[str] = frozenset()) -> Trusted:
    made = Trusted(answers, MEMORY)
    for source in ours:
        made.take(source, None, time.monotonic() + 10)
    return made


def test(made: Trusted, source: str, seconds: float = 10, **names: Any) -> list[Any]:
    session: Any = NoStudent(**names)
    outputs, ended = made.test(source, 1, session, time.monotonic() + seconds)
    if ended is not None:
        raise ended
    return outputs


test.__test__ = False  # type: ignore[attr-defined]


def names(outputs: list[Any]) -> list[str]:
    return [out.get("ename", out.output_type) for out in outputs]


def test_our_names_are_ours_whatever_the_student_calls_theirs() -> None:
    made = trusted("import math\ndef same(a, b): assert a == b", "broken = 1 / 0")
    assert test(made, "same(math.pi, x)", x=3.141592653589793, same=print, math=None) == []
    assert names(test(made, "broken", broken=1)) == ["NameError"]
    session: Any = NoStudent()
    made.test("same(len(x), y)", 1, session, time.monotonic() + 9)
    assert session.asked == [["x", "y"]]


def test_a_built_in_name_is_the_students_only_where_an_exercise_asks_for_it() -> None:
    assert test(trusted(), "assert sum([1, 2]) == 3", sum=lambda x: 0) == []
    made = trusted(answers=frozenset({"sum"}))
    assert test(made, "assert sum([1, 2]) == 0", sum=lambda x: 0) == []


def test_names_of_a_test_are_there_in_the_next_until_the_student_defines_them() -> None:
    made = trusted()
    test(made, "layer = 3")
    assert test(made, "assert layer == 3", layer=4) == []
    made.forget("print('layer')")
    assert test(made, "assert layer == 3", layer=4) == []
    made.forget("layer = 9")
    assert test(made, "assert layer == 4", layer=4) == []


@pytest.mark.parametrize(
    "source",
    [
        "a = 1\n" + "!true\n" * 600,
        "a = " + "(" * 100_000,
        "a = " + "-" * 100_000 + "1",
        "a = '" + "\ud800" + "'",
        "a = 1\0",
        "%%a\n" * 1000,
        "a = [" * 5000,
        "a = \\\n" * 100_000,
    ],
    ids=range(8),
)
@pytest.mark.usefixtures("no_gc_callbacks")
def test_a_cell_that_cannot_be_read_may_have_defined_anything(source: str) -> None:
    made = trusted()
    test(made, "a = 3")
    made.forget(source)
    assert test(made, "assert a == 4 or a == 3", a=4) == []


def test_a_hidden_part_shows_nothing_of_itself() -> None:
    source = (
        "print('seen')\n### BEGIN HIDDEN TESTS\nprint('unseen')\nassert 1 == secret\n"
        "### END HIDDEN TESTS\nprint('after')"
    )
    stream, error = test(trusted(), source, secret=7)
    assert stream.text == "seen\n"
    assert (error.ename, error.evalue) == ("AssertionError", "A hidden test did not pass.")
    assert "secret" not in str(error)


def test_the_message_of_a_hidden_check_is_made_for_the_student() -> None:
    made = trusted("class CheckFailed(AssertionError): pass")
    source = "### BEGIN HIDDEN TESTS\nraise CheckFailed('dW1 is transposed.')\n### END HIDDEN TESTS"
    (error,) = test(made, source)
    assert error.evalue == "dW1 is transposed."


def test_a_value_in_the_last_line_is_shown() -> None:
    (shown,) = test(trusted(), "1 + 1")
    assert shown.data == {"text/plain": "2"}
    assert test(trusted(), "1 + 1;") == []
    assert test(trusted(), "None") == []


def test_text_that_cannot_be_written_is_put_right() -> None:
    for source in ("print(x)", "raise ValueError(x)", "x"):
        str(test(trusted(), source, x="\ud800")).encode()


def test_more_text_than_anybody_reads_is_cut() -> None:
    (error,) = test(trusted(), "raise ValueError('x' * 10**7)")
    assert len(str(error)) < 10**6
    (stream,) = test(trusted(), "print('x' * 10**7)")
    assert len(stream.text) <= 10**6


def test_memory_is_bounded_while_a_test_runs_and_not_afterwards() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    assert names(test(trusted(), "bytes(10**10)")) == ["MemoryError"]
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_a_test_without_end_is_ended_though_it_catches_everything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("autograder.trusted._GRACE_SECONDS", 0.2)
    source = "while True:\n    try:\n        while True: pass\n    except Exception: pass"
    with pytest.raises(CellTimeoutError):
        test(trusted(), source, seconds=0.1)


def test_magics_are_refused_with_a_reason() -> None:
    (error,) = test(trusted(), "%time 1")
    assert "runs outside the notebook" in error.evalue
    assert "get_ipython" in python_of("%time 1")


def test_a_test_that_is_no_python_is_an_error() -> None:
    assert names(test(trusted(), "def")) == ["SyntaxError"]
