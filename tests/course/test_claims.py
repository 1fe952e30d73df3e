"""docs/claims.md, the table of what the lecture notes say, cannot rot.

Every cell and test that it names exists, and each code cell is read by a test of its row.
"""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
LECTURES = {path.stem[:2]: path for path in sorted((ROOT / "course" / "en").glob("*.ipynb"))}
NOTES = frozenset("ABCDE")
VERDICTS = frozenset({"right", "loose", "wrong in the notes"})

# Every number that the five notes print, beside small whole ones such as 1 and 2.
PRINTED = {
    "A": ["1.4", "1.7", "5.1", "3.4", "8.2", "1.2", "−9.2", "0.7310585786300049", "0.006",
          "0.5014999955000162"],
    "C": ["10 → 10", "−5 → 0", "0.9999546021312976", "4.5395807735907655e-05"],
    "D": ["x = 2", "w = 3", "b = 1", "y′ = 5", "= 8", "= 4", "p = 6", "y = 7", "s = −7", "t = −2",
          "f = 4", "w 8", "x 12", "b 4", "1.0", "w −5", "x −10", "b −3", "target 9", "p 50", "y 47",
          "s −47", "t −38", "f 1444", "w −760", "x −380", "b 76", "target −76"],
    "E": ["X3", "H4", "Y3", "0.01", "0.001", "√(2/n)"],
}  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """One row of the table. `cells` are `lecture/cell id`, `tests` are `module::name`."""

    number: int
    note: str
    text: str
    verdict: str
    cells: tuple[str, ...]
    tests: tuple[str, ...]


def claims() -> list[Claim]:
    rows = []
    for line in (ROOT / "docs" / "claims.md").read_text(encoding="utf-8").splitlines():
        if re.match(r"\| \d", line):
            number, note, text, verdict, cells, tests = (
                part.strip() for part in line.strip().strip("|").split(" | ")
            )
            names = tuple(cells.split(", ")), tuple(tests.split(", "))
            rows.append(Claim(int(number), note, text, verdict, *names))
    return rows


CLAIMS = claims()
every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=[str(claim.number) for claim in CLAIMS])


@cache
def cells_of(lecture: str) -> dict[str, str]:
    """The types of a lecture's cells by their ids."""
    notebook = nbformat.read(LECTURES[lecture], as_version=nbformat.NO_CONVERT)
    return {cell.id: cell.cell_type for cell in notebook.cells}


@cache
def functions_of(module: str) -> dict[str, ast.FunctionDef]:
    """The test functions of a module by name; one in a class is `Class.name`."""
    folder = "tests" if module.startswith("helpers/") else "tests/course"
    tree = ast.parse((ROOT / folder / f"{module}.py").read_text(encoding="utf-8"))
    found = {}
    for node in tree.body:
        inside = node.body if isinstance(node, ast.ClassDef) else [node]
        prefix = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        found |= {
            f"{prefix}{function.name}": function
            for function in inside
            if isinstance(function, ast.FunctionDef) and function.name.startswith("test_")
        }
    return found


def names_cell(test: ast.FunctionDef, cell: str) -> bool:
    """Whether a test's code or parameters name a cell, whole or as the part of an f-string."""
    words = {
        node.value
        for node in ast.walk(test)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    if cell in words:
        return True
    for node in ast.walk(test):
        if isinstance(node, ast.JoinedStr):
            pattern = "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.+)"
                for part in node.values
            )
            match = re.fullmatch(pattern, cell)
            if match and set(match.groups()) <= words:
                return True
    return False


def test_the_table_has_a_row_for_every_number_from_one_on() -> None:
    assert [claim.number for claim in CLAIMS] == list(range(1, len(CLAIMS) + 1))
    lines = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("|") and not re.match(r"\| (no\.|---)", line)]
    assert len(rows) == len(CLAIMS), "a row of the table is not read"


def test_every_note_has_right_claims_and_mistakes() -> None:
    for note in NOTES:
        verdicts = {claim.verdict for claim in CLAIMS if claim.note == note}
        assert {"right", "wrong in the notes"} <= verdicts, note


@pytest.mark.parametrize("note", sorted(PRINTED))
def test_every_number_of_a_note_is_in_a_row_of_that_note(note: str) -> None:
    text = "\n".join(claim.text for claim in CLAIMS if claim.note == note)
    missing = [n for n in PRINTED[note] if not re.search(rf"(?<![\w.]){re.escape(n)}(?!\d)", text)]
    assert missing == []


@every_claim
def test_a_row_names_what_exists(claim: Claim) -> None:
    assert claim.note in NOTES
    assert claim.verdict in VERDICTS
    for cell in claim.cells:
        lecture, _, cell_id = cell.partition("/")
        assert cell_id in cells_of(lecture), f"there is no cell {cell}"
    for test in claim.tests:
        module, _, name = test.partition("::")
        assert name in functions_of(module), f"there is no test {test}"


@every_claim
def test_a_code_cell_shows_it_and_a_test_of_the_row_reads_that_cell(claim: Claim) -> None:
    code = []
    for cell in claim.cells:
        lecture, _, cell_id = cell.partition("/")
        if cells_of(lecture)[cell_id] == "code":
            code.append((lecture, cell_id))
    assert code, "text alone holds nothing: name a code cell"
    for lecture, cell_id in code:
        readers = [
            functions_of(module)[name]
            for module, _, name in (test.partition("::") for test in claim.tests)
            if module.startswith(f"test_{lecture}_")
        ]
        assert any(names_cell(test, cell_id) for test in readers), f"none reads {cell_id!r}"


def test_a_cell_that_no_test_reads_is_noticed() -> None:
    test = functions_of("test_02_layers")[
        "test_mistakes_show_their_wrong_numbers_beside_the_right_ones"
    ]
    assert names_cell(test, "mistake-own-factor-run")
    assert not names_cell(test, "mistake-of-another-lecture-run")
    assert not names_cell(functions_of("test_02_layers")["test_the_wrong_sign_climbs"], "nudge")
