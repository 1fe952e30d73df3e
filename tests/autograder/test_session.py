"""The judge's side of the conversation, with a worker at its other end that says anything."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from autograder.proxies import StudentsObject
from autograder.session import LateError, Session, WorkerLostError
from autograder.student_errors import StudentError
from autograder.worker.channel import Channel, ChannelError, Message
from autograder.worker.plain import FormError, Reader, Reference, Writer
from autograder.worker.server import BACK, Can, Kind
from grader_tests import CheckFailed
from grader_tests.scripts import Step, play

THING = Reference(7, int(Can.CALL), "Thing own")


def body(*parts: Any) -> bytes:
    writer = Writer(lambda value: value)
    for part in parts:
        writer.write(part)
    return writer.written()


@pytest.fixture
def talk() -> Iterator[Callable[..., Session]]:
    """Gives a session whose worker does as a function says with each message that it gets."""
    open_: list[Any] = []

    def begin(answer: Callable[[Channel, Message], None]) -> Session:
        ours, theirs = map(Channel, socket.socketpair())

        def serve() -> None:
            try:
                while True:
                    answer(theirs, theirs.receive())
            except ChannelError:
                theirs.close()

        thread = threading.Thread(target=serve)
        thread.start()
        session = Session(ours, lambda: None)
        session.deadline = time.monotonic() + 30
        open_.append((ours, thread))
        return session

    yield begin
    for ours, thread in open_:
        ours._end.shutdown(socket.SHUT_RDWR)
        ours.close()
        thread.join()


def says(kind: Kind, *parts: Any) -> Callable[[Channel, Message], None]:
    return lambda channel, message: channel.send(kind, message.ticket, body(*parts))


def test_a_value_comes_back(talk):
    session = talk(says(Kind.VALUE, {"f": np.ones(2), "g": THING, "other": 1}))
    found = session.look(["f", "g"])
    assert set(found) == {"f", "g"}
    assert found["f"].tolist() == [1, 1]
    assert isinstance(found["g"], StudentsObject)
    assert session.look(["g"])["g"] is found["g"]


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [1, 2],
        [1, (), 3, 4, []],
        [1, (), [], [], [], [], 5],
        [[1], (1, 2), [], [], [], []],
        [[1], (0,), [], [], [], []],
        [[1], (-1,), [], [], [], []],
        [[1], (1 << 40,), [], [], [], []],
        [1, (), [], [(0, [1])], [], []],
        [1, (), [(0, 7)], [], [], []],
        [1, (), 5, [], [], []],
        [1, (), [], [], [(1, [1])], []],
        [1, (), [], [], [], "x"],
        [Reference(1, BACK, "")],
    ],
)
def test_an_answer_of_another_form_is_the_end_of_the_worker(talk, parts):
    with pytest.raises(WorkerLostError, match="meddled"):
        talk(says(Kind.VALUE, *parts)).look(["f"])


def test_an_answer_to_another_question_is_the_end_of_the_worker(talk):
    session = talk(lambda channel, message: channel.send(Kind.VALUE, message.ticket ^ 1, body({})))
    with pytest.raises(WorkerLostError, match="another question"):
        session.look(["f"])


def test_an_answer_before_the_question_is_the_end_of_the_worker(talk):
    def twice(channel: Channel, message: Message) -> None:
        for _ in range(2):
            channel.send(Kind.VALUE, message.ticket, body({}))

    session = talk(twice)
    session.look(["f"])
    with pytest.raises(WorkerLostError, match=r"meddled"):
        for _ in range(100):
            session.look(["f"])


class Growing(dict[int, None]):
    """Gets one more entry while it is looked through, as garbage collection may add one."""

    def __iter__(self) -> Iterator[int]:
        entries = super().__iter__()
        self[100 + len(self)] = None
        return entries


def test_stand_ins_may_be_cleared_away_at_any_time(talk):
    session = talk(says(Kind.VALUE, {"f": 1}))
    session.released = Growing({7: None, 8: None})
    session.look(["f"])
    assert not session.released


def test_silence_is_late_and_no_test_can_catch_it(talk):
    session = talk(lambda channel, message: None)
    session.deadline = time.monotonic() + 0.2
    with pytest.raises(LateError) as caught:
        session.look(["f"])
    assert not isinstance(caught.value, Exception)


def test_messages_without_end_are_late_too_and_the_watch_looks_on(talk):
    def flood(channel: Channel, message: Message) -> None:
        while True:
            channel.send(Kind.OUTPUT, message.ticket, body({}))

    session = talk(flood)
    looks = []
    session._watch = lambda: looks.append(1)
    session.deadline = time.monotonic() + 0.5
    with pytest.raises(LateError):
        session.run("", 1, lambda output: None)
    assert looks


def test_an_error_has_the_type_and_the_name_that_it_has_there(talk):
    place = ("<cell>", 2, "f", "raise Mine")
    session = talk(says(Kind.RAISED, (["Mine", "KeyError", "Exception"], "text", place)))
    with pytest.raises(KeyError) as caught:
        session.look(["f"])
    assert isinstance(caught.value, StudentError)
    assert (type(caught.value).__name__, str(caught.value)) == ("Mine", "text")


@pytest.mark.parametrize(
    ("kinds", "text", "place"),
    [
        (["\ud800"], "\ud800\0", ("a\0\ud800", 1, "f", "\ud800")),
        (["BaseExceptionGroup"], "x", None),
        (["SystemExit", "BaseException"], "0", None),
        (["UnicodeDecodeError", "ValueError"], "x", ("x" * 10**5, 9999, "f", "x" * 10**6)),
        (["KeyboardInterrupt"], "", ("f", -1, "f", "")),
        (["StopIteration", "Exception"], "", ("f", 10**9, "f", "")),
    ],
)
def test_any_error_becomes_an_exception_that_can_be_written(talk, kinds, text, place):
    with pytest.raises(Exception) as caught:
        talk(says(Kind.RAISED, (kinds, text, place))).look(["f"])
    assert isinstance(caught.value, StudentError)
    str(caught.value).encode()


def test_what_cannot_cross_is_an_error_of_the_test(talk):
    with pytest.raises(FormError, match="cannot be judged: it is too deep"):
        talk(says(Kind.UNFIT, "it is too deep")).look(["f"])
    with pytest.raises(WorkerLostError):
        talk(says(Kind.UNFIT, THING)).look(["f"])


def asks(*questions: tuple[Kind, Any]) -> tuple[Callable[[Channel, Message], None], list[Any]]:
    """A worker that asks before it answers, and what it was told."""
    told: list[Any] = []

    def answer(channel: Channel, message: Message) -> None:
        for kind, question in questions:
            channel.send(kind, 1, body(question))
            said = channel.receive()
            told.append((Kind(said.kind), Reader(said.body, lambda value: value).read()))
        channel.send(Kind.VALUE, message.ticket, body(None))

    return answer, told


class Ours:
    """An object of the judge's."""

    scale = 2
    import os as module

    def forward(self, x: float) -> float:
        return x * self.scale


