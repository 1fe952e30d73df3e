"""Lists, dicts, sets and arrays that are on both sides of the border, kept the same.

What one side passes, the other side gets as a copy. Code changes such things in place and expects
that to be seen: so after each turn a side tells what has changed in its copies, and the other side
makes the same changes. A changed part is told whole, but for the parts in it that it held before:
those are told by their number (a Node).
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.worker.plain import FormError, Node

# (number of what has changed, what is in it now)
Change = tuple[int, Any]


class Snapshot:
    """A list, dict, set or array, and what was in it."""

    def __init__(self, node: Any) -> None:
        self.node = node
        self.take()

    def take(self) -> None:
        """Remember what is in it now."""
        self._before = self._now()

    def _now(self) -> Any:
        if isinstance(self.node, np.ndarray):
            return self.node.shape, self.node.tobytes()
        if isinstance(self.node, dict):
            return [*dict.items(self.node)]
        return [*self.node]

    def changed(self) -> bool:
        """Whether other things are in it, or other numbers."""
        now, before = self._now(), self._before
        if isinstance(self.node, np.ndarray):
            return bool(now != before)
        if len(now) != len(before):
            return True
        if isinstance(self.node, dict):
            return any(
                old[0] is not new[0] or old[1] is not new[1]
                for old, new in zip(before, now, strict=True)
            )
        if isinstance(self.node, (set, frozenset)):
            return {*map(id, before)} != {*map(id, now)}
        return any(old is not new for old, new in zip(before, now, strict=True))

    def parts(self) -> list[Any]:
        """What was in it."""
        if isinstance(self.node, dict):
            return [part for _, part in self._before]
        return self._before if isinstance(self.node, list) else []


def changes(
    snapshots: Mapping[int, Snapshot], stands_for: Callable[[int], Any] = Node
) -> list[Change]:
    """What has changed since the snapshots were taken; of that, new ones are taken.

    stands_for: called with the number of a part that was kept; gives what is told in its place.
    """
    found: list[Change] = []
    number: dict[int, int] | None = None
    for index, snapshot in snapshots.items():
        if not snapshot.changed():
            continue
        if number is None:
            number = {id(one.node): key for key, one in snapshots.items()}
        # Each of them once: what is held twice is told whole the second time.
        kept = {id(part): number[id(part)] for part in snapshot.parts() if id(part) in number}

        def told(part: Any, kept: dict[int, int] = kept) -> Any:
            key = kept.pop(id(part), None)
            return part if key is None else stands_for(key)

        node = snapshot.node
        if isinstance(node, dict):
            now: Any = {key: told(part) for key, part in dict.items(node)}
        elif isinstance(node, list):
            now = [told(part) for part in node]
        else:
            now = node
        found.append((index, now))
        snapshot.take()
    return found


def apply(told: Any, nodes: Mapping[int, Any]) -> list[int]:
    """Make the changes that the other side tells of; gives the numbers of what was changed.

    Raises:
        FormError: they are not changes of these nodes. (A part may be kept, but not put elsewhere
            or twice: a list could come to hold itself.)
    """
    if not isinstance(told, list) or len(told) > len(nodes):
        raise FormError("changes that cannot be read")
    if not told:
        return []
    before = {number: _identities(node) for number, node in nodes.items()}
    for change in told:
        match change:
            case (int(number), now) if number in nodes:
                _replace(nodes[number], _with_kept(now, before[number], nodes))
            case _:
                raise FormError("changes that cannot be read")
    return [number for number, _ in told]


def _identities(node: Any) -> set[int]:
    if isinstance(node, dict):
        return {id(part) for part in node.values()}
    return {id(part) for part in node} if isinstance(node, list) else set()


def _with_kept(now: Any, before: set[int], nodes: Mapping[int, Any]) -> Any:
    """What is in a node now, with the parts that were kept in their places."""
    free = set(before)

    def found(part: Any) -> Any:
        if not isinstance(part, Node):
            return part
        node = nodes.get(part.index)
        if node is None or id(node) not in free:
            raise FormError("a change that cannot be")
        free.discard(id(node))
        return node

    if isinstance(now, dict):
        return {key: found(part) for key, part in now.items()}
    return [found(part) for part in now] if isinstance(now, list) else now


def _replace(node: Any, now: Any) -> None:
    """Put other things into a list, dict, set or array."""
    if isinstance(node, np.ndarray) and isinstance(now, np.ndarray):
        if not np.can_cast(now.dtype, node.dtype, casting="same_kind"):
            raise FormError("a change of another kind")
        if not node.flags.writeable:
            return
        if node.shape != now.shape and node.size == now.size and node.flags.c_contiguous:
            node.shape = now.shape
        if node.shape == now.shape:
            node[...] = now
    elif isinstance(node, list) and isinstance(now, list):
        node[:] = now
    elif (isinstance(node, dict) and isinstance(now, dict)) or (
        isinstance(node, set) and isinstance(now, set)
    ):
        node.clear()
        node.update(now)
    else:
        raise FormError("a change of another kind")
