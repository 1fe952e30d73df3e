"""The judge's side of the conversation with a worker: questions, answers, and what comes between.

Whatever a worker writes is a student's: it is read as plain data with limits, it answers only what
was asked, and it can do no more than be wrong.
"""

import copy
import itertools
import json
import secrets
import sys
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from types import (
    BuiltinFunctionType,
    CodeType,
    FrameType,
    FunctionType,
    MethodType,
    ModuleType,
    TracebackType,
)
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from autograder.proxies import StudentsMethod, StudentsObject, proxy_class
from autograder.student_errors import as_error
from autograder.worker import copies
from autograder.worker.channel import Channel, ChannelError, DeadlineError, Message
from autograder.worker.plain import FormError, Node, Reader, Reference, Writer
from autograder.worker.server import BACK, MAKES_PLAINLY, OF_ITS_OBJECTS, Can, Failed, Kind, Mark

if TYPE_CHECKING:
    from grader_tests.scripts import Answers, Step

Output = dict[str, Any]

# How often a worker that takes long is looked at.
LOOK_EVERY_SECONDS: Final = 0.1

# Packages whose functions cross by name: both sides have them.
_SHARED: Final = ("helpers", "numpy", "math", "builtins", "operator")
# What a test has passed, and what the student's code has asked for or copied of it.
_MOST_OURS: Final = 10_000
_MOST_CALLS_DEEP: Final = 50
_MOST_RELEASED: Final = 10_000
_MOST_CLASSES: Final = 1_000

# Where the functions and classes come from that a test may hand on: its own cells and our packages.
_OUR_CODE: Final = ("__main__", "helpers", "grader_tests")

# What leads to everything else in this process.
_NEVER_PASSED: Final = (ModuleType, FrameType, TracebackType, CodeType)

_ASKS: Final = (Kind.ASK, Kind.LOOK_UP, Kind.COPY)


class WorkerLostError(BaseException):
    """The worker cannot answer any more. Not an Exception: no test may catch it and go on.

    It may be the doing of a cell before the one that was running, which has left something behind.

    Its text says why, for the student.
    """


class LateError(BaseException):
    """The worker has not answered in time. Not an Exception: no test may catch it and go on."""