Ours.__module__ = "__main__"


def pass_in(session: Session, thing: Any) -> None:
    session.ask(Kind.LOOK, ([thing],))


def test_what_is_passed_in_can_be_used(talk):
    answer, told = asks(
        (Kind.LOOK_UP, (1, "scale")),
        (Kind.LOOK_UP, (1, "forward")),
        (Kind.ASK, (2, None, (3,), {})),
    )
    pass_in(talk(answer), Ours())
    assert told[0] == (Kind.ANSWER, 2)
    assert told[2] == (Kind.ANSWER, 6)


@pytest.mark.parametrize("name", ["module", "__class__", "_x", "__dict__", "__init__", "nothing"])
def test_no_more_than_that_can_be_seen(talk, name):
    answer, told = asks((Kind.LOOK_UP, (1, name)))
    pass_in(talk(answer), Ours())
    assert told[0][0] == Kind.REFUSED
    assert told[0][1][0] == "AttributeError"


@pytest.mark.parametrize(
    ("thing", "name"),
    [
        (np.random.default_rng(1), "bit_generator"),
        (lambda: None, "__globals__"),
        ([].append, "__self__"),
    ],
)
def test_functions_and_generators_have_nothing_to_be_seen(talk, thing, name):
    answer, _ = asks((Kind.LOOK_UP, (1, name)))
    with pytest.raises(WorkerLostError, match="cannot be understood"):
        pass_in(talk(answer), thing)


@pytest.mark.parametrize("thing", [np, (lambda: None).__code__])
def test_what_leads_to_everything_is_never_passed(talk, thing):
    with pytest.raises(FormError, match="cannot be passed"):
        pass_in(talk(says(Kind.VALUE, None)), thing)


def test_a_frame_behind_an_object_is_not_seen(talk):
    holder = Ours()
    holder.steps = (i for i in [1])  # type: ignore[attr-defined]
    answer, told = asks((Kind.LOOK_UP, (1, "steps")))
    pass_in(talk(answer), holder)
    assert told[0][0] == Kind.REFUSED


