"""Whatever a student's code is or returns, a check says so: CheckFailed, and no error of ours."""

import collections
import contextlib
import io
import types
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from grader_tests import CHECKS, CheckFailed, check, check_hidden
from grader_tests.failure import CheckFailed as Failure

# Training takes seconds; what it does with garbage is tried by hand below.
CELLS = [cell for cell in CHECKS if cell != "train__value"]
RIGHT_KEYS = ["W", "b", "z", "W1", "b1", "W2", "b2", "u1", "z1", "u2", "y"]
RIGHT_KEYS += ["w", "x", "target", "p", "s", "t", "f", "kept"]


class Hostile:
    """Raises whatever is done with it."""

    def __getattribute__(self, name):
        raise RuntimeError(f"no {name} here")

    def __eq__(self, other):
        raise RuntimeError("not to be compared")

    def __hash__(self):
        return 7

    def __bool__(self):
        raise RuntimeError("neither true nor false")

    def __repr__(self):
        raise RuntimeError("not to be shown")

    __str__ = __float__ = __array__ = __len__ = __iter__ = __repr__


class OddFloat(float):
    def __float__(self):
        raise ValueError("no float after all")

    def __repr__(self):
        raise ValueError("no text either")


class OddArray(np.ndarray):
    def __array_finalize__(self, other):
        self.note = "odd"

    def __array_ufunc__(self, *args, **kwargs):
        raise TypeError("no arithmetic with me")

    def __abs__(self):
        raise TypeError("no arithmetic with me")


class OddDict(dict):
    def __getitem__(self, key):
        raise KeyError("nothing here")

    def keys(self):
        raise RuntimeError("no keys")


class Endless(list):
    def __iter__(self):
        while True:
            yield 1.0


class Text(str):
    def __repr__(self):
        raise RuntimeError("not to be shown")


def loop_of_lists():
    loop = []
    loop.append(loop)
    return loop


def masked():
    return np.ma.masked_array([1.0, 2.0, 3.0], mask=[False, True, False])


# Made anew for each use: a generator is empty after the first.
ODD = [
    lambda: None,
    lambda: NotImplemented,
    lambda: ...,
    lambda: True,
    lambda: np.bool_(False),
    lambda: "5.1",
    lambda: b"5.1",
    lambda: Text("w"),
    lambda: 1j,
    lambda: np.complex64(2),
    lambda: 10**400,
    lambda: 10**5000,
    lambda: -(10**309),
    lambda: Fraction(10**400, 3),
    lambda: Decimal("1.5"),
    lambda: OddFloat(2.0),
    lambda: np.float16(0.5),
    lambda: np.longdouble("1e4000"),
    lambda: np.datetime64("2024-01-01"),
    lambda: float("nan"),
    lambda: float("-inf"),
    Hostile,
    lambda: [Hostile()],
    lambda: (Hostile(), Hostile()),
    lambda: {Hostile(): 1.0},
    lambda: {"w": Hostile(), "W": Hostile()},
    lambda: {Text("W"): 1.0},
    lambda: {10**5000: 1.0, (1, 2): 2.0, None: 3.0},
    lambda: OddDict(w=1.0),
    lambda: collections.UserDict(w=1.0),
    lambda: types.MappingProxyType({"W": 1.0}),
    lambda: collections.OrderedDict(),
    lambda: (number for number in (1.0, 2.0)),
    lambda: iter([1.0]),
    lambda: {1.0, 2.0},
    lambda: frozenset(),
    lambda: range(3),
    lambda: memoryview(b"abc"),
    lambda: Endless([1.0, 2.0]),
    loop_of_lists,
    lambda: [[1.0], [1.0, 2.0]],
    lambda: [[[[[[[[[[[[[[[[[[[[1.0]]]]]]]]]]]]]]]]]]]],
    lambda: np.zeros((0, 3)),
    lambda: np.array([object()]),
    lambda: np.array([1.0, None, "x"], dtype=object),
    lambda: np.array(["a", "b"]),
    lambda: np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]),
    lambda: np.array([1j, 2.0]),
    lambda: np.array([True, False, True]),
    lambda: np.zeros(3).view(OddArray),
    lambda: np.array(2.0).view(OddArray),
    lambda: np.matrix([[1.0, 2.0]]),
    masked,
    lambda: np.ma.masked,
    lambda: np.ma.masked_array([1.0, 2.0, 3.0]),
    lambda: np.recarray((2,), dtype=[("x", float)]),
    lambda: np,
    lambda: int,
    lambda: np.random.default_rng(0),
    lambda: lambda *args: None,
    lambda: RuntimeError("returned, not raised"),
]

NUMBERS = st.one_of(st.floats(), st.integers(), st.booleans(), st.complex_numbers())


