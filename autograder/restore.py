"""Test cells put back as they are in the source, and what was changed in them.

A student's notebook has four kinds of cells: solution cells (the text is the student's, the
metadata ours), test cells and read-only cells (ours altogether), the statement's ordinary cells,
and cells that the student added. Restoring keeps every text of the student's in its place and
order, and puts back what is ours.

A cell is found again by its nbgrader grade_id, its cell id and its text, as many of them as agree:
a tool that drops one of them, or a student who renames a cell, does not lose it.
"""

import copy
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, is_grade, is_locked, is_solution

from autograder.notebooks import grade_id

# nbclient does not run a cell that has this tag, and a cell that did not run has no error.
SKIP_TAG: Final = "skip-execution"

# Cells have ids from nbformat 4.5 on.
FIRST_WITH_IDS: Final = 5

EDITED: Final = "its text was edited"


@dataclass(frozen=True)
class Restored:
    """A submission with our cells put back.

    changes: for each test cell that was changed, what was, in words. outdated: the cells of ours
    that are as an earlier release had them.
    """

    notebook: NotebookNode
    changes: dict[str, tuple[str, ...]]
    outdated: tuple[str, ...]


@dataclass
class _Placed:
    """A cell of the notebook that is being put together; `master` is its index there."""

    cell: NotebookNode
    master: int | None


def restore(submitted: NotebookNode, released: NotebookNode, master: NotebookNode) -> Restored:
    """Put the source's test cells and read-only cells back into a submission.

    submitted: rebuilt by `submission.read_submission`. released, master: the two forms of the
    source's notebook, the same cells in the same order. None of the three is modified.

    In the result each test cell stands once, with the master's text, points and metadata; after
    every cell that preceded it in the submission, and after the solution cells that precede it in
    the master. Cells of the student's keep their text and order.

    Raises:
        ValueError: released and master do not have the same number of cells.
    """
    if len(released.cells) != len(master.cells):
        raise ValueError("the released notebook and its master do not have the same cells")
    found = _match(submitted.cells, released.cells, master.cells)
    copies = Counter(grade_id(cell) for cell in submitted.cells)
    changes: dict[str, tuple[str, ...]] = {}
    outdated: list[str] = []
    for index, ours in enumerate(master.cells):
        if not is_locked(ours):
            continue
        name = ours.metadata.nbgrader["grade_id"]
        if index not in found:
            what = ["it was removed"]
        else:
            theirs = submitted.cells[found[index]]
            what = _changes(theirs, released.cells[index], ours)
            if what == [EDITED] and _is_as_once_released(theirs):
                outdated.append(name)
                what = []
        if copies[name] > 1:
            what.append(f"there were {copies[name]} of it")
        if what and is_grade(ours):
            changes[name] = tuple(what)
    placed = _place(submitted.cells, master.cells, found)
    others = {key: value for key, value in master.items() if key != "cells"}
    notebook = NotebookNode(copy.deepcopy(others))
    notebook.nbformat_minor = max(notebook.nbformat_minor, FIRST_WITH_IDS)
    notebook.cells = _with_ids(placed, master.cells)
    return Restored(notebook, changes, tuple(outdated))


def _changes(theirs: NotebookNode, released: NotebookNode, master: NotebookNode) -> list[str]:
    """What was changed in a cell of ours, in words."""
    what: list[str] = []
    if theirs.cell_type != master.cell_type:
        what.append(f"it was turned into a {theirs.cell_type} cell")
    if _text(theirs) not in (_text(released), _text(master)):
        what.append(EDITED)
    if SKIP_TAG in theirs.metadata.get("tags", []):
        what.append(f"it was tagged {SKIP_TAG}")
    ours, given = master.metadata.nbgrader, theirs.metadata.get("nbgrader")
    if not given:
        return [*what, "its nbgrader metadata was removed"]
    if given.get("grade_id") != ours["grade_id"]:
        what.append(f"it was renamed to {_shown(given.get('grade_id'))}")
    if is_grade(master) and not _same_number(given.get("points"), ours["points"]):
        what.append(
            f"its points were changed from {ours['points']} to {_shown(given.get('points'))}"
        )
    if any(given.get(flag) is not ours.get(flag) for flag in ("grade", "solution", "locked")):
        what.append("its nbgrader settings were changed")
    return what


def _same_number(given: object, ours: float) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool) and given == ours


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."


