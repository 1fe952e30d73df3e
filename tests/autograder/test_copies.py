"""What one side changes, the other side sees, whatever is changed how often."""

import copy
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.worker.copies import Snapshot, apply, changes
from autograder.worker.plain import FormError, Node, Reader, Writer


def no_reference(value: Any) -> Any:
    raise AssertionError(f"not plain: {value!r}")


class Sides:
    """A value on this side, and its copy on the other."""

    def __init__(self, value: Any) -> None:
        writer = Writer(no_reference, shared=True).write(value)
        reader = Reader(writer.written(), no_reference)
        self.here, self.there = value, reader.read()
        self.nodes = writer.nodes
        self.snapshots = {place: Snapshot(node) for place, node in enumerate(writer.nodes)}
        self.copies = dict(enumerate(reader.nodes))

    def tell(self) -> list[int]:
        """The changes on this side cross, and are made on the other."""
        raw = Writer(no_reference).write(changes(self.snapshots)).written()
        return apply(Reader(raw, no_reference, node=Node).read(), self.copies)


def same(one: Any, other: Any) -> bool:
    if isinstance(one, np.ndarray):
        return np.array_equal(one, other, equal_nan=True) and one.shape == other.shape
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


leaves = st.integers() | st.text(max_size=3) | st.none()
values = st.recursive(
    leaves
    | st.sets(st.integers(), max_size=4)
    | st.lists(st.floats(-9, 9), max_size=6).map(np.array),
    lambda part: (
        st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=2), part, max_size=4)
    ),
    max_leaves=12,
)


def mutate(node: Any, how: int, value: Any) -> None:
    """Change something in place, in one of the ways there are."""
    if isinstance(node, np.ndarray):
        if node.size:
            node.flat[how % node.size] = float(how)
    elif isinstance(node, set):
        node.add(how) if how % 3 else node.clear()
    elif isinstance(node, dict):
        if how % 3 == 0 and node:
            del node[next(iter(node))]
        else:
            node[str(how)] = value
    elif how % 4 == 0:
        node.append(value)
    elif how % 4 == 1 and node:
        del node[how % len(node)]
    elif how % 4 == 2:
        node.reverse()
    elif node:
        node[how % len(node)] = value


@given(
    st.lists(values, min_size=1, max_size=4),
    st.lists(
        st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), values), max_size=4),
        max_size=4,
    ),
)
def test_the_other_side_is_the_same_after_any_changes(start: Any, turns: Any) -> None:
    sides = Sides(start)
    for turn in turns:
        for which, how, value in turn:
            mutate(sides.nodes[which % len(sides.nodes)], how, copy.deepcopy(value))
        sides.tell()
        assert same(sides.here, sides.there)


def test_what_has_not_changed_is_not_told() -> None:
    sides = Sides([{"w": np.ones(3)}, [1, 2]])
    assert sides.tell() == []
    sides.here[0]["w"] += 1
    assert sides.tell() == [2]
    assert sides.tell() == []


def test_parts_that_are_kept_stay_the_objects_they_were() -> None:
    sides = Sides({"a": [1], "b": [2]})
    kept = sides.there["a"]
    sides.here["c"] = 3
    sides.here["a"].append(5)
    sides.tell()
    assert sides.there == {"a": [1, 5], "b": [2], "c": 3}
    assert sides.there["a"] is kept


def test_an_array_gets_another_shape() -> None:
    sides = Sides([np.arange(6.0)])
    sides.here[0].shape = (2, 3)
    sides.tell()
    assert sides.there[0].shape == (2, 3)


@pytest.mark.parametrize(
    "told",
    [
        None,
        "x",
        [1],
        [(0,)],
        [(9, [])],
        [(-1, [])],
        [("0", [])],
        [(0, {})],
        [(0, 1)],
        [(1, [])],
        [(1, {1})],
        [(2, {})],
        [(2, [])],
        [(3, np.array([1j]))],
        [(3, [1.0])],
        [(0, [Node(0)])],
        [(0, [Node(1), Node(1)])],
        [(1, {"x": Node(9)})],
        [(place, None) for place in range(9)],
    ],
)
def test_what_is_no_change_of_these_is_refused(told: Any) -> None:
    inner: dict[str, int] = {}
    array = np.ones(2)
    nodes = {0: [inner], 1: inner, 2: {1}, 3: array}
    with pytest.raises(FormError):
        apply(told, nodes)


def test_an_array_that_must_not_change_does_not() -> None:
    array = np.ones(2)
    array.flags.writeable = False
    apply([(0, np.zeros(2))], {0: array})
    assert array.tolist() == [1, 1]
