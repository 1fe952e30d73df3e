"""Fuzzing of everything that reads what a worker writes. Not part of the test suite.

    pip install atheris     (in an environment of its own; it needs the project's packages too)
    python -m tests.redteam.fuzz_decoder CORPUS_DIRECTORY -max_total_time=1800

The first byte of an input chooses what reads the rest: the decoder alone, the channel, a session's
answer with changes of what was passed and lent, a question to the judge, a cell's output, or the
answer to a script. Each may accept its input, or refuse it with the one error that says so;
anything else is a fault, and so is taking long or much memory for it (libFuzzer's -timeout and
-rss_limit_mb).

CORPUS_DIRECTORY is filled with valid messages, where it is empty.
"""

import contextlib
import math
import socket
import sys
import time
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["autograder"]):
    from autograder.outputs import Outputs
    from autograder.proxies import StudentsObject
    from autograder.session import LateError, Session, WorkerLostError
    from autograder.student_errors import StudentError, forget
    from autograder.worker import copies
    from autograder.worker.channel import Channel, ChannelError, DeadlineError, Message
    from autograder.worker.plain import FormError, Node, Reader, Reference, Writer
    from autograder.worker.server import Kind

import nbformat
import numpy as np
from nbformat.v4 import new_code_cell, new_notebook

from grader_tests import CheckFailed
from grader_tests.scripts import Step, play

# What may come out of a decoder.
PLAIN = (
    *(type(None), bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset),
    *(np.ndarray, np.generic, slice, range, type(...), Reference, Node),
)


def see_that_it_is_plain(value: Any, seen: set[int]) -> None:
    """No object with behaviour anywhere in it."""
    kind = type(value)
    assert kind in PLAIN or issubclass(kind, np.generic), kind
    if isinstance(value, np.ndarray):
        assert kind is np.ndarray and value.dtype.kind in "biufc"
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, dict):
        for part in value.items():
            see_that_it_is_plain(part, seen)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            see_that_it_is_plain(part, seen)


def decoder(raw: bytes) -> None:
    """Bytes are values or a FormError; values are written and read again as the same values."""
    reader = Reader(raw, lambda reference: reference, node=Node)
    try:
        value = reader.read()
        reader.end()
    except FormError:
        return
    see_that_it_is_plain(value, set())
    with contextlib.suppress(FormError):  # a NaN as a key, say, can be there many times
        once = Writer(_no_reference).write(value).written()
        again = Reader(once, lambda reference: reference, node=Node).read()
        assert _kind_and_parts(again) == _kind_and_parts(value)


def _kind_and_parts(value: Any) -> Any:
    """What a value is made of, to compare: numbers by their bytes, sets without an order."""
    kind = type(value)
    if isinstance(value, np.ndarray | np.generic):
        return kind, value.dtype, value.shape, value.tobytes()
    if isinstance(value, dict):
        return kind, [(_kind_and_parts(key), _kind_and_parts(part)) for key, part in value.items()]
    if isinstance(value, list | tuple):
        return kind, [_kind_and_parts(part) for part in value]
    if isinstance(value, set | frozenset):
        return kind, sorted(repr(_kind_and_parts(part)) for part in value)
    return kind, repr(value)


def _no_reference(value: Any) -> Reference:
    raise AssertionError(f"not plain: {type(value)}")


def aliases(raw: bytes) -> None:
    """The same, where a part may stand for one that came before."""
    with contextlib.suppress(FormError):
        Reader(raw, lambda reference: reference).read()


def channel(raw: bytes) -> None:
    """Bytes are messages, or an error of the channel's."""
    ours, theirs = socket.socketpair()
    with theirs:
        theirs.sendall(raw[: 1 << 16])
        theirs.shutdown(socket.SHUT_WR)
        end = Channel(ours)
        with contextlib.suppress(ChannelError, DeadlineError):
            while True:
                end.receive(time.monotonic() + 5)
        end.close()


class _Nowhere(Channel):
    """A channel on which nobody listens."""

    def __init__(self) -> None:
        pass

    def send(self, *_: Any, **__: Any) -> None:
        """Drop it."""


def _session() -> Session:
    session = Session(_Nowhere(), lambda: None)
    session._lent = {
        key: copies.Snapshot(node)
        for key, node in enumerate([[1, [2]], {"a": [1]}, {3}, np.arange(4.0)], start=1)
    }
    session._reference([].append)
    return session


def answer(raw: bytes) -> None:
    """An answer of a worker's is a value, an error of the student's, or the end of the worker."""
    session = _session()
    passed = [[1, 2], {"w": np.zeros(3)}, np.zeros((2, 2)), {1}]
    kind = [Kind.VALUE, Kind.RAISED, Kind.UNFIT][raw[0] % 3] if raw else Kind.VALUE
    sys.stdout, sys.stderr, before = _Void(), _Void(), (sys.stdout, sys.stderr)
    try:
        value = session._answer(Message(kind, 1, memoryview(raw[1:])), passed)
        if isinstance(value, list | dict | tuple | set | str | bytes):
            repr(value) if not _has_stand_in(value) else None
        session.give_back()
    except (WorkerLostError, FormError, StudentError, NotImplementedError):
        pass
    finally:
        sys.stdout, sys.stderr = before
        forget()


