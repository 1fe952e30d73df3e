"""Values as bytes: what goes in comes out, and bytes are values or a FormError."""

import enum
import math
import struct
import tracemalloc
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as nps

from autograder.worker.plain import (
    MOST_KEYS,
    MOST_LEVELS,
    MOST_PARTS,
    MOST_PARTS_OF_KEYS,
    MOST_REFERENCES,
    FormError,
    Node,
    Reader,
    Reference,
    Writer,
)

DTYPES = "? i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 c8 c16".split()  # noqa: SIM905


def no_reference(value: Any) -> Any:
    raise AssertionError(f"not plain: {value!r}")


def written(value: Any, **known: Any) -> bytes:
    return Writer(no_reference, **known).write(value).written()


def read(raw: bytes, **known: Any) -> Any:
    reader = Reader(raw, lambda reference: reference, **known)
    value = reader.read()
    reader.end()
    return value


def same(one: Any, other: Any) -> bool:
    """To the bit, type by type; a dict in its order."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray | np.generic):
        return bool(
            one.dtype == other.dtype
            and one.shape == other.shape
            and one.tobytes() == other.tobytes()
        )
    if isinstance(one, float):
        return struct.pack("<d", one) == struct.pack("<d", other)
    if isinstance(one, complex):
        return same(one.real, other.real) and same(one.imag, other.imag)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return same(list(one.items()), list(other.items()))
    return bool(one == other)


numbers = (
    st.none()
    | st.booleans()
    | st.integers(-(2**4000), 2**4000)
    | st.floats(allow_nan=False)
    | st.complex_numbers(allow_nan=False)
    | st.just(...)
)
texts = st.text(st.characters(codec=None, exclude_categories=())) | st.binary()
arrays = st.sampled_from(DTYPES).flatmap(
    lambda dtype: nps.arrays(dtype, nps.array_shapes(min_dims=0, max_dims=5, min_side=0))
)
scalars = st.sampled_from(DTYPES).flatmap(
    lambda dtype: nps.arrays(dtype, 1).map(lambda array: array[0])
)
ranges = st.builds(
    range, st.integers(-99, 99), st.integers(-99, 99), st.integers(1, 9) | st.integers(-9, -1)
)
keys = st.recursive(numbers | texts, lambda part: st.tuples(part, part), max_leaves=4)
plain = st.recursive(
    numbers | texts | arrays | scalars | ranges | st.builds(slice, numbers, numbers, numbers),
    lambda part: (
        st.lists(part)
        | st.lists(part).map(tuple)
        | st.dictionaries(keys, part)
        | st.sets(keys)
        | st.frozensets(keys)
    ),
    max_leaves=20,
)


@given(plain)
def test_a_value_comes_out_as_it_went_in(value: Any) -> None:
    assert same(read(written(value)), value)


@given(st.lists(plain), st.booleans())
def test_several_values_come_out_one_after_the_other(values: list[Any], shared: bool) -> None:
    writer = Writer(no_reference, shared=shared)
    for value in values:
        writer.write(value)
    reader = Reader(writer.written(), lambda reference: reference)
    assert same([reader.read() for _ in values], values)
    reader.end()
    assert same(reader.nodes, writer.nodes)


@given(
    st.binary(max_size=300)
    | plain.map(written).flatmap(
        lambda raw: st.builds(
            lambda at, byte, cut: (raw[:at] + bytes((byte,)) + raw[at + 1 :])[:cut],
            st.integers(0, len(raw)),
            st.integers(0, 255),
            st.integers(0, len(raw) + 1),
        )
    ),
    st.sampled_from([None, Node]),
)
@settings(max_examples=400)
def test_any_bytes_are_a_value_or_no_form(raw: bytes, node: Any) -> None:
    tracemalloc.start()
    try:
        read(raw, node=node)
    except FormError:
        pass
    finally:
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    # A byte is at most a small object; the rest is what reading takes at all.
    assert most < 400 * len(raw) + 200_000


def test_aliases_stay_aliases_where_they_are_asked_for() -> None:
    part = [1]
    twice = {"a": part, "b": [part]}
    found = read(written(twice, shared=True))
    assert found["a"] is found["b"][0]
    apart = read(written(twice))
    assert apart["a"] is not apart["b"][0]


class Colour(enum.IntEnum):
    RED = 3


class Yes(float):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = float.__hash__


class Bag(dict[str, int]):
    def items(self) -> Any:
        return [("w", 99)]


@pytest.mark.parametrize(
    ("value", "crosses_as"),
    [
        (Colour.RED, 3),
        (Yes(2.0), 2.0),
        (Bag(w=1), {"w": 1}),
        (Fraction(1, 2), 0.5),
        (np.longdouble(0.5), np.float64(0.5)),
        (np.arange(3, dtype=">i4"), np.arange(3, dtype="i4")),
        (np.matrix([[1.0]]), np.array([[1.0]])),
        (np.ones((3, 4))[::2, ::-1].T, np.ones((4, 2))),
    ],
)
def test_a_subclass_crosses_as_the_plain_type(value: Any, crosses_as: Any) -> None:
    assert same(read(written(value)), crosses_as)


def test_a_truth_value_is_true_or_false_whatever_its_byte_is() -> None:
    raw = written(np.array([True, False])).replace(b"\x01\x00", b"\x02\xff")
    assert read(raw[:-2] + b"\x02\xff").view(np.uint8).tolist() == [1, 1]
    scalar = written(np.bool_(True))
    assert read(scalar[:-1] + b"\x07") is np.True_


def test_an_array_that_is_read_is_its_own_and_can_be_written_to() -> None:
    found = read(written(np.zeros(3)))
    found += 1
    assert found.tolist() == [1, 1, 1]


def test_what_is_not_plain_crosses_as_a_number_that_stands_for_it() -> None:
    thing = object()
    raw = Writer(lambda value: Reference(7, 3, "thing")).write([thing]).written()
    assert read(raw) == [Reference(7, 3, "thing")]


def _deep(levels: int) -> Any:
    value: Any = 0
    for _ in range(levels):
        value = [value]
    return value


def _holds_itself() -> list[Any]:
    value: list[Any] = []
    value.append(value)
    return value


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (_deep(MOST_LEVELS + 1), "deep"),
        (_holds_itself(), "deep"),
        ([None] * (MOST_PARTS + 1), "parts"),
        ("x" * (2**26 + 1), "MiB"),
        (np.zeros(2**23 + 1), "MiB"),
        ([np.zeros(2**22)] * 3, "MiB"),
        (1 << 10**5, "whole number"),
        (dict.fromkeys(range(MOST_KEYS + 1)), "keys"),
    ],
    ids=["levels", "itself", "parts", "text", "array", "arrays", "number", "keys"],
)
def test_what_is_too_much_is_not_written(value: Any, why: str) -> None:
    with pytest.raises(FormError, match=why):
        written(value)


PRIME = 2**61 - 1  # whole numbers that differ by it have one hash


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (range(2**62), "range"),
        (range(0, -(MOST_PARTS + 1), -1), "range"),
        ({PRIME * place: None for place in range(1, MOST_PARTS_OF_KEYS + 3)}, "keys"),
        ({(PRIME * place, 1) for place in range(MOST_PARTS_OF_KEYS // 2)}, "keys"),
        (set(map(complex, range(MOST_PARTS_OF_KEYS + 2))), "keys"),
    ],
)
def test_what_is_costly_to_have_is_not_read(value: Any, why: str) -> None:
    with pytest.raises(FormError, match=why):
        read(written(value))


def test_ordinary_keys_may_be_many() -> None:
    for value in (
        {str(place): place for place in range(MOST_KEYS)},
        set(range(MOST_KEYS)),
        {(place, place): None for place in range(1000)},
    ):
        assert read(written(value)) == value


def test_objects_must_not_be_too_many() -> None:
    raw = Writer(lambda value: Reference(1, 1, "")).write([object()] * (MOST_REFERENCES + 1))
    with pytest.raises(FormError, match="objects"):
        read(raw.written())


def test_a_not_a_number_is_not_a_number_afterwards() -> None:
    assert math.isnan(read(written(math.nan)))
    assert np.isnan(read(written(np.array([np.nan])))).all()
