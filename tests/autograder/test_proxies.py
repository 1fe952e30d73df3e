"""Ordinary test cells, run on the trusted side against a student's code in a real sandbox."""

# ruff: noqa: E501 - a test cell in a line is a test cell in a line

import linecache

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from autograder.execute import Run, execute
from autograder.notebooks import read, write

IMPORTS = "import numpy as np\nfrom numpy.testing import assert_allclose, assert_raises"


def run(student: str, test: str, *, protected: bool = True) -> NotebookNode:
    """The test cell after a run."""
    solution = {"grade": False, "solution": True, "locked": False, "task": False}
    graded = {"grade": True, "solution": False, "locked": True, "task": False, "points": 1}
    notebook = new_notebook(
        cells=[
            new_code_cell(IMPORTS),
            new_code_cell(
                student, metadata={"nbgrader": solution | {"grade_id": "s", "schema_version": 3}}
            ),
            new_code_cell(
                test, metadata={"nbgrader": graded | {"grade_id": "t", "schema_version": 3}}
            ),
        ]
    )
    settings = {"Execute": {"timeout": 10}}
    text = execute(Run("ann", write(notebook), settings, IMPORTS, protected=protected))
    return read(text).cells[-1]


def errors(cell: NotebookNode) -> list[str]:
    return [f"{out.ename}: {out.evalue}" for out in cell.outputs if out.output_type == "error"]


LAYER = """
class Layer:
    '''Multiplies.'''
    scale = 2.0
    def __init__(self, w=3.0, *, bias=0.0):
        self.w, self.bias, self.calls, self.grads = w, bias, [], {}
    def forward(self, x):
        '''x -> w·x'''
        self.x = x
        self.calls.append(1)
        return self.w * x + self.bias
    def backward(self, dout=1.0):
        self.grads["w"] = np.sum(dout * self.x)
        return dout * self.w
    @property
    def size(self):
        return np.size(self.w)
    @classmethod
    def zero(cls):
        return cls(0.0)
    @staticmethod
    def name():
        return "layer"
    def __repr__(self):
        return f"Layer({self.w})"
"""

# ruff: noqa: E501 - a test cell in a line is a test cell in a line
VALUE = """
class Value:
    def __init__(self, data, children=()):
        self.data, self.grad, self.children, self._backward = data, 0.0, children, lambda: None
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))
        def backward():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = backward
        return out
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))
        def backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = backward
        return out
    __radd__, __rmul__ = __add__, __mul__
    def __neg__(self): return self * -1
    def __sub__(self, other): return self + (-other)
    def __float__(self): return float(self.data)
    def backward(self):
        order, seen = [], set()
        def visit(node):
            if id(node) not in seen:
                seen.add(id(node))
                for child in node.children: visit(child)
                order.append(node)
        visit(self)
        self.grad = 1.0
        for node in reversed(order): node._backward()
"""
BOX = """
class Box:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, key): return self.items[key]
    def __setitem__(self, key, value): self.items[key] = value
    def __iter__(self): return iter(self.items)
    def __contains__(self, item): return item in self.items
    def __call__(self, x): return x + len(self.items)
class Table:
    def __init__(self, **known): self.known = known
    def __getitem__(self, key): return self.known[key]
    def keys(self): return self.known.keys()
    def __iter__(self): return iter(self.known)
    def __len__(self): return len(self.known)
"""
DATA = """
from dataclasses import dataclass, field
from collections import namedtuple
import enum
@dataclass
class Point:
    x: float
    y: float = 0.0
    tags: list = field(default_factory=list)
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
class Slots:
    __slots__ = ("a",)
    def __init__(self): self.a = 1
Pair = namedtuple("Pair", "first second")
class Kind(enum.IntEnum):
    RED = 3
class Child(Point): pass
class MyError(ValueError): pass
def fails(kind):
    raise {"value": ValueError, "mine": MyError, "key": KeyError, "type": TypeError}[kind]("no")
def numbers(n):
    for i in range(n): yield i * i
def pair(): return Pair(1, [2])
def nested(): return {"a": [np.ones(2), (1, 2)], "b": {"c": {3, 4}}}
def change(a, b):
    a += 1
    b["new"] = a.sum()
    b.setdefault("list", []).append(5)
def apply(f, *args, **kw): return f(*args, **kw)
def compose(f, g): return lambda x: f(g(x))
def use(layer, x): return layer.forward(x) * layer.scale
def warn():
    import warnings
    warnings.warn("careful")
    return 1
def documented(x, y=2, *args, z=3, **kw):
    "Adds."
    return x + y + z
"""

