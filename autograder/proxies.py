"""What stands on the judge's side for an object of a student's.

It can be called, its attributes can be read and set, it can be indexed, iterated over and
calculated with: each of these asks the student's process. What it can never do is compare itself:
whether an answer is right is decided here, on numbers.
"""

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NoReturn

import numpy as np

from autograder.worker.server import ARITHMETIC, UNARY, Can, Kind

if TYPE_CHECKING:
    from autograder.session import Session
    from grader_tests.scripts import Answers, Step

_MOST_TEXT: Final = 100_000

# Special attributes that can be asked for; all others belong to the stand-in.
_SPECIAL: Final = frozenset({"__name__", "__qualname__", "__doc__", "__dict__", "__annotations__"})


class StudentsObject:
    """An object of a student's. Its class has the name of the student's class."""

    _session: "Session"
    _key: int
    _own: str
    # Of a class that makes its objects plainly: what they can do. Of such an object: its class.
    _makes: int | None = None
    _made_by: "StudentsObject | None" = None

    def __init__(self, session: "Session", key: int, own: str) -> None:
        object.__setattr__(self, "_session", session)
        object.__setattr__(self, "_key", key)
        object.__setattr__(self, "_own", own)

    def __del__(self) -> None:
        self._session.released[self._key] = None

    def __getattr__(self, name: str) -> Any:
        if name == "__name__" and self._own:
            return self._own
        if name == "__wrapped__":  # inspect asks for it first
            raise TypeError(
                f"{_article(self)} of the student's lives in another process: its source and its "
                "signature cannot be seen here"
            )
        if name.startswith("__") and name.endswith("__") and name not in _SPECIAL:
            raise AttributeError(name)
        return self._session.get(self, name)

    def __plays__(self, steps: "Sequence[Step]") -> "Answers | None":
        """See grader_tests.scripts: a script costs one question."""
        return self._session.play(steps)

    def __setattr__(self, name: str, value: object) -> None:
        self._session.ask(Kind.SET, (self, name, value))

    def __repr__(self) -> str:
        return _text(self, "repr")

    def __str__(self) -> str:
        return _text(self, "str")

    def __dir__(self) -> list[str]:
        found = _operate(self, "dir")
        return [name for name in found if isinstance(name, str)] if type(found) is list else []

    def _incomparable(self, other: object) -> bool:
        if other is self:
            return True
        raise TypeError(
            f"{_article(self)} of the student's cannot be compared here: it would decide by itself "
            "whether it is right. Compare its numbers."
        )

    __eq__ = _incomparable
    __hash__ = object.__hash__

    def __ne__(self, other: object) -> bool:
        return not self._incomparable(other)

    __lt__ = __le__ = __gt__ = __ge__ = _incomparable

    def __bool__(self) -> bool:
        raise TypeError(
            f"{_article(self)} of the student's is neither true nor false here. Look at its values."
        )

    def __reduce_ex__(self, protocol: Any) -> NoReturn:
        raise TypeError(
            f"{_article(self)} of the student's cannot be copied: it lives in another process."
        )

    def __mro_entries__(self, bases: tuple[Any, ...]) -> NoReturn:
        raise TypeError("a class of the student's cannot be a base class here")

    def __instancecheck__(self, instance: object) -> bool:
        return _operate(self, "isinstance", instance, before=True) is True

    def __subclasscheck__(self, subclass: object) -> bool:
        return _operate(self, "issubclass", subclass, before=True) is True


class StudentsMethod:
    """A method of a student's object. Which it is, is found out when it is called."""

    def __init__(self, session: "Session", owner: StudentsObject, name: str) -> None:
        self._session = session
        self._owner = owner
        self.__name__ = self.__qualname__ = name

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Call it, in the student's process."""
        return self._session.call(self._owner, self.__name__, arguments, keywords)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") and name not in _SPECIAL:
            raise AttributeError(name)
        return getattr(self.taken(), name)

    @property
    def __doc__(self) -> Any:  # type: ignore[override]
        return self.taken().__doc__

    def taken(self) -> Any:
        """The method itself, as an object of the student's."""
        return self._session.ask(Kind.GET, (self._owner, self.__name__))


def _article(value: object) -> str:
    return f"an object of the type {type(value).__name__}"


def _operate(target: StudentsObject, name: str, *operands: object, before: bool = False) -> Any:
    parts = (*operands, target) if before else (target, *operands)
    return target._session.ask(Kind.OPERATE, (name, *parts))


def _text(target: StudentsObject, name: str) -> str:
    text = _operate(target, name)
    if not isinstance(text, str):
        raise TypeError(f"{_article(target)}: {name}() gave no text")
    return text[:_MOST_TEXT]