class Session:
    """A worker, as the judge sees it.

    deadline: until when (of time.monotonic) it has to answer. watch: called now and then while it
    takes long; raises WorkerLostError when the worker uses too much. show: called with each output
    of the student's code that is no text.
    """

    def __init__(self, channel: Channel, watch: Callable[[], None]) -> None:
        self.deadline = float("inf")
        self.show: Callable[[Output], None] = lambda output: None
        self._watch = watch
        self._channel = channel
        self._ours: dict[int, Any] = {}
        self._our_keys: dict[int, int] = {}
        # Those of ours of which attributes can be asked for.
        self._objects: set[int] = set()
        self._proxies: weakref.WeakValueDictionary[int, StudentsObject] = (
            weakref.WeakValueDictionary()
        )
        self._classes: dict[tuple[str, int], type[StudentsObject]] = {}
        self._lent: dict[int, copies.Snapshot] = {}
        # The numbers of objects that nobody here needs any more.
        self.released: dict[int, None] = {}
        self._looked = time.monotonic()
        self._depth = 0
        self._refused: list[tuple[str, str, BaseException]] = []
        # The worker counts its own objects from 1 on.
        self._free_keys = itertools.count(1 << 29)
        # Attributes that were methods, so that a method need not be asked for before each call.
        self._methods: set[tuple[type, str]] = set()

    def close(self) -> None:
        """End the conversation."""
        self._channel.close()

    # --- What the judge asks -------------------------------------------------------------------

    def run(self, source: str, count: int, tell: Callable[[Output], None]) -> bool:
        """Run a cell of the student's; whether it asked the notebook to end.

        tell: called with each output as it comes.

        Raises:
            WorkerLostError: the worker did not survive it.
            LateError: it took too long.
        """
        ticket = self._send(Kind.RUN, Writer(self._reference).write((source, count)).written())
        while True:
            message = self._receive()
            if message.kind == Kind.OUTPUT and message.ticket == ticket:
                tell(self._plain(message, dict))
            elif message.kind == Kind.DONE and message.ticket == ticket:
                return bool(self._plain(message, bool))
            elif message.kind in _ASKS:
                # What a test has passed in may take any time, and here nobody would stop it.
                text = "what a test has passed in can be used only while the test runs"
                self._refuse(RuntimeError(text), message.ticket)
            else:
                raise self._broken("a message that nobody asked for")

    def look(self, names: list[str]) -> dict[str, Any]:
        """Those of the names that the student's code has defined, with what they stand for."""
        found = self.ask(Kind.LOOK, (names,))
        if not isinstance(found, dict):
            raise self._broken("an answer that was not asked for")
        return {name: found[name] for name in names if name in found}

    def get(self, target: StudentsObject, name: str) -> Any:
        """An attribute of a student's object.

        Raises:
            AttributeError: it has none of this name.
        """
        if (type(target), name) in self._methods:
            return StudentsMethod(self, target, name)
        found = self.ask(Kind.GET, (target, name))
        if isinstance(found, StudentsObject) and type(found).__name__ == "method":
            self._methods.add((type(target), name))
            return StudentsMethod(self, target, name)
        return found

    def call(
        self,
        target: StudentsObject,
        name: str | None,
        arguments: tuple[Any, ...],
        keywords: dict[str, Any],
    ) -> Any:
        """Call a student's object, or one of its methods.

        Raises what the student's code raises, as a StudentError.
        """
        if name is None and not arguments and not keywords and target._makes is not None:
            return self._make(target, target._makes)
        return self.ask(Kind.CALL, (target, name, arguments, keywords))

    def play(self, steps: "Sequence[Step]") -> "Answers | None":
        """A script's answers: the student's process makes all its calls when the first is asked
        for. None for a script about other objects than the student's.
        """
        # The places of what the calls are made on: of a call before, or behind -1 of an object.
        places: dict[int, int] = {}
        objects: list[StudentsObject] = []
        names: dict[str, int] = {}
        plan: list[tuple[int, int, int, bool]] = []
        arguments: list[Any] = []
        for number, step in enumerate(steps):
            owner = step.owner
            if id(owner) not in places:
                if not isinstance(owner, StudentsObject):
                    return None
                objects.append(owner)
                places[id(owner)] = -len(objects)
            name = -1 if step.name is None else names.setdefault(step.name, len(names))
            wanted = step.read is not None
            plan.append((places[id(owner)], name, len(step.arguments), wanted))
            arguments += step.arguments
            places[id(step)] = number
        question = (tuple(objects), tuple(names), np.array(plan, np.int32), tuple(arguments))
        returned: Iterator[Any] | None = None
        end: tuple[int, BaseException | None] = (0, None)

        def answer(step: "Step") -> Any:
            nonlocal returned, end
            if returned is None:
                returned, end = self._played(question)
            if places[id(step)] >= end[0]:
                raise end[1] or step.no_method
            return None if step.read is None else next(returned)

        return answer

    def _played(
        self, question: tuple[Any, ...]
    ) -> tuple[Iterator[Any], tuple[int, BaseException | None]]:
        """What a script's calls returned, as far as it is wanted; how many of them went well, and
        what the next one raised: None where its object has no such method.
        """
        answer = self.ask(Kind.PLAY, question)
        if isinstance(answer, tuple) and answer:
            *returned, end = answer
            wanted = question[2][:, 3]
            match end:
                case None if len(returned) == wanted.sum():
                    return iter(returned), (len(wanted), None)
                case (int(done), int(how), why) if (
                    0 <= done < len(wanted) and len(returned) == wanted[:done].sum()
                ):
                    return iter(returned), (done, self._failure(how, why))
        raise self._broken("an answer that was not asked for")

    def _failure(self, how: int, why: Any) -> BaseException | None:
        """How a call of a script failed; None: its object has no such method."""
        match how, why:
            case Failed.NO_METHOD, None:
                return None
            case Failed.UNFIT, str():
                return _unfit(why)
            case Failed.RAISED, _:
                return self._raised(why)
        raise self._broken("an answer that was not asked for")

    def _make(self, kind: StudentsObject, can: int) -> StudentsObject:
        """An object of a class that makes its objects plainly: no need to wait for it.

        The worker makes it when it is first asked about.
        """
        key = next(self._free_keys)
        made = self._class_of(kind._own, can)(self, key, "")
        object.__setattr__(made, "_made_by", kind)
        self._proxies[key] = made
        return made

    def ask(self, kind: Kind, question: tuple[Any, ...]) -> Any:
        """Ask, and answer what the worker asks meanwhile.

        Raises what the student's code raises, as a StudentError.
        """
        released: list[int] = []
        # Taken out one by one: a search for garbage, at any time, may put others in.
        while self.released and len(released) < _MOST_RELEASED:
            released.append(self.released.popitem()[0])
        asked = Writer(self._reference, shared=True).write(question)
        body = asked.written()
        changes = copies.changes(self._lent, _of_worker)
        if released or changes:
            body += Writer(self._reference).write(released).write(changes).written()
        ticket = self._send(kind, body)
        while True:
            message = self._receive()
            if message.kind not in (Kind.VALUE, Kind.RAISED, Kind.UNFIT):
                self._serve(message)
                continue
            if message.ticket != ticket:
                raise self._broken("an answer to another question")
            return self._answer(message, asked.nodes)

    # --- What the worker answers ---------------------------------------------------------------

    def _answer(self, message: Message, nodes: list[Any]) -> Any:
        reader = Reader(message.body, self._resolve, node=_no_node)
        try:
            value = reader.read()
            if reader.more():
                self._take_more(reader, nodes)
        except FormError as error:
            raise self._broken(f"an answer that cannot be read: {error}") from None
        if message.kind == Kind.VALUE:
            return value
        if message.kind == Kind.UNFIT and isinstance(value, str):
            raise _unfit(value)
        raise self._raised(value)

    def _take_more(self, reader: Reader, nodes: list[Any]) -> None:
        """What comes with an answer: what is lent with it, what the student's code keeps of what
        was passed, what has changed, what was shown.

        nodes: the lists, dicts, sets and arrays that were passed with the question.
        """
        self._borrow(reader.read(), list(reader.nodes))
        kept = reader.read()
        reader.node = Node  # only here may a part stand for one that we have
        changes, lent = reader.read(), reader.read()
        reader.node = _no_node
        outputs = reader.read()
        reader.end()
        copies.apply(changes, dict(enumerate(nodes)))
        borrowed = {key: snapshot.node for key, snapshot in self._lent.items()}
        for key in copies.apply(lent, borrowed):
            self._lent[key].take()
        for one in kept if isinstance(kept, list) else [None]:
            match one:
                case (int(number), int(key)) if number < len(nodes):
                    self._borrow((key,), nodes[number : number + 1])
                case _:
                    raise FormError("what is kept cannot be read")
        self._shown(outputs)

    def _raised(self, told: Any) -> BaseException:
        match told:
            case [list(kinds), str(text), place] if kinds and all(
                isinstance(kind, str) for kind in kinds
            ):
                for kind, said, error in self._refused:
                    if kind in kinds and said == text:
                        return error
                return as_error([kind[:200] for kind in kinds[:50]], text[:20_000], place)
        return self._broken("an error that cannot be read")

    def _borrow(self, keys: Any, nodes: list[Any]) -> None:
        """Remember which of the student's lists, dicts and arrays the ones here are copies of."""
        if not isinstance(keys, tuple) or (keys and len(keys) != len(nodes)):
            raise FormError("numbers of what is lent that do not fit")
        for key, node in zip(keys, nodes, strict=False):
            if type(key) is not int or not 0 < key < BACK:
                raise FormError("a number of what is lent that is none")
            self._lent.pop(key, None)
            self._lent[key] = copies.Snapshot(node)

    def give_back(self) -> None:
        """Keep nothing of the student's the same on both sides any longer."""
        self.released |= dict.fromkeys(self._lent)
        self._lent.clear()

    def _shown(self, outputs: Any) -> None:
        if not isinstance(outputs, list):
            raise self._broken("outputs that cannot be read")
        for output in outputs:
            if not isinstance(output, dict) or not is_named(output):
                continue
            match output:
                case {"output_type": "stream", "name": "stderr", "text": str(text)}:
                    sys.stderr.write(text)
                case {"output_type": "stream", "text": str(text)}:
                    sys.stdout.write(text)
                case {"data": data, "metadata": metadata}:
                    # Never as the test cell's own result or error: nbgrader takes a result for a
                    # number of points.
                    shown = {"output_type": "display_data", "data": data, "metadata": metadata}
                    self.show(shown)

    # --- What the worker asks ------------------------------------------------------------------

    def _serve(self, message: Message) -> None:
        """Answer a question about something of ours that the student's code was given."""
        if message.kind not in _ASKS or self._depth >= _MOST_CALLS_DEEP:
            raise self._broken("a message that nobody asked for")
        try:
            reader = Reader(message.body, self._resolve, node=_no_node)
            question = reader.read()
            reader.end()
        except FormError as error:
            raise self._broken(f"a question that cannot be read: {error}") from None
        self._depth += 1
        try:
            value = self._value_of(Kind(message.kind), question)
            body = Writer(self._answered).write(value).written()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - goes to the student's code, and back
            self._refuse(error, message.ticket)
        else:
            self._send(Kind.ANSWER, body, message.ticket)
        finally:
            self._depth -= 1

    def _refuse(self, error: BaseException, ticket: int) -> None:
        kind, text = type(error).__name__, str(error)[:2000]
        self._refused = [*self._refused[-9:], (kind, text, error)]
        refusal = Writer(self._reference).write((kind, text)).written()
        self._send(Kind.REFUSED, refusal, ticket)

    def _value_of(self, kind: Kind, question: Any) -> Any:
        match kind, question:
            case Kind.LOOK_UP, (int(key), str(name)) if key in self._objects:
                return _public(self._ours[key], name)
            case Kind.COPY, (int(key),) if key in self._objects:
                return copy.deepcopy(self._ours[key])
            case Kind.ASK, (int(key), None, tuple(arguments), dict(keywords)) if (
                key in self._ours and all(isinstance(name, str) for name in keywords)
            ):
                return self._ours[key](*arguments, **keywords)
        raise self._broken("a question that cannot be understood")

    # --- What crosses --------------------------------------------------------------------------

    def _reference(self, value: Any) -> Reference:
        """What stands for a value that is not plain."""
        if isinstance(value, StudentsMethod):
            value = value.taken()
        if isinstance(value, StudentsObject):
            if value._session is not self:
                raise FormError("an object of a worker that is gone")
            if value._made_by is not None:
                return Reference(value._key, Mark.MADE, str(value._made_by._key))
            return Reference(value._key, Mark.YOURS, "")
        named = _name_of(value)
        if named is not None:
            return Reference(0, Mark.NAMED, named)
        if isinstance(value, _NEVER_PASSED):
            raise FormError(f"a {type(value).__name__} cannot be passed to a student's code")
        key = self._our_keys.get(id(value))
        if key is None:
            if len(self._ours) >= _MOST_OURS:
                raise FormError(f"more than {_MOST_OURS} things were passed")
            key = len(self._ours) + 1
            self._ours[key] = value
            self._our_keys[id(value)] = key
        if isinstance(value, np.random.Generator):
            return Reference(key, Mark.GENERATOR, _state_of(value))
        plain_function = isinstance(value, (FunctionType, MethodType, BuiltinFunctionType))
        if plain_function:
            return Reference(key, Mark.FUNCTION, str(getattr(value, "__name__", "function")))
        self._objects.add(key)
        return Reference(key, Mark.OBJECT, type(value).__name__)

    def _answered(self, value: Any) -> Reference:
        """What stands for a value that the student's code has asked for.

        A test decides what it passes; what can be reached from there is another matter. (From a
        function there is a way to all modules, and so to all that this process may do.)
        """
        known = id(value) in self._our_keys or isinstance(value, StudentsMethod | StudentsObject)
        if not known and not self._may_be_reached(value):
            raise AttributeError(f"a {type(value).__name__} that cannot be seen from here")
        return self._reference(value)

    def _may_be_reached(self, value: Any) -> bool:
        if _name_of(value) is not None:
            return True
        if isinstance(value, MethodType | BuiltinFunctionType):
            return self._our_keys.get(id(value.__self__)) in self._objects
        kind = value if isinstance(value, FunctionType | type) else type(value)
        return str(kind.__module__).partition(".")[0] in _OUR_CODE

    def _resolve(self, reference: Reference) -> Any:
        """What a reference of the worker's stands for here."""
        if reference.mark == BACK:
            if reference.key not in self._ours:
                raise FormError("something of ours that there is not")
            return self._ours[reference.key]
        self.released.pop(reference.key, None)
        proxy = self._proxies.get(reference.key)
        if proxy is None:
            kind, _, own = reference.name.partition(" ")
            proxy = self._class_of(kind, reference.mark & _ALL)(self, reference.key, own)
            if reference.mark & MAKES_PLAINLY:
                makes = reference.mark >> OF_ITS_OBJECTS & _ALL
                object.__setattr__(proxy, "_makes", makes)
            self._proxies[reference.key] = proxy
        return proxy

    def _class_of(self, kind: str, can: int) -> type[StudentsObject]:
        found = self._classes.get((kind, can))
        if found is None:
            if len(self._classes) >= _MOST_CLASSES:
                raise FormError(f"objects of more than {_MOST_CLASSES} classes")
            found = self._classes[kind, can] = proxy_class(kind, can)
        return found

    def _plain(self, message: Message, kind: type) -> Any:
        """The value of a message that holds nothing but plain data."""
        try:
            reader = Reader(message.body, _no_reference, node=_no_node)
            value = reader.read()
            reader.end()
        except FormError as error:
            raise self._broken(f"a message that cannot be read: {error}") from None
        if not isinstance(value, kind):
            raise self._broken("a message that cannot be understood")
        return value

    def _send(self, kind: Kind, body: bytes, ticket: int | None = None) -> int:
        if ticket is None:
            ticket = secrets.randbits(63)
            if self._depth == 0 and not self._channel.silent():
                raise self._broken("an answer before the question")
        try:
            self._channel.send(kind, ticket, body, self.deadline)
        except ChannelError:
            raise WorkerLostError(_ENDED) from None
        except DeadlineError:
            raise LateError from None
        return ticket

    def _receive(self) -> Message:
        while True:
            now = time.monotonic()
            if now >= self.deadline:  # what has come in the meantime may go on without end
                raise LateError
            if now - self._looked > LOOK_EVERY_SECONDS:
                self._looked = now
                self._watch()  # also while messages come one after the other
            until = min(self.deadline, now + LOOK_EVERY_SECONDS)
            try:
                return self._channel.receive(until)
            except ChannelError as error:
                text = _ENDED if "gone" in str(error) else _MEDDLED
                raise WorkerLostError(text) from None
            except DeadlineError:
                if until >= self.deadline:
                    raise LateError from None

    def drain(self, seconds: float) -> bool:
        """Wait for the answer to what was asked last, and drop it; whether it came."""
        self.deadline = time.monotonic() + seconds
        try:
            while True:
                message = self._receive()
                if message.kind in (Kind.DONE, Kind.VALUE, Kind.RAISED, Kind.UNFIT):
                    return self._channel.silent()
        except (WorkerLostError, LateError):
            return False

    def _broken(self, what: str) -> WorkerLostError:
        return WorkerLostError(f"{_MEDDLED} ({what})")