WORKS = {
    "call": (LAYER, "assert_allclose(Layer().forward(np.ones(3)), np.full(3, 3.0))"),
    "arguments": (LAYER, "assert Layer(2, bias=1).forward(x=5) == 11"),
    "default arguments": (LAYER, "layer = Layer()\nlayer.forward(4)\nassert layer.backward() == 3"),
    "attribute": (
        LAYER,
        "layer = Layer()\nassert layer.w == 3 and layer.scale == Layer.scale == 2",
    ),
    "attribute set": (
        LAYER,
        "layer = Layer()\nlayer.w = np.ones(2)\nassert_allclose(layer.forward(2), [2, 2])",
    ),
    "attribute not there": (
        LAYER,
        "with assert_raises(AttributeError): Layer().nothing\nassert not hasattr(Layer(), 'nothing')\nassert getattr(Layer(), 'nothing', 7) == 7",
    ),
    "dict that is an attribute": (
        LAYER,
        "layer = Layer()\nlayer.forward(np.ones(2)); layer.backward(np.ones(2))\nassert layer.grads == {'w': 2.0}\nlayer.grads['w'] = 5\nassert layer.grads['w'] == 5",
    ),
    "property": (LAYER, "assert Layer(np.ones((2, 3))).size == 6"),
    "class and static method": (
        LAYER,
        "assert Layer.zero().forward(3) == 0 and Layer.name() == 'layer'",
    ),
    "two objects": (
        LAYER,
        "a, b = Layer(1), Layer(2)\nassert (a.forward(1), b.forward(1), a.x) == (1, 2, 1)\nassert a is not b",
    ),
    "state": (
        LAYER,
        "layer = Layer()\nfor _ in range(3): layer.forward(1)\nassert layer.calls == [1, 1, 1] and len(layer.calls) == 3",
    ),
    "a method kept": (
        LAYER,
        "forward = Layer(2).forward\nassert [forward(i) for i in range(3)] == [0, 2, 4]\nassert list(map(forward, [1])) == [2]",
    ),
    "names and texts": (
        LAYER,
        "assert Layer.__name__ == 'Layer' and Layer.__doc__ == 'Multiplies.'\nassert Layer.forward.__doc__ == 'x -> w·x'\nassert repr(Layer(4)) == str(Layer(4)) == f'{Layer(4)}' == 'Layer(4)'\nassert type(Layer()).__name__ == 'Layer'",
    ),
    "isinstance": (
        LAYER,
        "assert isinstance(Layer(), Layer) and not isinstance(3, Layer)\nassert callable(Layer) and callable(Layer().forward)",
    ),
    "isinstance of a base": (
        DATA,
        "assert isinstance(Child(1), Point) and issubclass(Child, Point)\nassert not isinstance(Point(1), Child)",
    ),
    "same object": (
        BOX,
        "box = Box(1)\nother = Box(box, box)\nassert other[0] is other[1] is box\nassert box in other",
    ),
    "operators": (
        VALUE,
        "a, b, c = Value(2.0), Value(-3.0), Value(10.0)\nd = a * b + c\nassert d.data == 4.0\nd.backward()\nassert (a.grad, b.grad, c.grad) == (-3.0, 2.0, 1.0)",
    ),
    "operators with numbers": (
        VALUE,
        "a = Value(2.0)\nb = 3 * a + 1 - a\nassert b.data == 5\nb.backward()\nassert a.grad == 2\nassert (-a).data == -2 and float(a) == 2.0\nassert abs(float(b) - 5) < 1e-12",
    ),
    "sum": (VALUE, "assert sum([Value(1), Value(2)], Value(0)).data == 3"),
    "graph": (
        VALUE,
        "a = Value(1.0)\nb = a + a\nassert b.children[0] is a and len(b.children) == 2",
    ),
    "len, in, index, slice": (
        BOX,
        "box = Box(1, 2, 3)\nassert len(box) == 3 and 2 in box and 9 not in box\nassert box[0] == 1 and box[-1] == 3 and box[1:] == [2, 3]\nbox[0] = 7\nassert list(box) == [7, 2, 3] and [*box][0] == 7",
    ),
    "index too far": (BOX, "with assert_raises(IndexError): Box()[0]"),
    "callable object": (BOX, "assert Box(1, 2)(5) == 7"),
    "unpacking": (
        BOX,
        "a, *b = Box(1, 2, 3)\nassert (a, b) == (1, [2, 3])\nassert sorted(Box(3, 1)) == [1, 3] and max(Box(3, 1)) == 3 and sum(Box(1, 2)) == 3",
    ),
    "zip and enumerate": (
        BOX,
        "assert [(i, x, y) for i, (x, y) in enumerate(zip(Box(1, 2), Box(3, 4)))] == [(0, 1, 3), (1, 2, 4)]",
    ),
    "a table": (
        BOX,
        "t = Table(a=1, b=2)\nassert t['a'] == 1 and sorted(t) == ['a', 'b'] and set(t.keys()) == {'a', 'b'}",
    ),
    "to an array": (
        BOX,
        "assert_allclose(np.asarray(Box(1.0, 2.0)), [1, 2])\nassert np.array(list(Box(1, 2))).shape == (2,)",
    ),
    "generator": (
        DATA,
        "assert list(numbers(4)) == [0, 1, 4, 9]\nit = numbers(2)\nassert next(it) == 0 and next(it) == 1\nwith assert_raises(StopIteration): next(it)\nassert next(numbers(0), None) is None",
    ),
    "containers": (
        DATA,
        "found = nested()\nassert set(found) == {'a', 'b'} and found['b']['c'] == {3, 4}\nassert_allclose(found['a'][0], 1)\nassert found['a'][1] == (1, 2) and isinstance(found, dict)",
    ),
    "named tuple": (DATA, "first, second = pair()\nassert (first, second) == (1, [2])"),
    "dataclass": (
        DATA,
        "p = Point(3.0, 4.0)\nassert p.norm() == 5 and p.x == 3 and p.tags == []\np.tags.append(1)\nassert p.tags == [1]\np.x = 0\nassert p.norm() == 4",
    ),
    "slots": (DATA, "s = Slots()\ns.a = 5\nassert s.a == 5"),
    "enum": (DATA, "assert Kind.RED == 3"),
    "expected error": (
        DATA,
        "try:\n    fails('value')\nexcept ValueError as error:\n    assert str(error) == 'no'\nelse:\n    raise AssertionError\nassert_raises(KeyError, fails, 'key')\nwith assert_raises(TypeError): fails('type')",
    ),
    "error of their own": (
        DATA,
        "try:\n    fails('mine')\nexcept ValueError as error:\n    assert type(error).__name__ == 'MyError'",
    ),
    "arguments changed in place": (
        DATA,
        "a, b = np.zeros(3), {}\nchange(a, b)\nassert a.tolist() == [1, 1, 1] and b == {'new': 3.0, 'list': [5]}",
    ),
    "callback": (
        DATA,
        "calls = []\ndef f(x, y=1):\n    calls.append(x)\n    return x * y\nassert apply(f, 3, y=2) == 6 and calls == [3]\nassert_allclose(apply(lambda x: x.sum(), np.ones(4)), 4)",
    ),
    "callback that raises": (
        DATA,
        "def f(): raise KeyError('mine')\nwith assert_raises(KeyError): apply(f)",
    ),
    "callback of theirs": (
        DATA,
        "double = lambda x: 2 * x\nassert compose(double, double)(3) == 12\nassert apply(compose(double, abs), -4) == 8",
    ),
    "callback of numpy's": (DATA, "assert apply(np.tanh, 0.0) == 0 and apply(max, [1, 2]) == 2"),
    "callback with an array changed": (
        DATA,
        "def f(a):\n    return a + 1\nx = np.zeros(2)\nassert_allclose(apply(f, x), 1)\nassert_allclose(x, 0)",
    ),
    "object of ours": (
        DATA,
        "class Ours:\n    scale = 2\n    def forward(self, x): return x + self.scale\nours = Ours()\nassert use(ours, 5) == 14",
    ),
    "class of ours": (
        DATA,
        "class Ours:\n    def __init__(self, x): self.x = x\nassert apply(Ours, 3).x == 3",
    ),
    "object of ours comes back": (
        DATA,
        "class Ours: pass\nours = Ours()\nassert apply(lambda x: x, ours) is ours",
    ),
    "object of theirs as argument": (DATA + LAYER, "assert use(Layer(2), 5) == 20"),
    "random generator": (
        "def draw(rng): return rng.normal(size=3)",
        "a = draw(np.random.default_rng(3))\nassert_allclose(a, np.random.default_rng(3).normal(size=3))\nrng = np.random.default_rng(1)\nassert not np.allclose(draw(rng), draw(rng))",
    ),
    "default and keyword arguments": (
        DATA,
        "assert documented(1) == 6 and documented(1, 1, z=1) == 3\nassert documented.__doc__ == 'Adds.' and documented.__name__ == 'documented'",
    ),
    "a name of theirs": (
        "answer = {'a', 'b'}\ntable = [[1, 2], [3, 4]]",
        "assert answer == {'a', 'b'} and table[1][0] == 3\nassert np.array(table).sum() == 10",
    ),
    "all attributes": (
        DATA,
        "assert vars(Point(1.0)) == {'x': 1.0, 'y': 0.0, 'tags': []}\nassert 'norm' in dir(Point(1))",
    ),
    "help": (
        DATA,
        "import io, contextlib\nwith contextlib.redirect_stdout(io.StringIO()) as out: print(documented.__doc__)\nassert 'Adds' in out.getvalue()",
    ),
}

