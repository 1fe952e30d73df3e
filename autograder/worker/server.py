"""A worker's answers to the judge: it runs cells, and calls what the student's code has defined.

The judge asks, the worker answers. While it runs the student's code the worker may ask in turn:
when the code calls a function of the judge's that it was given. All this runs in the student's
process: the judge takes nothing for granted that comes from here.
"""

import json
import linecache
import numbers
import operator
import os
import secrets
import signal
import sys
import sysconfig
import threading
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from functools import cache, reduce
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import Any, Final

import numpy as np

from autograder.worker import copies
from autograder.worker.channel import Channel, ChannelError, Message
from autograder.worker.plain import FormError, Reader, Reference, Writer
from autograder.worker.shell import Output, Shell


class Kind(IntEnum):
    """What a message is."""

    RUN = 1  # (source, count) -> OUTPUT…, DONE
    LOOK = 2  # (names) -> VALUE: those that are defined, by name
    GET = 3  # (object, attribute) -> VALUE
    SET = 4  # (object, attribute, value) -> VALUE
    CALL = 5  # (object, attribute or None, arguments, keywords) -> VALUE
    OPERATE = 6  # (name of an operation, its operands) -> VALUE
    PLAY = 7  # (objects, names, plan, arguments): see Server._play -> VALUE
    OUTPUT = 10  # an output of a cell that runs
    DONE = 11  # whether the cell asked the notebook to end
    VALUE = 12  # (value, outputs, changes of what was passed)
    RAISED = 13  # (what was raised, outputs, changes)
    UNFIT = 14  # (why the value cannot cross, outputs, changes)
    ASK = 20  # (object of the judge's, attribute or None, arguments, keywords) -> ANSWER
    LOOK_UP = 21  # (object of the judge's, attribute) -> ANSWER
    ANSWER = 22  # value
    COPY = 24  # (object of the judge's) -> ANSWER
    REFUSED = 23  # what was raised


class Failed(IntEnum):
    """How a step of a script failed."""

    NO_METHOD = 0  # its object has no method of that name
    UNFIT = 1  # what it returned cannot cross; with the reason
    RAISED = 2  # with what was raised


class Can(IntFlag):
    """What an object of the student's can do, as far as its type says."""

    CALL = 1
    LEN = 2
    ITER = 4
    NEXT = 8
    GETITEM = 16
    SETITEM = 32
    CONTAINS = 64
    FLOAT = 128
    INT = 256
    INDEX = 512
    COMPLEX = 1024
    ARRAY = 2048
    MAPPING = 4096
    CLASS = 8192
    ADD = 16384


# In the mark of a class: its objects are made without a line of the student's code running, and
# what they can do stands in the bits above the class's own. The judge then need not wait for one.
MAKES_PLAINLY: Final = 1 << 30
OF_ITS_OBJECTS: Final = 15

METHODS: Final = {
    Can.CALL: "__call__",
    Can.LEN: "__len__",
    Can.ITER: "__iter__",
    Can.NEXT: "__next__",
    Can.GETITEM: "__getitem__",
    Can.SETITEM: "__setitem__",
    Can.CONTAINS: "__contains__",
    Can.FLOAT: "__float__",
    Can.INT: "__int__",
    Can.INDEX: "__index__",
    Can.COMPLEX: "__complex__",
    Can.ARRAY: "__array__",
}

# Operators of two operands: by any of them an object shows that it can be calculated with.
ARITHMETIC: Final = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul")
UNARY: Final = ("neg", "pos", "abs")


class Mark(IntEnum):
    """What a reference from the judge's side stands for."""

    YOURS = 0  # an object of the student's that comes back; key: its number
    FUNCTION = 1  # a function of the judge's
    OBJECT = 2  # an object of the judge's
    NAMED = 3  # a function or type of a package that both sides have; name: MODULE:NAME
    GENERATOR = 4  # a random generator; name: its state
    MADE = 5  # an object that the judge has from a class; key: its own choice; name: the class's


# In the answers to these, the lists, dicts, sets and arrays from this one on are the student's own.
_LENT_FROM: Final[dict[int, int]] = {Kind.GET: 0, Kind.LOOK: 1}