def script(raw: bytes) -> None:
    """An answer to a script is what its calls returned, as far as they went, or the end."""
    session = _session()
    session._send = lambda *_: 1  # type: ignore[method-assign]
    session._receive = lambda: Message(Kind.VALUE, 1, memoryview(raw))  # type: ignore[method-assign]
    made = Step("f", StudentsObject(session, 1, ""))
    steps = [made, *(Step("f.g", made, "g", (k,), "", lambda found: found) for k in range(3))]
    sys.stdout, sys.stderr, before = _Void(), _Void(), (sys.stdout, sys.stderr)
    with contextlib.suppress(WorkerLostError, LateError, CheckFailed):
        play(steps)
    sys.stdout, sys.stderr = before
    session.give_back()
    forget()


def _has_stand_in(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_stand_in, value.items()))
    if isinstance(value, list | tuple | set | frozenset):
        return any(map(_has_stand_in, value))
    return not isinstance(value, PLAIN)


class _Void:
    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass


def question(raw: bytes) -> None:
    """A question of a worker's is answered or refused, or is the end of the worker."""
    kind = Kind.ASK if raw[:1] < b"\x80" else Kind.LOOK_UP
    with contextlib.suppress(WorkerLostError, LateError):
        _session()._serve(Message(kind, 1, memoryview(raw[1:])))


def output(raw: bytes) -> None:
    """What a cell shows becomes outputs that a notebook may have, and that can be written."""
    with contextlib.suppress(WorkerLostError):
        session, outputs = _session(), Outputs()
        outputs.add(session._plain(Message(Kind.OUTPUT, 1, memoryview(raw)), dict))
        notebook = new_notebook(cells=[new_code_cell("", outputs=outputs.kept, id="c")])
        nbformat.validate(notebook)
        nbformat.writes(notebook).encode()


TARGETS = (decoder, aliases, channel, answer, question, output, script)


def one(data: bytes) -> None:
    """What atheris calls."""
    if data:
        TARGETS[data[0] % len(TARGETS)](data[1:])


def seeds() -> list[bytes]:
    """Valid messages of every kind."""
    values = [
        *(None, True, False, ..., 0, -1, 2**63, -(2**200), 0.5, math.nan, 1j, "", "Δw ü", b"\0"),
        *([], [1, [2.5, ["x"]]], (1, (2,)), {1, 2}, frozenset({"a"}), {"W": 1, 2: None}),
        *(slice(1, None, 2), range(3), range(9, 0, -2), np.float32(0.5), np.bool_(True)),
        *(np.arange(6.0).reshape(2, 3), np.zeros((0, 3)), np.array(5), np.array([True, False])),
        *(np.array([1 + 2j]), np.arange(3, dtype=np.uint8), [np.ones(2), {"k": (1, [])}]),
    ]
    found = [b"\0" + Writer(_no_reference).write(value).written() for value in values]
    alias: list[Any] = [1]
    twice = Writer(_no_reference, shared=True).write([alias, alias, {"k": alias}]).written()
    found.append(b"\1" + twice)

    def answered(kind: bytes, *parts: Any) -> bytes:
        writer = Writer(lambda value: Reference(7, 1 | 2048, "A own"))
        for part in parts:
            writer.write(part)
        return b"\3" + kind + writer.written()

    shown = [{"output_type": "stream", "name": "stdout", "text": "x"}]
    found += [
        answered(b"\0", value, (), [(0, [1, Node(0)])], [(1, [5, Node(1)])], shown)
        for value in (*values, [object, object])
    ]
    found.append(answered(b"\0", [1, [2]], (5, 6), [(2, np.ones((2, 2)))], [(3, {1, 2})], []))
    place = ("<ipython-input-1>", 3, "forward", "1/0")
    kinds = ["ZeroDivisionError", "ArithmeticError", "Exception"]
    found.append(answered(b"\1", (kinds, "division by zero", place), (), [], [], []))
    found.append(answered(b"\2", "a cycle", (), [], [], []))
    found += [
        b"\6" + Writer(_no_reference).write(told).written()
        for told in (
            (*(1, np.ones(2), [2.0]), None),
            (1, (2, 0, None)),
            (1, 2, (3, 1, "a generator")),
            (1, (2, 2, (kinds, "division by zero", place))),
        )
    ]
    asked = Writer(_no_reference)
    found.append(b"\4\0" + asked.write((1, None, (np.ones(2),), {"k": 1})).written())
    found.append(b"\4\xff" + Writer(_no_reference).write((1, "append")).written())
    data = {"text/plain": "<p>", "application/json": {"a": [1, None]}}
    for form in (
        {"output_type": "stream", "name": "stderr", "text": "x"},
        {"output_type": "display_data", "data": data, "metadata": {"w": 1}, "display_id": "q"},
        {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 3},
        {"output_type": "update_display_data", "data": data, "metadata": {}, "display_id": "q"},
        {"output_type": "clear_output", "wait": True},
        {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["a", "b"]},
    ):
        found.append(b"\5" + Writer(_no_reference).write(form).written())
    head = (5).to_bytes(4, "little") + b"\x0c" + (9).to_bytes(8, "little")
    found.append(b"\2" + head + b"NNNNN" + head + b"NNNN")
    return found


def main() -> None:
    """Fuzz; the arguments are libFuzzer's."""
    for corpus in (Path(part) for part in sys.argv[1:] if not part.startswith("-")):
        corpus.mkdir(parents=True, exist_ok=True)
        if not any(corpus.iterdir()):
            for number, seed in enumerate(seeds()):
                (corpus / f"seed-{number:03}").write_bytes(seed)
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