def test_while_a_cell_runs_nothing_of_a_test_can_be_used(talk):
    called = []
    told = []

    def answer(channel: Channel, message: Message) -> None:
        if message.kind == Kind.RUN:
            channel.send(Kind.ASK, 1, body((1, None, (), {})))
            told.append(Kind(channel.receive().kind))
            channel.send(Kind.DONE, message.ticket, body(False))
        else:
            channel.send(Kind.VALUE, message.ticket, body(None))

    session = talk(answer)
    pass_in(session, lambda: called.append(1))
    assert session.run("", 1, lambda output: None) is False
    assert told == [Kind.REFUSED]
    assert called == []


def test_what_is_shown_in_a_test_is_never_its_result(talk, capsys):
    shown = [
        {"output_type": "execute_result", "data": {"text/plain": "2"}, "metadata": {}},
        {"output_type": "error", "ename": "E", "evalue": "", "traceback": []},
        {"output_type": "stream", "name": "stdout", "text": "hi"},
    ]
    session = talk(says(Kind.VALUE, None, (), [], [], [], shown))
    seen: list[Any] = []
    session.show = seen.append
    session.ask(Kind.CALL, (1,))
    assert [one["output_type"] for one in seen] == ["display_data"]
    assert capsys.readouterr().out == "hi"


def test_classes_without_end_are_too_many(talk):
    number = iter(range(10**6))

    def answer(channel: Channel, message: Message) -> None:
        made = [Reference(100 + next(number), 1, f"C{next(number)}") for _ in range(300)]
        channel.send(Kind.VALUE, message.ticket, body(made))

    session = talk(answer)
    with pytest.raises(WorkerLostError, match="classes"):
        for _ in range(9):
            session.ask(Kind.LOOK, ([],))


# ---------------------------------------------------------------- scripts


def played(talk, answer: Any) -> list[Any]:
    """What a script of three calls of a student's thing gives, where the worker says this."""

    def say(channel: Channel, message: Message) -> None:
        said = answer if message.kind == Kind.PLAY else {"f": THING}
        channel.send(Kind.VALUE, message.ticket, body(said))

    session = talk(say)
    made = Step("f", session.look(["f"])["f"])
    steps = [made, *(Step("f.g", made, "g", (k,), "", lambda found: found) for k in range(2))]
    return play(steps)


def test_a_script_gives_what_its_steps_return(talk):
    assert played(talk, (1, [2.0], None)) == [None, 1, [2.0]]


@pytest.mark.parametrize(
    ("failed", "code", "text"),
    [
        ((0, None), "not-implemented", "f has no method `g`"),
        ((1, "a generator"), "raised", "cannot be judged: a generator"),
        ((2, (["KeyError", "Exception"], "there", None)), "raised", "there"),
        ((2, (["NotImplementedError", "Exception"], "", None)), "not-implemented", "still open"),
    ],
)
def test_a_script_ends_with_the_step_that_failed(talk, failed, code, text):
    with pytest.raises(CheckFailed, match=text) as failure:
        played(talk, (1, (2, *failed)))
    assert failure.value.code == code


@pytest.mark.parametrize(
    "answer",
    [
        None,
        5,
        (),
        [1, 2, None],
        (1, None),
        (1, 2, 3, None),
        (1, 2, (3, 0, None)),
        (1, 2, np.zeros(2)),
        (1, 2, (2, 0, None)),
        (1, (1, 0, None)),
        (1, (-1, 0, None)),
        (1, (2, 0)),
        (1, (2, 0, 1)),
        (1, (2, 3, None)),
        (1, (2, 1, 1)),
        (1, (2, 2, 1)),
        (1, (2, np.zeros(2), None)),
        (1, (np.zeros(2), 0, None)),
        (1, THING),
        (1, (THING, 0, None)),
        (1, (2, THING, None)),
        (1, (2, 0, THING)),
    ],
)
def test_an_answer_to_a_script_of_another_form_is_the_end_of_the_worker(talk, answer):
    with pytest.raises(WorkerLostError, match="meddled"):
        played(talk, answer)


def test_a_script_that_is_not_all_about_the_students_objects_is_played_here(talk):
    session = talk(says(Kind.VALUE, {"f": THING}))
    steps = [Step("f", session.look(["f"])["f"]), Step("abs", abs, None, (-1,), "", float)]
    assert session.play(steps) is None
    assert play(steps[1:]) == [1.0]