# A reference of the worker's with this bit is to an object of the judge's, that comes back.
BACK: Final = 1 << 31

# Frames of these places are not the student's code.
_LIBRARIES: Final = tuple(
    {
        str(Path(__file__).parents[1]),
        sysconfig.get_path("stdlib"),
        sysconfig.get_path("platlib"),
        sysconfig.get_path("purelib"),
    }
)

_MOST_TEXT: Final = 20_000
_MOST_OUTPUTS: Final = 200
# Of the student's lists, dicts and arrays this many are kept the same on both sides: the newest.
_MOST_LENT: Final = 500


class Server:
    """One worker's side of the conversation."""

    def __init__(self, channel: Channel, shell: Shell) -> None:
        self._channel = channel
        self._sends = threading.Lock()
        self._shell = shell
        self._thread = threading.get_ident()
        self._process = os.getpid()
        self._objects: dict[int, Any] = {}
        self._keys: dict[int, int] = {}
        self._next = 1
        self._lent: dict[int, copies.Snapshot] = {}
        self._theirs: dict[int, Any] = {}
        self._generators: dict[int, tuple[str, np.random.Generator]] = {}
        self._answers: Final[dict[int, Callable[..., Any]]] = {
            Kind.LOOK: self._look,
            Kind.GET: self._get,
            Kind.SET: self._set,
            Kind.CALL: self._call,
            Kind.OPERATE: self._operate,
            Kind.PLAY: self._play,
        }

    def serve(self) -> None:
        """Answer until the judge has gone."""
        while True:
            try:
                message = self._channel.receive()
            except ChannelError:
                return
            self._answer(message)

    # --- What the judge asks -------------------------------------------------------------------

    def _answer(self, message: Message) -> None:
        if message.kind == Kind.RUN:
            self._run(message)
            return
        outputs: list[Output] = []
        before, self._shell.screen.tell = self._shell.screen.tell, _keeper(outputs)
        reader = Reader(message.body, self._resolve)
        passed: dict[int, copies.Snapshot] = {}
        try:
            question = reader.read()
            passed = {number: copies.Snapshot(node) for number, node in enumerate(reader.nodes)}
            if reader.more():
                self._release(reader.read())
                self._take_updates(reader.read())
            with _Interruptible():
                value = self._answers[message.kind](*question)
                body = self._written(value, outputs, passed, lend=_LENT_FROM.get(message.kind))
            kind = Kind.VALUE
        except FormError as error:
            kind, body = Kind.UNFIT, self._written(str(error), outputs, passed)
        except BaseException as error:  # noqa: BLE001 - a student's code can raise anything
            kind, body = Kind.RAISED, self._written(_told(error), outputs, passed)
        self._shell.screen.tell = before
        self._send(kind, message.ticket, body)

    def _take_updates(self, updates: list[Any]) -> None:
        """Make the changes that the judge has made to what was lent to it."""
        nodes = {key: snapshot.node for key, snapshot in self._lent.items()}
        for key in copies.apply([one for one in updates if one[0] in nodes], nodes):
            self._lent[key].take()

    def _run(self, message: Message) -> None:
        def tell(output: Output) -> None:
            if os.getpid() != self._process:
                return
            try:
                body = Writer(_no_reference).write(output).written()
            except FormError as error:
                text = f"An output was left out: {error}.\n"
                lost = {"output_type": "stream", "name": "stdout", "text": text}
                body = Writer(_no_reference).write(lost).written()
            self._send(Kind.OUTPUT, message.ticket, body)

        source, count = Reader(message.body, self._resolve).read()
        self._shell.screen.tell = tell
        with _Interruptible():
            self._shell.run(source, count)
        self._shell.screen.tell = lambda output: None
        self._send(
            Kind.DONE, message.ticket, Writer(_no_reference).write(self._shell.leaving).written()
        )

    def _send(self, kind: Kind, ticket: int, body: bytes) -> None:
        if os.getpid() != self._process:
            os._exit(0)  # a child that the student's code has forked has nothing to say
        with self._sends:  # a thread of the student's may print
            self._channel.send(kind, ticket, body)

    def _look(self, names: list[str]) -> dict[str, Any]:
        return {name: self._shell.user_ns[name] for name in names if name in self._shell.user_ns}

    def _get(self, target: Any, name: str) -> Any:
        return getattr(target, name)

    def _set(self, target: Any, name: str, value: Any) -> None:
        setattr(target, name, value)

    def _call(
        self, target: Any, name: str | None, arguments: tuple[Any, ...], keywords: dict[str, Any]
    ) -> Any:
        function = target if name is None else getattr(target, name)
        return function(*arguments, **keywords)

    def _play(
        self,
        objects: tuple[Any, ...],
        names: tuple[str, ...],
        plan: np.ndarray[Any, Any],
        arguments: tuple[Any, ...],
    ) -> "_Played":
        """Make several calls, one after the other, until one fails.

        plan: a row a call, of whole numbers: whose it is (the number of the call that returned it,
        or -1, -2, … for the first of the objects, the second, …), the number of the method's name
        (-1: the object itself is called), how many of the arguments it takes, and whether what it
        returns is wanted. That is written down at once: a later call may change it.
        """
        returned: list[Any] = []
        written: list[bytes] = []
        failed: Any = None
        taken = 0
        try:
            for owner, name, count, wanted in plan.tolist():
                function = returned[owner] if owner >= 0 else objects[-1 - owner]
                if name >= 0:
                    function = getattr(function, names[name], None)
                    if not callable(function):
                        failed = (int(Failed.NO_METHOD), None)
                        break
                value = function(*arguments[taken : taken + count])
                taken += count
                if wanted:
                    written.append(Writer(self._reference).write(value).written())
                returned.append(value)
        except FormError as error:
            failed = (int(Failed.UNFIT), str(error))
        except BaseException as error:  # noqa: BLE001 - a student's code can raise anything
            failed = (int(Failed.RAISED), _told(error))
        end = None if failed is None else (len(returned), *failed)
        written.append(Writer(_no_reference).write(end).written())
        return _Played(returned, written)

    def _operate(self, name: str, *operands: Any) -> Any:
        return OPERATIONS[name](*operands)

    def _release(self, keys: list[int]) -> None:
        for key in keys:
            self._lent.pop(key, None)
            found = self._objects.pop(key, None)
            if found is not None:
                self._keys.pop(id(found), None)

    # --- What crosses --------------------------------------------------------------------------

    def _written(
        self,
        value: Any,
        outputs: list[Output],
        passed: dict[int, copies.Snapshot],
        *,
        lend: int | None = None,
    ) -> bytes:
        """An answer: the value; numbers of what is lent with it; what is kept; changes; outputs.

        lend: from which of its lists, dicts, sets and arrays on they are lent; None: none of them.

        An object may keep what it was made of: a layer its weights. That stays the same on both
        sides from then on, as what is lent does.
        """
        self._shell.show_rest()
        writer = Writer(self._reference)
        if type(value) is _Played:
            writer.join(value.written)
            known = any(id(one) in self._keys for one in value.returned)
        else:
            writer.write(value)
            known = id(value) in self._keys
        told = copies.changes(passed)
        keeps = passed if known else {}
        if lend is None and not (keeps or told or outputs or self._lent):
            return writer.written()  # mostly there is no more to say
        nodes = [] if lend is None else writer.nodes
        writer.write((*map(self._key_of, nodes[:lend]), *map(self._lend, nodes[lend:])))
        writer.write([(number, self._lend(one.node)) for number, one in keeps.items()])
        writer.write(told)
        writer.write(copies.changes(self._lent))
        try:
            shown = Writer(_no_reference).write(outputs).written()
        except FormError:
            shown = Writer(_no_reference).write([]).written()
        return writer.written() + shown

    def _lend(self, node: Any) -> int:
        """The number of a list, dict, set or array that the judge gets a copy of."""
        key = self._key_of(node)
        self._lent[key] = copies.Snapshot(node)
        if len(self._lent) > _MOST_LENT:
            del self._lent[next(iter(self._lent))]
        return key

    def _key_of(self, value: Any) -> int:
        key = self._keys.get(id(value))
        if key is None:
            key = self._next
            self._next += 1
            self._objects[key] = value
            self._keys[id(value)] = key
        return key

    def _reference(self, value: Any) -> Reference:
        """An object of the student's as a number."""
        theirs = getattr(value, "_backprop_key", None) if type(value) in _THEIRS else None
        if theirs is not None:
            return Reference(theirs, BACK, "")
        key = self._key_of(value)
        kind = type(value)
        own = getattr(value, "__name__", "") if callable(value) else ""
        return Reference(key, _abilities(value), f"{kind.__name__} {own}")

    def _resolve(self, reference: Reference) -> Any:
        """What a reference of the judge's stands for."""
        key, mark, name = reference.key, reference.mark, reference.name
        if mark == Mark.YOURS:
            return self._objects[key]
        if mark == Mark.MADE:
            return self._made(key, int(name))
        if mark == Mark.NAMED:
            module, _, path = name.partition(":")
            return reduce(getattr, path.split("."), import_module(module))
        if mark == Mark.GENERATOR:
            return self._generator(key, name)
        if key not in self._theirs:
            self._theirs[key] = (
                self._function(key, name) if mark == Mark.FUNCTION else _Object(self, key, name)
            )
        return self._theirs[key]

    def _made(self, key: int, kind: int) -> Any:
        """An object of a class that makes its objects plainly; made when it is first asked for."""
        if key not in self._objects:
            self._objects[key] = made = self._objects[kind]()
            self._keys[id(made)] = key
        return self._objects[key]

    def _generator(self, key: int, state: str) -> np.random.Generator:
        """The judge's generator, made anew; as the student's code left it, if it was here before.

        Only where the judge has drawn from it since then it is set to the judge's state.
        """
        known = self._generators.get(key)
        if known is not None and known[0] == state:
            return known[1]
        form = json.loads(state)
        bits = getattr(np.random, form["bit_generator"])()
        bits.state = _with_arrays(form)
        generator = known[1] if known is not None else np.random.Generator(bits)
        if known is not None:
            generator.bit_generator.state = bits.state
        self._generators[key] = (state, generator)
        return generator

    def _function(self, key: int, name: str) -> Any:
        def function(*arguments: Any, **keywords: Any) -> Any:
            return self.ask(Kind.ASK, (key, None, arguments, keywords))

        function.__name__ = function.__qualname__ = name
        function._backprop_key = key  # type: ignore[attr-defined]
        return function

    # --- What the worker asks ------------------------------------------------------------------

    def ask(self, kind: Kind, question: tuple[Any, ...]) -> Any:
        """Ask the judge, and answer what it asks meanwhile.

        Raises:
            RuntimeError: the student's code asks from a thread or process of its own.
        """
        if threading.get_ident() != self._thread or os.getpid() != self._process:
            raise RuntimeError("a function that was passed in cannot be called from another thread")
        ticket = secrets.randbits(63)
        with _Uninterruptible():
            self._send(kind, ticket, Writer(self._reference).write(question).written())
            while True:
                message = self._channel.receive()
                if message.kind in (Kind.ANSWER, Kind.REFUSED):
                    break
                self._answer(message)
        answer = Reader(message.body, self._resolve).read()
        if message.kind == Kind.REFUSED:
            name, text = answer
            raise _exception(name, text)
        return answer