def _is_as_once_released(cell: NotebookNode) -> bool:
    """Whether the text is the one that the cell's own checksum was taken of.

    A source that was mended after the release would make every student look like a cheat. (Who
    forges the checksum of an edited cell wins nothing: the cell is restored all the same.)
    """
    return bool(cell.metadata.nbgrader.get("checksum") == compute_checksum(cell))


def _text(cell: NotebookNode) -> str:
    """A cell's text without what editors change unasked: white space at the ends of lines."""
    return "\n".join(line.rstrip() for line in cell.source.splitlines()).rstrip()


def _match(
    submitted: Sequence[NotebookNode],
    released: Sequence[NotebookNode],
    master: Sequence[NotebookNode],
) -> dict[int, int]:
    """For each cell of the master that is in the submission: where it is there.

    The surest evidence is used up first. Where several copies are as likely, the last one is taken
    if they share a grade_id, as nbgrader does, else the first.
    """
    by: dict[str, dict[Any, list[int]]] = {key: defaultdict(list) for key in ("name", "id", "text")}
    for index, cell in enumerate(submitted):
        by["name"][grade_id(cell)].append(index)
        by["id"][cell.get("id")].append(index)
        by["text"][_text(cell)].append(index)
    found: dict[int, int] = {}
    free = set(range(len(submitted)))
    for kinds in (("name", "id"), ("name", "text"), ("id", "text"), ("id",), ("name",), ("text",)):
        for index, (cell, shown) in enumerate(zip(master, released, strict=True)):
            if index in found:
                continue
            where = {
                "name": by["name"].get(grade_id(cell) or object(), []),
                "id": by["id"].get(cell.get("id") or object(), []),
                "text": [*by["text"].get(_text(shown), []), *by["text"].get(_text(cell), [])]
                if _text(cell)
                else [],
            }
            agreed = set.intersection(free, *(set(where[kind]) for kind in kinds))
            if agreed:
                found[index] = max(agreed) if "name" in kinds else min(agreed)
                free.discard(found[index])
    return found


def _place(
    submitted: Sequence[NotebookNode], master: Sequence[NotebookNode], found: dict[int, int]
) -> list[_Placed]:
    """The restored notebook's cells in order."""
    origin = {theirs: ours for ours, theirs in found.items()}
    placed = []
    for index, cell in enumerate(submitted):
        ours = origin.get(index)
        placed.append(_Placed(_put_right(cell, None if ours is None else master[ours]), ours))
    for index, cell in enumerate(master):
        if not is_locked(cell):
            continue
        if index not in found:
            placed.insert(_place_of(index, placed), _Placed(copy.deepcopy(cell), index))
        elif is_grade(cell):
            _move_behind_its_solutions(index, placed, master)
    return placed


def _put_right(cell: NotebookNode, ours: NotebookNode | None) -> NotebookNode:
    """A submitted cell with what is ours in it put back; `ours` is the master's cell for it."""
    if ours is not None and is_locked(ours):
        return copy.deepcopy(ours)
    if ours is not None and is_solution(ours):
        solution = copy.deepcopy(ours)
        solution.source = cell.source
        return solution
    ordinary = copy.deepcopy(cell)
    ordinary.metadata.pop("nbgrader", None)
    return ordinary


def _place_of(index: int, placed: Sequence[_Placed]) -> int:
    """Where a cell of the master goes that is missing: behind those that it stands behind there."""
    known = [(place, one.master) for place, one in enumerate(placed) if one.master is not None]
    before = [place for place, master in known if master < index]
    if before:
        return max(before) + 1
    after = [place for place, master in known if master > index]
    return min(after) if after else len(placed)


def _move_behind_its_solutions(
    index: int, placed: list[_Placed], master: Sequence[NotebookNode]
) -> None:
    here = next(place for place, one in enumerate(placed) if one.master == index)
    last = max(
        (
            place
            for place, one in enumerate(placed)
            if one.master is not None and one.master < index and is_solution(master[one.master])
        ),
        default=here,
    )
    if last > here:
        placed.insert(last, placed.pop(here))


def _with_ids(placed: Iterable[_Placed], master: Sequence[NotebookNode]) -> list[NotebookNode]:
    """The cells, each with an id that no other has; those of the master keep the master's."""
    cells = []
    taken = {cell.id for cell in master if "id" in cell}
    fresh = (f"restored-{number}" for number in itertools.count(1))
    for one in placed:
        if one.master is not None and "id" in master[one.master]:
            one.cell.id = master[one.master].id
        else:
            while "id" not in one.cell or one.cell.id in taken:
                one.cell.id = next(fresh)
            taken.add(one.cell.id)
        cells.append(one.cell)
    return cells
