"""The form in which values cross between the judge and a student's process: bytes, plain data only.

Numbers, text, None, truth values, lists, tuples, dicts, sets and arrays of numbers cross by value.
Everything else crosses as a reference: a number that means something only to the side that gave
it. There is no pickle and no code in it, so that reading a message runs nothing of the writer's.

A value is a tag (one byte) and what the tag says. Counts are 4 bytes, all numbers little-endian.
A reader trusts nothing: each count is held against the bytes that are left, depth and number of
parts against LIMITS, and whatever does not fit is a FormError.
"""

import math
import numbers
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

# What one value may hold. Ten times what a course's largest data set needs.
MOST_LEVELS: Final = 40
MOST_PARTS: Final = 200_000
MOST_BYTES: Final = 64 * 2**20
# Python needs quadratic time for the digits of a whole number, and refuses more than 4300.
MOST_INT_BYTES: Final = 1024
MOST_KEYS: Final = 10_000
# Keys other than text and ordinary numbers can be chosen so that they all have the same hash: each
# is then compared with all others, part by part. That many parts may all such keys have together.
MOST_PARTS_OF_KEYS: Final = 5_000
# The other side keeps something for each object that it is told of.
MOST_REFERENCES: Final = 10_000
MOST_DIMENSIONS: Final = 32

_COUNT = struct.Struct("<I")
_INT = struct.Struct("<q")
_FLOAT = struct.Struct("<d")
_COMPLEX = struct.Struct("<dd")
_REFERENCE = struct.Struct("<II")
_BYTE = struct.Struct("<B")
_SHAPES: Final = [struct.Struct(f"<{dimensions}Q") for dimensions in range(MOST_DIMENSIONS + 1)]

_TYPES: Final = "? <i1 <i2 <i4 <i8 <u1 <u2 <u4 <u8 <f2 <f4 <f8 <c8 <c16"
_DTYPES: Final = tuple(np.dtype(code) for code in _TYPES.split())
_CODE_OF: Final = {dtype: code for code, dtype in enumerate(_DTYPES)}

_NUMBERS: Final = "biufc"

_FITS: Final = range(-(2**63), 2**63)

# Whole numbers of this size are their own hash.
_OWN_HASH: Final = range(-(2**60), 2**60)


def _code(dtype: np.dtype[Any]) -> int:
    """The number of the type in which an array or number of numbers crosses."""
    code = _CODE_OF.get(dtype)
    if code is None:
        code = _CODE_OF.get(dtype.newbyteorder("<"))
    if code is None:
        # Long doubles: no other machine need have them.
        code = _CODE_OF[np.dtype("<c16") if dtype.kind == "c" else np.dtype("<f8")]
    return code


class FormError(ValueError):
    """A value cannot cross, or bytes are not a value; the text says why."""


@dataclass(frozen=True)
class Reference:
    """Something that stays on its own side.

    key: its number there. mark: a bit set, or a number, that the sides agree on. name: text for a
    person, or what it is called.
    """

    key: int
    mark: int
    name: str


@dataclass(frozen=True)
class Node:
    """In the report of a change: the list, dict, set or array that was passed as number `index`."""

    index: int