@dataclass(frozen=True)
class _Played:
    """What a script's calls have returned.

    written: what is wanted of it, as bytes; and the end: None, or how many calls went well and how
    the next one failed.
    """

    returned: list[Any]
    written: list[bytes]


class _Object:
    """An object of the judge's, such as a layer to be checked: its methods can be called."""

    def __init__(self, server: Server, key: int, name: str) -> None:
        object.__setattr__(self, "_backprop_server", server)
        object.__setattr__(self, "_backprop_key", key)
        object.__setattr__(self, "_backprop_name", name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"{self._backprop_name} has no attribute {name!r}")
        return self._backprop_server.ask(Kind.LOOK_UP, (self._backprop_key, name))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{self._backprop_name} is not yours: it cannot be changed")

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        return self._backprop_server.ask(Kind.ASK, (self._backprop_key, None, arguments, keywords))

    def __deepcopy__(self, _: Any = None) -> Any:
        return self._backprop_server.ask(Kind.COPY, (self._backprop_key,))

    __copy__ = __deepcopy__

    def __repr__(self) -> str:
        return f"<{self._backprop_name}>"


_THEIRS: Final = {_Object, FunctionType}


def _abilities(value: Any) -> int:
    """What an object can do, as bits; of a class that makes its objects plainly, theirs too."""
    maker: Any = type(value)
    if not isinstance(value, type):
        return _abilities_of(maker)
    found = (_abilities_of(maker) & ~Can.ADD) | Can.CLASS
    plainly = all(getattr(value, name) is getattr(object, name) for name in _MAKERS)
    if maker is type and plainly:
        found |= MAKES_PLAINLY | _abilities_of(value) << OF_ITS_OBJECTS
    return found