CANNOT = {
    "comparing objects": (BOX, "assert Box(1) == Box(1)", "cannot be compared here"),
    "comparing with a number": (BOX, "assert Box(1) == 1", "cannot be compared here"),
    "ordering": (BOX, "Box(1) < Box(2)", "cannot be compared here"),
    "truth": (BOX, "assert Box(1)", "neither true nor false"),
    "copying": (BOX, "import copy\ncopy.copy(Box(1))", "cannot be copied"),
    "pickling": (BOX, "import pickle\npickle.dumps(Box(1))", "cannot be copied"),
    "a base class": (BOX, "class Mine(Box): pass", "cannot be a base class"),
    "a difference from a number": (
        "class D:\n    def __sub__(self, other): return 0.0\n    def __abs__(self): return self\nd = D()",
        "assert abs(d - 4) < 1e-9",
        "It cannot be trusted with that",
    ),
    "source": (DATA, "import inspect\ninspect.getsource(documented)", "cannot be seen here"),
    "a module": (DATA, "import os\napply(os, 1)", "cannot be passed"),
    "our things changed": (
        "def spoil(x): x.scale = 3",
        "class Ours: scale = 2\nspoil(Ours())",
        "cannot be changed",
    ),
    "a part that is no number": (
        "def f(): return np.array([object()])",
        "assert_allclose(f(), [1.0])",
        "",
    ),
}


