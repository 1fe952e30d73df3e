"""Mutants: small changes of the solution's lines, no two alike, none the same as the original."""

import ast

import pytest

from tests.judge.cells import SECTIONS, reference_solutions
from tests.judge.mutants import mutants


def changed(source: str) -> list[str]:
    return [mutant.source for mutant in mutants(source)]


@pytest.mark.parametrize(
    ("code", "others"),
    [
        ("y = a + b", ["y = a - b", "y = a * b", "y = a / b", "y = a ** b", "y = a", "y = b"]),
        ("y = a - b", ["y = b - a"]),
        ("y = a @ b", ["y = a * b", "y = b @ a", "y = a.T @ b", "y = a @ b.T"]),
        ("y = -a", ["y = +a", "y = a", "y = None"]),
        ("y = a", ["y = -a", "pass"]),
        ("y = a > 0", ["y = a >= 0", "y = a < 0", "y = a <= 0", "y = a == 0", "y = a > 1"]),
        ("y = 4 * a", ["y = 5 * a", "y = 3 * a", "y = 0 * a", "y = 8 * a", "y = 2 * a"]),
        ("y = W.T", ["y = W"]),
        ("y = np.sum(a, axis=0)", ["y = np.mean(a, axis=0)", "y = np.sum(a, axis=1)"]),
        ("y = np.sum(a, axis=0)", ["y = np.sum(a, )", "y = a", "y = np.sum"]),
        ("y = f(a, b)", ["y = f(b, a)", "y = f(a, )", "y = f(-a, b)"]),
        ("y = a.copy()", ["y = a", "y = a.copy"]),
        ("y = a[i, j]", ["y = a[j, i]", "y = a", "y = a[i - 1, j]"]),
        ("y = a[i:j]", ["y = a[:j]", "y = a[i:]"]),
        ("y = a, b", ["y = b, a", "y = -a, b", "y = a,"]),
        ("y = {'a': a, 'b': b}", ["y = {'a': b, 'b': a}", "y = {'b': b}"]),
        ("for i in rows:\n    a += i", ["for i in []:\n    a += i", "for i in rows:\n    a -= i"]),
        ("for i in rows:\n    a += i", ["for i in list(rows)[:1]:\n    a += i"]),
        ("if a:\n    b = 1", ["if True:\n    b = 1", "if False:\n    b = 1"]),
        ("y = a and b", ["y = a or b"]),
        ("def f(a, b):\n    return a", ["def f(a, b):\n    return b"]),
    ],
)
def test_what_a_line_may_become(code: str, others: list[str]):
    forms = {ast.dump(ast.parse(source)) for source in changed(code)}
    assert [other for other in others if ast.dump(ast.parse(other)) not in forms] == []


def test_an_attribute_becomes_another_one_that_the_class_keeps():
    code = (
        "class Node:\n    def forward(self, x, y):\n        self.x, self.y = x, y\n"
        "        self.a = x\n        self.b = y\n    def backward(self):\n        return self.a\n"
    )
    assert code.replace("return self.a", "return self.b") in changed(code)


def test_only_the_lines_of_the_solution_are_changed():
    code = (
        'def f(a=1):\n    """Text."""\n    ### BEGIN SOLUTION\n    return a\n    ### END SOLUTION\n'
    )
    found = changed(code)
    assert found
    assert all("def f(a=1):" in source and '"""Text."""' in source for source in found)


def test_text_types_and_imports_are_left_alone():
    code = 'import numpy as np\n\n\ndef f(a: int = 0) -> int:\n    """Text."""\n    return a\n'
    for source in changed(code):
        assert source.startswith("import numpy as np")
        assert ": int =" in source and '"""Text."""' in source


@pytest.mark.parametrize("section", SECTIONS)
def test_the_mutants_of_the_references_are_python_and_no_two_alike(section: str):
    for reference in reference_solutions(section):
        made = list(mutants(reference.source))
        forms = {ast.dump(ast.parse(mutant.source)) for mutant in made}
        assert len(forms) == len({mutant.change for mutant in made}) == len(made) > 10
        assert ast.dump(ast.parse(reference.source)) not in forms
        assert made == list(mutants(reference.source))