_MAKERS: Final = ("__init__", "__new__")


@cache
def _abilities_of(kind: Any) -> int:
    found = 0
    for can, method in METHODS.items():
        if getattr(kind, method, None) is not None:
            found |= can
    if issubclass(kind, Mapping):
        found |= Can.MAPPING
    if any(hasattr(kind, f"__{name}__") for name in ARITHMETIC):
        found |= Can.ADD
    return int(found)


def _next_of(iterator: Iterator[Any]) -> list[Any]:
    """The next value in a list; an empty list at the end."""
    for value in iterator:
        return [value]
    return []


def _kinds(value: Any, kind: Any) -> bool:
    return isinstance(value, kind)


def _members(value: Collection[Any], member: Any) -> bool:
    return member in value


OPERATIONS: Final[dict[str, Callable[..., Any]]] = {
    "len": len,
    "iter": iter,
    "next": _next_of,
    "contains": _members,
    "isinstance": _kinds,
    "issubclass": issubclass,
    "getitem": operator.getitem,
    "setitem": operator.setitem,
    "float": float,
    "int": int,
    "index": operator.index,
    "complex": complex,
    "array": np.asarray,
    "str": str,
    "repr": repr,
    "dir": dir,
    **{name: getattr(operator, name) for name in (*ARITHMETIC, *UNARY)},
}