@dataclass(frozen=True)
class Place:
    """Where an odd object will stand: hypothesis itself would stumble over some of them."""

    number: int


def built(value):
    """A generated value with the odd objects in their places."""
    if isinstance(value, Place):
        return ODD[value.number]()
    if isinstance(value, list | tuple):
        return type(value)(built(part) for part in value)
    if isinstance(value, dict):
        return {key: built(part) for key, part in value.items()}
    return value


LEAVES = st.one_of(
    st.builds(Place, st.integers(0, len(ODD) - 1)),
    NUMBERS,
    st.text(max_size=3),
    arrays(
        st.sampled_from([np.float64, np.float32, np.int8, np.uint64, np.bool_, np.complex128]),
        array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4),
    ),
)
KEYS = st.one_of(st.sampled_from(RIGHT_KEYS), st.text(max_size=2), st.integers())
GARBAGE = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.lists(parts, max_size=4),
        st.lists(parts, max_size=4).map(tuple),
        st.dictionaries(KEYS, parts, max_size=5),
    ),
    max_leaves=8,
)


def judged(cell, answer):
    """Judge an answer both ways. Only a failed check may come out, and its text can be shown."""
    for judge in (check, check_hidden):
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                judge(cell, answer)
        except CheckFailed as failure:
            assert isinstance(failure, Failure)
            text = str(failure)
            assert text.startswith(failure.headline)
            assert "Traceback" not in text
            assert len(text) < 4000


def everything(value):
    """An answer of which every part is `value`: function, class, method, attribute."""

    class Answer:
        dW = db = params = value  # noqa: N815

        def __init__(self, *args):
            pass

        def forward(self, *args):
            return value

        backward = update = predict = loss = gradient = forward

    return Answer


def returning(value):
    return lambda *args: value


def half_right(value):
    """A layer and network whose forward gives numbers of the right form, and backward `value`."""

    class Answer(everything(value)):
        def forward(self, x, *others):
            return x

        @property
        def params(self):
            return value

    return Answer


@pytest.mark.parametrize("make", [lambda v: v, returning, everything, half_right])
@pytest.mark.parametrize("cell", CELLS)
def test_odd_objects_are_told_and_never_raise(cell, make):
    for one in ODD:
        judged(cell, make(one()))


@pytest.mark.parametrize("cell", CELLS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(value=GARBAGE, make=st.sampled_from([lambda v: v, returning, everything, half_right]))
def test_generated_garbage_is_told_and_never_raises(cell, value, make):
    judged(cell, make(built(value)))


FORMS = [
    ["W1", "b1", "W2", "b2"],
    ["W", "b", "z"],
    ["u1", "z1", "u2", "y"],
    ["w", "x", "b", "target"],
    ["w", "x", "b", "target", "p", "y", "s", "t", "f"],
    ["p", "y", "s", "t", "f"],
    ["w", "b", "kept"],
]


@pytest.mark.parametrize("cell", CELLS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_garbage_behind_the_right_keys_is_told_and_never_raises(cell, data):
    keys = data.draw(st.sampled_from(FORMS))
    value = {key: built(data.draw(LEAVES)) for key in keys}
    for make in (returning, everything):
        judged(cell, make(value))


@pytest.mark.parametrize("cell", CELLS)
def test_arguments_changed_to_garbage_are_told(cell):
    def spoil(value, odd):
        if isinstance(value, dict):
            for key in list(value):
                value[key] = odd()
            value[Text("new")] = odd()
        elif isinstance(value, np.ndarray) and value.ndim:
            value[...] = np.nan

    for odd in ODD:

        class Spoiling:
            dW = db = 0.0  # noqa: N815

            def __init__(self, *args, odd=odd):
                self.odd = odd
                self.params = {}

            def forward(self, *args):
                for one in args:
                    spoil(one, self.odd)
                return args[0] if args else None

            backward = update = predict = loss = gradient = forward

        judged(cell, Spoiling)
        judged(cell, lambda *args, odd=odd: [spoil(one, odd) for one in args] and args[0])


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize(
    "error", [ValueError, SystemExit, RecursionError, MemoryError, StopIteration, GeneratorExit]
)
def test_errors_of_the_student_are_told(cell, error):
    class Silent(error):
        def __str__(self):
            raise RuntimeError("no text")

    def raises(*args):
        raise Silent("x")

    class Answer(everything(None)):
        forward = backward = update = predict = loss = gradient = raises

    judged(cell, raises)
    judged(cell, Answer)


@pytest.mark.parametrize("make", ODD)
def test_a_training_that_returns_garbage_is_told(make):
    judged("train__value", returning(make()))
    judged("train__value", returning(everything(make())()))
