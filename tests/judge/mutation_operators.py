"""Small changes of code, as people make them by mistake: the operators of the mutants.

An operator takes a node of a syntax tree and gives what it may become, each a mutant of its own.
mutmut's operators come first (numbers, strings, arguments left out or None, `+` for `-`, `and` for
`or`, `break`, assignments, conditions). Ours add what goes wrong in code about gradients: all the
other arithmetic and comparisons, signs, transposes, axes, sums and means, exchanged operands,
arguments and results, wrong names, forgotten calls and lines.
Source of the list: A. Offutt, A. Lee, G. Rothermel, R. Untch and C. Zapf, "An experimental
determination of sufficient mutant operators", ACM TOSEM 5(2), 1996, besides the mistakes of
EXERCISES.md.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

import libcst as cst
from mutmut.mutation.mutators import mutation_operators as mutmut_operators

Operator = Callable[[Any], Iterable[cst.CSTNode]]

ARITHMETIC: Final = (cst.Add, cst.Subtract, cst.Multiply, cst.Divide, cst.Power)
COMPARISONS: Final = (
    cst.LessThan,
    cst.LessThanEqual,
    cst.GreaterThan,
    cst.GreaterThanEqual,
    cst.Equal,
    cst.NotEqual,
)
# Functions that people take for each other: each becomes every other of its row.
SIBLINGS: Final = (
    ("sum", "mean", "max", "prod"),
    ("max", "min"),
    ("maximum", "minimum"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like", "empty_like"),
    ("eye", "ones"),
    ("exp", "log", "expm1"),
    ("sqrt", "square"),
    ("outer", "multiply", "dot"),
    ("standard_normal", "random"),
    ("permutation", "integers"),
    ("where", "select"),
    ("any", "all"),
    ("sigmoid", "tanh", "relu", "identity", "softmax"),
    ("d_sigmoid", "d_tanh", "d_relu", "d_identity", "sigmoid", "tanh"),
    ("forward", "backward"),
)


def arithmetic(node: cst.BinaryOperation) -> Iterator[cst.CSTNode]:
    """`a + b` with every other operator; `@` as `*`."""
    if isinstance(node.operator, cst.MatrixMultiply):
        yield node.with_changes(operator=cst.Multiply())
        return
    for other in ARITHMETIC:
        if not isinstance(node.operator, other):
            yield node.with_changes(operator=other())
    if isinstance(node.operator, cst.Multiply):
        yield node.with_changes(operator=cst.MatrixMultiply())


def operands(node: cst.BinaryOperation) -> Iterator[cst.CSTNode]:
    """`a - b` as `b - a`, as `a`, and as `b`."""
    yield node.with_changes(left=bracketed(node.right), right=bracketed(node.left))
    yield bracketed(node.left)
    yield bracketed(node.right)


def comparison(node: cst.Comparison) -> Iterator[cst.CSTNode]:
    """`a < b` with every other comparison."""
    (first, *_) = node.comparisons
    if isinstance(first.operator, COMPARISONS):
        for other in COMPARISONS:
            if not isinstance(first.operator, other):
                yield node.with_changes(comparisons=[first.with_changes(operator=other())])


def number(node: cst.Integer | cst.Float) -> Iterator[cst.CSTNode]:
    """n as n − 1, 0, 2n, n/2 and −n (mutmut has n + 1)."""
    value = node.evaluated_value
    half = value // 2 if isinstance(value, int) and value % 2 == 0 else value / 2
    for other in (value - 1, 0 * value, 2 * value, half, -value):
        yield cst.parse_expression(f"({other!r})" if other < 0 else repr(other))


def minus_lost(node: cst.UnaryOperation) -> Iterator[cst.CSTNode]:
    """`-a` as `a`."""
    if isinstance(node.operator, cst.Minus):
        yield bracketed(node.expression)


def minus_added(node: cst.Return | cst.Assign | cst.AugAssign) -> Iterator[cst.CSTNode]:
    """`return a` as `return -a`, and the same for what is kept."""
    if isinstance(node.value, cst.BaseExpression) and not isinstance(
        node.value, (cst.Dict, cst.Tuple, cst.Set, cst.List)
    ):
        yield node.with_changes(value=minus(node.value))


def minus_added_inside(value: cst.BaseExpression) -> Iterator[cst.CSTNode]:
    """`(a, b)` as `(-a, b)`, and the same for the values of a dict and the arguments of a call."""
    if not isinstance(value, (cst.Tuple, cst.SimpleString, cst.Integer, cst.Float)):
        yield minus(value)


def line_forgotten(node: cst.BaseSmallStatement) -> Iterator[cst.CSTNode]:
    """A statement as `pass`."""
    yield cst.Pass()


def fewer_rounds(rows: cst.BaseExpression) -> Iterator[cst.CSTNode]:
    """A loop that never runs, and one that runs once."""
    yield cst.parse_expression("[]")
    once = cst.SubscriptElement(cst.Slice(lower=None, upper=cst.Integer("1")))
    yield cst.Subscript(cst.Call(cst.Name("list"), [cst.Arg(rows)]), [once])


def condition(_: cst.BaseExpression) -> Iterator[cst.CSTNode]:
    """A condition that always holds, and one that never does."""
    yield cst.Name("True")
    yield cst.Name("False")


def arguments_exchanged(node: cst.Call) -> Iterator[cst.CSTNode]:
    """`f(a, b)` as `f(b, a)`."""
    for place, (one, other) in enumerate(zip(node.args, node.args[1:], strict=False)):
        if one.keyword is None and other.keyword is None and not one.star and not other.star:
            args = list(node.args)
            args[place : place + 2] = [
                one.with_changes(value=other.value),
                other.with_changes(value=one.value),
            ]
            yield node.with_changes(args=args)


def call_forgotten(node: cst.Call) -> Iterator[cst.CSTNode]:
    """`f(a)` as `a`, and `a.copy()` as `a`."""
    if node.args and not node.args[0].star:
        yield bracketed(node.args[0].value)
    if isinstance(node.func, cst.Attribute):
        yield bracketed(node.func.value)


def brackets_forgotten(node: cst.Call) -> Iterator[cst.CSTNode]:
    """`f(a)` as `f`."""
    yield node.func


def sibling(node: cst.Call) -> Iterator[cst.CSTNode]:
    """`np.sum(a)` as `np.mean(a)`, and what else is taken for each other."""
    name = node.func.attr if isinstance(node.func, cst.Attribute) else node.func
    if isinstance(name, cst.Name):
        for row in SIBLINGS:
            if name.value in row:
                for other in row:
                    if other != name.value:
                        yield node.with_deep_changes(name, value=other)


def transpose_lost(node: cst.Attribute) -> Iterator[cst.CSTNode]:
    """`a.T` as `a`."""
    if node.attr.value == "T":
        yield node.value


def transpose_added(node: cst.BinaryOperation) -> Iterator[cst.CSTNode]:
    """`a @ b` as `a.T @ b` and as `a @ b.T`."""
    if isinstance(node.operator, cst.MatrixMultiply):
        yield node.with_changes(left=cst.Attribute(bracketed(node.left), cst.Name("T")))
        yield node.with_changes(right=cst.Attribute(bracketed(node.right), cst.Name("T")))


def index(node: cst.Subscript) -> Iterator[cst.CSTNode]:
    """`a[i, j]` as `a[j, i]`; `a[i]` as `a`; `a[i]` as `a[i - 1]`."""
    if len(node.slice) == 2:
        one, other = node.slice
        exchanged = [
            one.with_changes(slice=other.slice),
            other.with_changes(slice=one.slice),
        ]
        yield node.with_changes(slice=exchanged)
    yield node.value
    for place, element in enumerate(node.slice):
        if isinstance(element.slice, cst.Index) and isinstance(element.slice.value, cst.Name):
            before = cst.BinaryOperation(element.slice.value, cst.Subtract(), cst.Integer("1"))
            elements = list(node.slice)
            elements[place] = element.with_changes(slice=cst.Index(before))
            yield node.with_changes(slice=elements)


def bound_forgotten(node: cst.Slice) -> Iterator[cst.CSTNode]:
    """`a[i:j]` as `a[:j]` and as `a[i:]`."""
    if node.lower is not None:
        yield node.with_changes(lower=None)
    if node.upper is not None:
        yield node.with_changes(upper=None)


def results_exchanged(node: cst.Tuple | cst.List | cst.Dict) -> Iterator[cst.CSTNode]:
    """`a, b` as `b, a`, and the same for the values of a dict."""
    pairs = zip(node.elements, node.elements[1:], strict=False)
    for place, (one, other) in enumerate(pairs):
        elements = list(node.elements)
        elements[place : place + 2] = [
            one.with_changes(value=other.value),
            other.with_changes(value=one.value),
        ]
        yield node.with_changes(elements=elements)


def result_forgotten(node: cst.Tuple | cst.List | cst.Dict | cst.Set) -> Iterator[cst.CSTNode]:
    """`a, b, c` as `a, b`: each element left out once."""
    if len(node.elements) > 1:
        for place in range(len(node.elements)):
            yield node.with_changes(elements=[*node.elements[:place], *node.elements[place + 1 :]])


def other_name(node: cst.Name, names: Sequence[str]) -> Iterator[cst.CSTNode]:
    """A name by its neighbours in `names`, which are in the order in which they are set."""
    if node.value in names:
        place = names.index(node.value)
        for name in {names[place - 1]: None, names[(place + 1) % len(names)]: None}:
            yield node.with_changes(value=name)


def bracketed(node: cst.BaseExpression) -> cst.BaseExpression:
    """An expression that keeps its meaning wherever it is put."""
    if node.lpar or isinstance(
        node, (cst.Name, cst.Attribute, cst.Call, cst.Subscript, cst.Integer)
    ):
        return node
    return node.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def minus(node: cst.BaseExpression) -> cst.BaseExpression:
    """The negative of an expression."""
    return cst.UnaryOperation(cst.Minus(), bracketed(node))


OPERATORS: Final[tuple[tuple[type | tuple[type, ...], Operator], ...]] = (
    *mutmut_operators,
    (cst.BinaryOperation, arithmetic),
    (cst.BinaryOperation, operands),
    (cst.Comparison, comparison),
    ((cst.Integer, cst.Float), number),
    (cst.UnaryOperation, minus_lost),
    ((cst.Return, cst.Assign, cst.AugAssign), minus_added),
    (cst.BaseSmallStatement, line_forgotten),
    (cst.Call, arguments_exchanged),
    (cst.Call, call_forgotten),
    (cst.Call, brackets_forgotten),
    (cst.Call, sibling),
    (cst.Attribute, transpose_lost),
    (cst.BinaryOperation, transpose_added),
    (cst.Subscript, index),
    (cst.Slice, bound_forgotten),
    ((cst.Tuple, cst.List, cst.Dict), results_exchanged),
    ((cst.Tuple, cst.List, cst.Dict, cst.Set), result_forgotten),
)

# Operators of a part of a statement: the statement, its part, what the part may become.
PARTS: Final[tuple[tuple[type | tuple[type, ...], str, Operator], ...]] = (
    ((cst.For, cst.CompFor), "iter", fewer_rounds),
    ((cst.If, cst.CompIf, cst.While), "test", condition),
    ((cst.Element, cst.DictElement, cst.Arg), "value", minus_added_inside),
)