class _Interruptible:
    """While the student's code runs, SIGINT interrupts it; at other times it is ignored."""

    handler: Any = signal.default_int_handler

    def __enter__(self) -> None:
        self._before = signal.signal(signal.SIGINT, self.handler)

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)


class _Uninterruptible(_Interruptible):
    """While a message is under way, SIGINT waits; the code gets it afterwards."""

    def __enter__(self) -> None:
        self._came = False
        self._before = signal.signal(signal.SIGINT, self._note)

    def _note(self, *_: object) -> None:
        self._came = True

    def __exit__(self, *_: object) -> None:
        super().__exit__()
        if self._came:
            os.kill(os.getpid(), signal.SIGINT)


def _keeper(outputs: list[Output]) -> Callable[[Output], None]:
    def keep(output: Output) -> None:
        if len(outputs) < _MOST_OUTPUTS:
            outputs.append(output)

    return keep


def _no_reference(value: Any) -> Reference:
    raise FormError(f"a {type(value).__name__} in an output")


def _told(error: BaseException) -> tuple[list[str], str, Any]:
    """An exception: the names of its types, its text, and the innermost line of the student's."""
    try:
        text = str(error)[:_MOST_TEXT]
    except Exception as other:  # noqa: BLE001 - a student's exception can raise anything
        text = f"(its text cannot be shown: {type(other).__name__})"
    place = None
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.lineno is not None and not frame.filename.startswith(_LIBRARIES):
            line = linecache.getline(frame.filename, frame.lineno).strip()
            place = (frame.filename, frame.lineno, frame.name, line[:500])
            break
    return [kind.__name__ for kind in type(error).__mro__], text, place


def _exception(name: str, text: str) -> Exception:
    """An exception of the judge's side, as one of Python's own with the same name."""
    kind = getattr(sys.modules["builtins"], name, RuntimeError)
    if isinstance(kind, type) and issubclass(kind, Exception):
        return kind(text)
    return RuntimeError(text)


def _with_arrays(state: Any) -> Any:
    """A generator's state, with arrays where JSON has lists."""
    if isinstance(state, dict):
        return {key: _with_arrays(value) for key, value in state.items()}
    if isinstance(state, list) and all(isinstance(part, numbers.Integral) for part in state):
        return np.array(state, dtype=np.uint64)
    return state