def _get(self: Any, name: str) -> Any:
    return self._session.get(self, name)


def _call(self: Any, *arguments: Any, **keywords: Any) -> Any:
    return self._session.call(self, None, arguments, keywords)


def _length(self: Any) -> int:
    return operator.index(_operate(self, "len"))


def _iterate(self: Any) -> Iterator[Any]:
    iterator = _operate(self, "iter")
    if not isinstance(iterator, StudentsObject):
        yield from iterator
        return
    while True:
        found = _operate(iterator, "next")
        if not isinstance(found, list) or not found:
            return
        yield found[0]


def _advance(self: Any) -> Any:
    found = _operate(self, "next")
    if not isinstance(found, list) or not found:
        raise StopIteration
    return found[0]


def _item(self: Any, key: Any) -> Any:
    return _operate(self, "getitem", key)


def _set_item(self: Any, key: Any, value: Any) -> None:
    _operate(self, "setitem", key, value)


def _contains(self: Any, value: Any) -> bool:
    # Compared here: the object would decide by itself whether it is right.
    for member in self:
        if member is value:
            return True
        if not isinstance(member, StudentsObject) and bool(member == value):
            return True
    return False


def _number(name: str, kinds: tuple[type, ...]) -> Callable[[Any], Any]:
    def convert(self: Any) -> Any:
        found = _operate(self, name)
        if not isinstance(found, kinds):
            raise TypeError(f"{_article(self)}: {name}() gave no number")
        return kinds[0](found)

    return convert


def _array(self: Any, dtype: Any = None, copy: Any = None) -> Any:
    found = _operate(self, "array")
    if not isinstance(found, np.ndarray):
        raise TypeError(f"{_article(self)} is no array of numbers")
    return found.astype(dtype) if dtype is not None else found


def _arithmetic(name: str) -> Callable[[Any, Any], Any]:
    return lambda self, other: _calculated(self, name, other)


def _reflected(name: str) -> Callable[[Any, Any], Any]:
    return lambda self, other: _calculated(self, name, other, before=True)


def _calculated(target: StudentsObject, name: str, other: object, *, before: bool = False) -> Any:
    """What the student's object makes of another one.

    Where that one is a value of the test's, which may be the expected one, no number comes out of
    it: 0 as the difference from anything would pass every test.
    """
    found = _operate(target, name, other, before=before)
    if isinstance(found, StudentsObject) or isinstance(other, StudentsObject):
        return found
    raise TypeError(
        f"{_article(target)} of the student's has calculated a {type(found).__name__} from a value "
        "of the test's. It cannot be trusted with that: take its numbers first (an attribute, "
        "float(), numpy.asarray()), and calculate with them."
    )


def _unary(name: str) -> Callable[[Any], Any]:
    return lambda self: _operate(self, name)


_CAN: Final[dict[Can, dict[str, Callable[..., Any] | None]]] = {
    Can.CALL: {"__call__": _call},
    Can.LEN: {"__len__": _length},
    Can.ITER: {"__iter__": _iterate},
    Can.NEXT: {"__next__": _advance, "__iter__": lambda self: self},
    Can.GETITEM: {"__getitem__": _item},
    Can.SETITEM: {"__setitem__": _set_item},
    Can.CONTAINS: {"__contains__": _contains},
    Can.FLOAT: {"__float__": _number("float", (float,))},
    Can.INT: {"__int__": _number("int", (int,))},
    Can.INDEX: {"__index__": _number("index", (int,))},
    Can.COMPLEX: {"__complex__": _number("complex", (complex,))},
    Can.ARRAY: {"__array__": _array},
    Can.ADD: {
        **{f"__{name}__": _arithmetic(name) for name in ARITHMETIC},
        **{f"__r{name}__": _reflected(name) for name in ARITHMETIC},
        **{f"__{name}__": _unary(name) for name in UNARY},
        "__array_ufunc__": None,  # numpy leaves the operators to us
    },
}


def proxy_class(kind: str, mark: int) -> type[StudentsObject]:
    """The class of the stand-ins for objects of a type of this name that can do this (Can)."""
    methods: dict[str, Any] = {}
    for can, some in _CAN.items():
        if mark & can:
            methods |= some
    bases: tuple[type, ...] = (StudentsObject,)
    if mark & Can.MAPPING and mark & Can.ITER and mark & Can.LEN and mark & Can.GETITEM:
        bases = (StudentsObject, Mapping)
    methods |= {name: property(partial(_get, name=name)) for name in ("__doc__", "__dict__")}
    name = kind if kind.isidentifier() and not kind.startswith("_") else "Object"
    return type(name, bases, {"__module__": "student", **methods})