class Writer:
    """Values -> bytes.

    reference: called with each value that is not plain; gives a Reference, or raises FormError.
    shared: whether a list, dict, set or array that comes a second time is written as a Node (what
    is passed to a student keeps its aliases so); else it is written again. nodes: those that were
    written, in the order in which a reader meets them.
    """

    def __init__(self, reference: Callable[[Any], Reference], *, shared: bool = False) -> None:
        self._reference = reference
        self._shared = shared
        self._out = bytearray()
        self._parts = 0
        self.nodes: list[Any] = []
        self._number_of: dict[int, int] = {}

    def write(self, value: Any) -> "Writer":
        """Add a value.

        Raises:
            FormError: it is too large or too deep, or has a part that can have no reference.
        """
        self._write(value, MOST_LEVELS)
        return self

    def join(self, parts: list[bytes]) -> None:
        """Add a tuple of values that were written one by one.

        Raises:
            FormError: they are too large together.
        """
        self._fits(sum(map(len, parts)))
        self._out += b"t" + _COUNT.pack(len(parts)) + b"".join(parts)

    def written(self) -> bytes:
        """All that was written."""
        return bytes(self._out)

    def _write(self, value: Any, levels: int) -> None:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise FormError(f"it has more than {MOST_PARTS} parts")
        if levels == 0:
            raise FormError(f"it is nested more than {MOST_LEVELS} deep")
        method = _METHODS.get(type(value))
        if method is None:
            # A subclass of a plain type crosses as the plain type.
            method = next((_METHODS[kind] for kind in _KINDS if isinstance(value, kind)), None)
        if method is not None:
            method(self, value, levels)
        elif isinstance(value, numbers.Real):
            self._float(float(value), levels)  # a fraction, for one
        else:
            self._refer(value, levels)

    def _known(self, value: Any) -> bool:
        """Number a mutable value; whether it had a number already, and was written as that."""
        if not self._shared:
            self.nodes.append(value)
            return False
        number = self._number_of.get(id(value))
        if number is not None:
            self._out += b"r" + _COUNT.pack(number)
            return True
        self._number_of[id(value)] = len(self.nodes)
        self.nodes.append(value)
        return False

    def _fits(self, more: int) -> None:
        """See that there is room for the bytes of an array, or of text; small parts have it."""
        if len(self._out) + more > MOST_BYTES:
            raise FormError(f"it has more than {MOST_BYTES // 2**20} MiB")

    def _none(self, value: None, levels: int) -> None:
        self._out += b"N"

    def _bool(self, value: bool, levels: int) -> None:
        self._out += b"T" if value else b"F"

    def _int(self, value: int, levels: int) -> None:
        # Exactly an int: for a subclass, an IntEnum's member for one, `in` would count up to it.
        value = int.__int__(value)
        if value in _FITS:
            self._out += b"i" + _INT.pack(value)
            return
        size = value.bit_length() // 8 + 1
        if size > MOST_INT_BYTES:
            raise FormError(f"a whole number of more than {MOST_INT_BYTES} bytes")
        self._fits(size)
        self._out += (
            b"I" + _COUNT.pack(size) + value.to_bytes(size, byteorder="little", signed=True)
        )

    def _float(self, value: float, levels: int) -> None:
        self._out += b"d" + _FLOAT.pack(value)

    def _complex(self, value: complex, levels: int) -> None:
        self._out += b"c" + _COMPLEX.pack(value.real, value.imag)

    def _str(self, value: str, levels: int) -> None:
        self._sized(b"s", str.encode(value, "utf-8", "surrogatepass"))

    def _bytes(self, value: bytes, levels: int) -> None:
        self._sized(b"b", bytes(value))

    def _sized(self, tag: bytes, raw: bytes) -> None:
        self._fits(len(raw))
        self._out += tag + _COUNT.pack(len(raw)) + raw

    def _list(self, value: list[Any], levels: int) -> None:
        if not self._known(value):
            self._items(b"l", list.__iter__(value), list.__len__(value), levels)

    def _tuple(self, value: tuple[Any, ...], levels: int) -> None:
        self._items(b"t", tuple.__iter__(value), tuple.__len__(value), levels)

    def _set(self, value: set[Any], levels: int) -> None:
        if not self._known(value):
            self._items(b"e", set.__iter__(value), set.__len__(value), levels)

    def _frozenset(self, value: frozenset[Any], levels: int) -> None:
        self._items(b"E", frozenset.__iter__(value), frozenset.__len__(value), levels)

    def _items(self, tag: bytes, items: Any, count: int, levels: int) -> None:
        self._out += tag + _COUNT.pack(count)
        for item in items:
            self._write(item, levels - 1)

    def _dict(self, value: dict[Any, Any], levels: int) -> None:
        if self._known(value):
            return
        count = dict.__len__(value)
        if count > MOST_KEYS:
            raise FormError(f"a dict of more than {MOST_KEYS} keys")
        self._out += b"m" + _COUNT.pack(count)
        for key, item in dict.items(value):
            self._write(key, levels - 1)
            self._write(item, levels - 1)

    def _array(self, value: np.ndarray[Any, Any], levels: int) -> None:
        masked = isinstance(value, np.ma.MaskedArray) and np.ma.is_masked(value)
        if value.dtype.kind not in _NUMBERS or masked:
            self._refer(value, levels)
            return
        plain = np.asarray(value)
        code = _code(plain.dtype)
        if self._known(value):
            return
        self._fits(plain.nbytes)
        self._out += b"a" + bytes((code, plain.ndim)) + _SHAPES[plain.ndim].pack(*plain.shape)
        self._out += plain.astype(_DTYPES[code], copy=False).tobytes()

    def _scalar(self, value: np.generic, levels: int) -> None:
        array = np.asarray(value)
        if array.dtype.kind not in _NUMBERS:
            self._refer(value, levels)
            return
        code = _code(array.dtype)
        self._out += b"g" + bytes((code,)) + array.astype(_DTYPES[code]).tobytes()

    def _slice(self, value: slice, levels: int) -> None:
        self._out += b"S"
        for part in (value.start, value.stop, value.step):
            self._write(part, levels - 1)

    def _ellipsis(self, value: object, levels: int) -> None:
        self._out += b"L"

    def _range(self, value: range, levels: int) -> None:
        self._out += b"R"
        for part in (value.start, value.stop, value.step):
            self._write(part, levels - 1)

    def _node(self, value: Node, levels: int) -> None:
        self._out += b"r" + _COUNT.pack(value.index)

    def _refer(self, value: Any, levels: int) -> None:
        reference = value if type(value) is Reference else self._reference(value)
        self._out += b"H" + _REFERENCE.pack(reference.key, reference.mark)
        self._sized(b"", reference.name.encode("utf-8", "replace")[:1000])