_ENDED: Final = "The cell ended the process that ran it."
_MEDDLED: Final = "The cell meddled with the process that ran it."
_ALL: Final = int(sum(Can))


def is_named(output: Output) -> bool:
    """Whether an output says in text what it is: an array there could be compared with nothing."""
    return all(isinstance(output.get(key, ""), str) for key in ("output_type", "name"))


def _unfit(why: str) -> FormError:
    return FormError(f"what came back cannot be judged: {why[:500]}")


def _no_reference(reference: Reference) -> Any:
    raise FormError("a reference where there can be none")


def _no_node(index: int) -> Any:
    raise FormError("a part that stands for another")


def _of_worker(key: int) -> Reference:
    """One of the student's lists, dicts or arrays, told to its owner."""
    return Reference(key, Mark.YOURS, "")


def _public(value: Any, name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(name)
    return getattr(value, name)


def _name_of(value: Any) -> str | None:
    """MODULE:NAME of a function or type that both sides have; None for any other value."""
    if isinstance(value, np.ufunc):
        name = str(getattr(value, "__name__", ""))
        return f"numpy:{name}" if getattr(np, name, None) is value else None
    if not isinstance(value, (FunctionType, BuiltinFunctionType, type)):
        return None
    module: Any = getattr(value, "__module__", None)
    name = str(getattr(value, "__qualname__", ""))
    if not module or module.partition(".")[0] not in _SHARED or module not in sys.modules:
        return None
    found: Any = sys.modules[module]
    for part in name.split("."):
        found = getattr(found, part, None)
    return f"{module}:{name}" if found is value else None


def _state_of(generator: np.random.Generator) -> str:
    """A generator's state as text: JSON."""
    return json.dumps(generator.bit_generator.state, default=_as_list)


def _as_list(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, np.integer):
        return int(value)
    raise FormError(f"a generator with a {type(value).__name__} in its state")