@pytest.mark.parametrize(("student", "test"), WORKS.values(), ids=WORKS)
def test_an_ordinary_test_cell_works(student: str, test: str) -> None:
    assert errors(run(student, test)) == []


@pytest.mark.parametrize(("student", "test", "why"), CANNOT.values(), ids=CANNOT)
def test_what_cannot_work_says_so(student: str, test: str, why: str) -> None:
    (error,) = errors(run(student, test))
    assert why in error


@pytest.mark.parametrize("protected", [True, False], ids=["sandbox", "no sandbox"])
def test_a_wrong_answer_fails(protected: bool) -> None:
    cell = run(LAYER, "assert_allclose(Layer().forward(2.0), 7.0)", protected=protected)
    assert "Not equal to tolerance" in errors(cell)[0]


# ---------------------------------------------------------------- scripts

PLAYED = """
import numpy as np
from grader_tests import CheckFailed
from grader_tests.scripts import Step, play
made = Step("Layer", Layer)
x = np.ones(2)
def asks(*names):
    return [made, *(Step(f"Layer.{n}", made, n, (x * k,), "", np.copy) for k, n in enumerate(names))]
def told(*names):
    try:
        return play(asks(*names))
    except CheckFailed as failure:
        return failure.headline, failure.code, failure.details.why
"""


@pytest.mark.parametrize(
    ("student", "names"),
    [
        ("def forward(self, x):\n  b = Layer.__dict__.get('b', x * 0)\n  Layer.b = b\n  b += x + 1\n  return b", ["forward"] * 3),
        ("def __init__(self): self.n = 0\n def forward(self, x):\n  self.n += 1\n  print('at', self.n)\n  return x + self.n", ["forward"] * 2),
        ("def forward(self, x): return {}['a']", ["forward", "forward"]),
        ("def __init__(self): raise NotImplementedError", ["forward"]),
        ("forward = 3", ["forward"]),
        ("def __init__(self, n): self.n = n", ["forward"]),
        ("def forward(self): return 1", ["forward"]),
        ("def forward(self, x): raise StopIteration('end')", ["forward"]),
        ("def forward(self, x): raise SystemExit(3)", ["forward"]),
        ("@property\n def forward(self): raise LookupError('mine')", ["forward"]),
    ],
)  # fmt: skip
def test_a_script_says_there_what_it_says_here(student, names):
    student = "class Layer:\n " + student
    here: dict[str, object] = {}
    linecache.cache["student"] = (0, None, student.splitlines(keepends=True), "student")
    exec(compile(student, "student", "exec"), here)  # noqa: S102
    exec(PLAYED, here)  # noqa: S102
    expected = repr(here["told"](*names))  # type: ignore[operator]
    cell = run(student, f"{PLAYED}\nprint(told(*{names!r}))")
    printed = "".join(out.get("text", "") for out in cell.outputs).splitlines()
    assert printed[-1] == expected.splitlines()[-1], cell.outputs


def test_arguments_that_a_script_shares_stay_shared_and_changed_ones_change():
    student = "class Layer:\n def forward(self, x):\n  x += 1\n  return x"
    test = f"{PLAYED}\ny = np.zeros(2)\nstep = lambda: Step('Layer.forward', made, 'forward', (y,), '', np.copy)\nprint(play([made, step(), step()]), y)"
    cell = run(student, test)
    assert "[None, array([1., 1.]), array([2., 2.])] [2. 2.]" in cell.outputs[0].text