_METHODS: Final[dict[type, Callable[..., None]]] = {
    type(None): Writer._none,
    bool: Writer._bool,
    int: Writer._int,
    float: Writer._float,
    complex: Writer._complex,
    str: Writer._str,
    bytes: Writer._bytes,
    list: Writer._list,
    tuple: Writer._tuple,
    set: Writer._set,
    frozenset: Writer._frozenset,
    dict: Writer._dict,
    np.ndarray: Writer._array,
    slice: Writer._slice,
    type(...): Writer._ellipsis,
    range: Writer._range,
    Node: Writer._node,
    Reference: Writer._refer,
}
_METHODS.update({dtype.type: Writer._scalar for dtype in _DTYPES})
# fmt: off
_KINDS: Final[tuple[type, ...]] = (
    np.generic, np.ndarray, int, float, complex, str, bytes, list, tuple, set, frozenset, dict,
)
# fmt: on
_METHODS[np.generic] = Writer._scalar


class Reader:
    """Bytes -> values.

    reference: called with each Reference; gives what stands for it here, or raises FormError.
    node: called with the index of each Node; by default a Node is a part that the same message has
    brought before. nodes: the lists, dicts, sets and arrays that were read, in their order.
    """

    def __init__(
        self,
        raw: bytes | memoryview,
        reference: Callable[[Reference], Any],
        *,
        node: Callable[[int], Any] | None = None,
    ) -> None:
        self._raw = memoryview(raw)
        self._at = 0
        self._reference = reference
        self.node = node
        self._parts = 0
        self._parts_of_keys = 0
        self._references = 0
        self.nodes: list[Any] = []

    def read(self) -> Any:
        """The next value.

        Raises:
            FormError: there is none, or it is not of the form above.
        """
        return self._read(MOST_LEVELS)

    def more(self) -> bool:
        """Whether there is another value."""
        return self._at < len(self._raw)

    def end(self) -> None:
        """See that nothing is left.

        Raises:
            FormError: something is.
        """
        if self._at != len(self._raw):
            raise FormError(f"{len(self._raw) - self._at} bytes too many")

    def _take(self, count: int) -> memoryview:
        taken = self._raw[self._at : self._at + count]
        if len(taken) != count:
            raise FormError("it ends too early")
        self._at += count
        return taken

    def _unpack(self, form: struct.Struct) -> tuple[Any, ...]:
        try:
            found = form.unpack_from(self._raw, self._at)
        except struct.error:
            raise FormError("it ends too early") from None
        self._at += form.size
        return found

    def _count(self) -> int:
        return self._unpack(_COUNT)[0]  # type: ignore[no-any-return]

    def _items(self, levels: int) -> list[Any]:
        count = self._count()
        if count > len(self._raw) - self._at:
            raise FormError("it says to have more parts than bytes")
        return [self._read(levels) for _ in range(count)]

    def _number(self, value: Any) -> Any:
        self.nodes.append(value)
        return value

    def _read(self, levels: int) -> Any:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise FormError(f"it has more than {MOST_PARTS} parts")
        if levels == 0:
            raise FormError(f"it is nested more than {MOST_LEVELS} deep")
        if self._at >= len(self._raw):
            raise FormError("it ends too early")
        method = _READERS.get(self._raw[self._at])
        if method is None:
            raise FormError(f"no value starts with the byte {self._raw[self._at]}")
        self._at += 1
        return method(self, levels - 1)

    def _int(self, levels: int) -> int:
        return self._unpack(_INT)[0]  # type: ignore[no-any-return]

    def _big(self, levels: int) -> int:
        count = self._count()
        if count > MOST_INT_BYTES:
            raise FormError(f"a whole number of more than {MOST_INT_BYTES} bytes")
        return int.from_bytes(self._take(count), byteorder="little", signed=True)

    def _float(self, levels: int) -> float:
        return self._unpack(_FLOAT)[0]  # type: ignore[no-any-return]

    def _complex(self, levels: int) -> complex:
        return complex(*self._unpack(_COMPLEX))

    def _str(self, levels: int) -> str:
        raw = bytes(self._take(self._count()))
        try:
            return raw.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise FormError(f"text that is not UTF-8 ({error.reason})") from None

    def _bytes(self, levels: int) -> bytes:
        return bytes(self._take(self._count()))

    def _list(self, levels: int) -> list[Any]:
        items = self._number([])
        items.extend(self._items(levels))
        return items  # type: ignore[no-any-return]

    def _tuple(self, levels: int) -> tuple[Any, ...]:
        return tuple(self._items(levels))

    def _set(self, levels: int) -> set[Any]:
        found = self._number(set())
        self._add_members(found, levels)
        return found  # type: ignore[no-any-return]

    def _frozenset(self, levels: int) -> frozenset[Any]:
        found: set[Any] = set()
        self._add_members(found, levels)
        return frozenset(found)

    def _add_members(self, found: set[Any], levels: int) -> None:
        count = self._count()
        if count > min(MOST_KEYS, len(self._raw) - self._at):
            raise FormError(f"a set of {count} parts")
        for _ in range(count):
            member = self._key(levels)
            try:
                found.add(member)
            except TypeError as error:
                raise FormError(f"a set with a part that cannot be in one ({error})") from None

    def _key(self, levels: int) -> Any:
        """A key of a dict, or a member of a set."""
        before = self._parts
        key = self._read(levels)
        if not (
            isinstance(key, str | bytes | float)
            or key is None
            or (isinstance(key, int) and key in _OWN_HASH)
        ):
            self._parts_of_keys += self._parts - before
            if self._parts_of_keys > MOST_PARTS_OF_KEYS:
                raise FormError(f"keys of more than {MOST_PARTS_OF_KEYS} parts")
        return key

    def _dict(self, levels: int) -> dict[Any, Any]:
        count = self._count()
        if count > min(MOST_KEYS, len(self._raw) - self._at):
            raise FormError(f"a dict of {count} keys")
        found = self._number({})
        for _ in range(count):
            key = self._key(levels)
            try:
                found[key] = None
            except TypeError as error:
                raise FormError(f"a dict with a key that cannot be one ({error})") from None
            found[key] = self._read(levels)
        return found  # type: ignore[no-any-return]

    def _dtype(self) -> np.dtype[Any]:
        code: int = self._unpack(_BYTE)[0]
        if code >= len(_DTYPES):
            raise FormError(f"no array has the type number {code}")
        return _DTYPES[code]

    def _array(self, levels: int) -> np.ndarray[Any, Any]:
        dtype = self._dtype()
        (dimensions,) = self._unpack(_BYTE)
        if dimensions > MOST_DIMENSIONS:
            raise FormError(f"an array of {dimensions} dimensions")
        shape = self._unpack(_SHAPES[dimensions])
        if max(shape, default=0) > MOST_BYTES:
            raise FormError("an array with a side that is too long")
        raw = self._take(math.prod(shape) * dtype.itemsize)
        # Our own memory: it can be written to, and does not keep the whole message.
        try:
            array = _numbers(bytearray(raw), dtype).reshape(shape)
        except ValueError as error:
            raise FormError(f"an array of the shape {shape} ({error})") from None
        return self._number(array)  # type: ignore[no-any-return]

    def _scalar(self, levels: int) -> Any:
        dtype = self._dtype()
        return _numbers(bytearray(self._take(dtype.itemsize)), dtype)[0]

    def _slice(self, levels: int) -> slice:
        return slice(self._read(levels), self._read(levels), self._read(levels))

    def _range(self, levels: int) -> range:
        parts = [self._read(levels) for _ in range(3)]
        if any(type(part) is not int for part in parts) or parts[2] == 0:
            raise FormError("a range of other than whole numbers")
        found = range(*parts)
        # As a list, or an array, it would be as large as it says.
        if found and abs(found[-1] - found[0]) // abs(found.step) >= MOST_PARTS:
            raise FormError(f"a range of more than {MOST_PARTS} numbers")
        return found

    def _again(self, levels: int) -> Any:
        index = self._count()
        if self.node is not None:
            return self.node(index)
        if index >= len(self.nodes):
            raise FormError("a part that stands for one that is not there")
        return self.nodes[index]

    def _refer(self, levels: int) -> Any:
        self._references += 1
        if self._references > MOST_REFERENCES:
            raise FormError(f"more than {MOST_REFERENCES} objects")
        key, mark = self._unpack(_REFERENCE)
        name = bytes(self._take(self._count())).decode("utf-8", "replace")
        return self._reference(Reference(key, mark, name))


def _numbers(raw: bytearray, dtype: np.dtype[Any]) -> np.ndarray[Any, Any]:
    """The numbers that bytes stand for. A truth value is one of two bytes, whatever was written."""
    if dtype.kind == "b":
        return np.frombuffer(raw, dtype=np.uint8).astype(np.bool_)
    return np.frombuffer(raw, dtype=dtype)


_READERS: Final[dict[int, Callable[[Reader, int], Any]]] = {
    ord("N"): lambda reader, levels: None,
    ord("T"): lambda reader, levels: True,
    ord("F"): lambda reader, levels: False,
    ord("L"): lambda reader, levels: ...,
    ord("i"): Reader._int,
    ord("I"): Reader._big,
    ord("d"): Reader._float,
    ord("c"): Reader._complex,
    ord("s"): Reader._str,
    ord("b"): Reader._bytes,
    ord("l"): Reader._list,
    ord("t"): Reader._tuple,
    ord("e"): Reader._set,
    ord("E"): Reader._frozenset,
    ord("m"): Reader._dict,
    ord("a"): Reader._array,
    ord("g"): Reader._scalar,
    ord("S"): Reader._slice,
    ord("R"): Reader._range,
    ord("r"): Reader._again,
    ord("H"): Reader._refer,
}
