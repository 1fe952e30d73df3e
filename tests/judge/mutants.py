"""Machine-made mutants: right code with one small change each."""

import ast
import difflib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import libcst as cst
from libcst.metadata import (
    ByteSpanPositionProvider,
    MetadataWrapper,
    ParentNodeProvider,
    PositionProvider,
)

from tests.judge.mutation_operators import OPERATORS, PARTS, other_name

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"


@dataclass(frozen=True)
class Mutant:
    """Right code with one small change.

    change: the lines that changed, as "old → new". source: all of the code.
    """

    change: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of the code of a solution cell, in the order of its lines, no two alike.

    Where marks say which lines are the solution, the others are left alone: students get them.
    """
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    finder = _Finder(_solution_lines(source))
    wrapper.visit(finder)
    code = source.encode()
    seen: set[str | None] = {None, _form(source)}
    changes: Counter[str] = Counter()
    for (start, end), new in finder.found:
        replaced = wrapper.module.code_for_node(new).encode()
        mutated = (code[:start] + replaced + code[end:]).decode()
        form = _form(mutated)
        if form in seen:
            continue
        seen.add(form)
        change = _change(source, mutated)
        changes[change] += 1
        # The same line may stand in the code twice.
        count = f" ({changes[change]})" if changes[change] > 1 else ""
        yield Mutant(change + count, mutated)


def _form(source: str) -> str | None:
    """What the code means to Python, without its layout; None if it is not Python."""
    try:
        return ast.dump(ast.parse(source))
    except SyntaxError:
        return None


def _change(old: str, new: str) -> str:
    """The lines that differ."""
    lines = list(difflib.ndiff(old.splitlines(), new.splitlines()))
    gone = " ".join(" ".join(line[2:].split()) for line in lines if line.startswith("- "))
    come = " ".join(" ".join(line[2:].split()) for line in lines if line.startswith("+ "))
    return f"{gone} → {come}"


def _solution_lines(source: str) -> set[int]:
    lines = source.splitlines()
    if not any(line.strip() == BEGIN for line in lines):
        return set(range(1, len(lines) + 1))
    inside, chosen = False, set()
    for place, line in enumerate(lines, 1):
        inside = line.strip() == BEGIN or (inside and line.strip() != END)
        if inside:
            chosen.add(place)
    return chosen


class _Finder(cst.CSTVisitor):
    """Collects the nodes of chosen lines that some operator can replace, and by what."""

    METADATA_DEPENDENCIES = (PositionProvider, ByteSpanPositionProvider, ParentNodeProvider)

    def __init__(self, lines: set[int]) -> None:
        super().__init__()
        self.lines = lines
        self.found: list[tuple[tuple[int, int], cst.CSTNode]] = []
        self.locals: list[list[str]] = []
        self.attributes: list[list[str]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, (cst.Annotation, cst.Import, cst.ImportFrom, cst.Decorator)):
            return False
        if isinstance(node, (cst.FunctionDef, cst.Module)):
            self.locals.append(_local_names(node))
        if isinstance(node, cst.ClassDef):
            self.attributes.append(_kept_names(node))
        position = self.get_metadata(PositionProvider, node, None)
        if position is not None and position.start.line in self.lines and not _is_text(node):
            for kind, operator in OPERATORS:
                if isinstance(node, kind):
                    self._replace(node, operator(node))
            for kind, name, operator in PARTS:
                if isinstance(node, kind):
                    part = getattr(node, name)
                    self._replace(part, operator(part))
            self._names(node)
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, (cst.FunctionDef, cst.Module)):
            self.locals.pop()
        if isinstance(original_node, cst.ClassDef):
            self.attributes.pop()

    def _names(self, node: cst.CSTNode) -> None:
        """A name by another one of the function; self.a by another one that the class keeps."""
        if not isinstance(node, cst.Name):
            return
        parent = self.get_metadata(ParentNodeProvider, node)
        if isinstance(parent, (cst.Param, cst.FunctionDef, cst.ClassDef)):
            return
        if isinstance(parent, cst.Arg) and parent.keyword is node:
            return
        if isinstance(parent, cst.Attribute) and parent.attr is node:
            names = self.attributes[-1] if self.attributes and _of_self(parent) else []
        else:
            names = self.locals[-1]
        self._replace(node, other_name(node, names))

    def _replace(self, node: cst.CSTNode, others: Iterable[cst.CSTNode]) -> None:
        span = self.get_metadata(ByteSpanPositionProvider, node)
        place = (span.start, span.start + span.length)
        self.found += [(place, other) for other in others]


def _is_text(node: cst.CSTNode) -> bool:
    """Whether a statement is a docstring."""
    return isinstance(node, cst.Expr) and isinstance(
        node.value, (cst.SimpleString, cst.ConcatenatedString)
    )


def _of_self(node: cst.Attribute) -> bool:
    return isinstance(node.value, cst.Name) and node.value.value == "self"


def _local_names(scope: cst.FunctionDef | cst.Module) -> list[str]:
    """The names that a function (or the cell itself) is given or sets, in order, without self."""
    names: dict[str, None] = {}

    class Collector(cst.CSTVisitor):
        def visit_FunctionDef(self, node: cst.FunctionDef) -> bool:  # noqa: N802
            return node is scope

        def visit_ClassDef(self, node: cst.ClassDef) -> bool:  # noqa: N802
            return False

        def visit_Param(self, node: cst.Param) -> bool:  # noqa: N802
            names[node.name.value] = None
            return False

        def visit_AssignTarget(self, node: cst.AssignTarget) -> None:  # noqa: N802
            _targets(node.target, names)

        def visit_For(self, node: cst.For) -> None:  # noqa: N802
            _targets(node.target, names)

        def visit_CompFor(self, node: cst.CompFor) -> None:  # noqa: N802
            _targets(node.target, names)

    scope.visit(Collector())
    return [name for name in names if name not in {"self", "_"}]


def _targets(target: cst.BaseExpression, names: dict[str, None]) -> None:
    if isinstance(target, cst.Name):
        names[target.value] = None
    if isinstance(target, (cst.Tuple, cst.List)):
        for element in target.elements:
            _targets(element.value, names)


def _kept_names(node: cst.ClassDef) -> list[str]:
    """The attributes that a class sets on self, in order."""
    names: dict[str, None] = {}

    class Collector(cst.CSTVisitor):
        def visit_AssignTarget(self, node: cst.AssignTarget) -> None:  # noqa: N802
            if isinstance(node.target, cst.Attribute) and _of_self(node.target):
                names[node.target.attr.value] = None

    node.visit(Collector())
    return list(names)
