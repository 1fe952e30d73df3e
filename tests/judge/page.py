"""The page docs/judge.md: the figures of a measurement, in tables, and back again."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.judge.measure import Counts, Tally, equivalent_mutants

# The page without its figures; and how it says how many seeds were used.
TEMPLATE: Final = Path(__file__).with_name("page_template.md")
SEEDS: Final = r"repeated with \*\*(\d+)\*\* seeds"

Figures = dict[str, int]


@dataclass(frozen=True)
class Column:
    """A column: its heading, and the figures that a cell holds ("n", or "n of m")."""

    heading: str
    figures: tuple[str, ...]


OURS: Final = (
    Column("right samples", ("right",)),
    Column("rejected", ("rejected",)),
    Column("wrong samples", ("wrong",)),
    Column("accepted", ("accepted",)),
    Column("mistakes named", ("named", "wrong")),
    Column("changed with the seed", ("unsteady",)),
    Column("mutants", ("mutants",)),
    Column("right all the same", ("equivalent",)),
    Column("wrong and accepted", ("surviving",)),
)


def _three(ours: tuple[str, str], figure: str, whole: str, of: str = "") -> tuple[Column, ...]:
    """Ours and the two baselines, side by side."""
    return (
        Column("ours", ours),
        Column("stored numbers", (f"stored{of}_{figure}", f"stored{of}_{whole}")),
        Column("central difference", (f"central{of}_{figure}", f"central{of}_{whole}")),
    )


# The tables, in the order of the page.
TABLES: Final[dict[str, tuple[Column, ...]]] = {
    "ours": OURS,
    "right_rejected": _three(("rejected", "right"), "rejected", "right"),
    "wrong_accepted": _three(("accepted", "wrong"), "accepted", "wrong"),
    "mutants_accepted": _three(("surviving", "wrong_mutants"), "accepted", "wrong", "_mutants"),
    "mutants_rejected": _three(("vanished", "right_mutants"), "rejected", "right", "_mutants"),
}


def figures(counts: Counts) -> Figures:
    """The figures of one section."""
    listed = counts.equivalent + len(counts.vanished)
    found = {
        "right": counts.right,
        "rejected": len(counts.rejected),
        "wrong": counts.wrong,
        "accepted": len(counts.accepted),
        "named": counts.wrong - len(counts.misnamed),
        "unsteady": len(counts.unsteady),
        "mutants": counts.mutants,
        "equivalent": counts.equivalent,
        "surviving": len(counts.surviving),
        "vanished": len(counts.vanished),
        "right_mutants": listed,
        "wrong_mutants": counts.mutants - counts.equivalent,
    }
    for name in ("stored", "central", "stored_mutants", "central_mutants"):
        tally: Tally = getattr(counts, name)
        found |= {
            f"{name}_right": tally.right,
            f"{name}_rejected": len(tally.rejected),
            f"{name}_wrong": tally.wrong,
            f"{name}_accepted": len(tally.accepted),
        }
    return found


def page(sections: dict[str, Figures], seeds: int) -> str:
    """The text of docs/judge.md. sections: name -> figures."""
    tables = {name: table(columns, sections) for name, columns in TABLES.items()}
    text = TEMPLATE.read_text(encoding="utf-8")
    return text.format(seeds=seeds, reasons=_reasons(), **tables)


def table(columns: Sequence[Column], sections: dict[str, Figures]) -> str:
    """A table with a row a section, and their sum."""
    total: Counter[str] = Counter()
    for found in sections.values():
        total.update(found)
    rows = [
        _row(["section", *(column.heading for column in columns)]),
        _row(["---", *("---:" for _ in columns)]),
    ]
    for name, found in [*sections.items(), ("all", total)]:
        rows.append(_row([name, *(_cell(column, found) for column in columns)]))
    return "\n".join(rows)


def _cell(column: Column, found: Figures) -> str:
    numbers = [found[name] for name in column.figures]
    # A baseline that does not apply has no verdicts.
    return "–" if len(numbers) == 2 and numbers[1] == 0 else " of ".join(map(str, numbers))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _reasons() -> str:
    """A table of the reasons, the most frequent first, with the exercises that they stand for."""
    groups: dict[str, Counter[str]] = {}
    for exercise, changes in equivalent_mutants().items():
        for reason in changes.values():
            groups.setdefault(reason, Counter())[exercise] += 1
    rows = [_row(["why they are right", "mutants", "of"]), _row(["---", "---:", "---"])]
    for reason, found in sorted(groups.items(), key=lambda group: -group[1].total()):
        exercises = ", ".join(f"`{exercise}`" for exercise in found)
        rows.append(_row([reason, str(found.total()), exercises]))
    return "\n".join(rows)


def read_page(text: str) -> tuple[dict[str, Figures], int]:
    """The figures of a page by section, and the number of seeds.

    Raises:
        ValueError: a table is missing, or a cell does not hold its figures.
    """
    found_seeds = re.search(SEEDS, text)
    if found_seeds is None:
        raise ValueError("the page does not say how many seeds were used")
    lines = text.splitlines()
    sections: dict[str, Figures] = {}
    place = 0
    for columns in TABLES.values():
        head = _row(["section", *(column.heading for column in columns)])
        place = lines.index(head, place) + 2
        while not lines[place].startswith("| all |"):
            name, *cells = (cell.strip() for cell in lines[place].strip("|").split("|"))
            found = sections.setdefault(name, {})
            for column, cell in zip(columns, cells, strict=True):
                numbers = [int(number) for number in re.findall(r"\d+", cell)]
                numbers = numbers or [0] * len(column.figures)
                found.update(zip(column.figures, numbers, strict=True))
            place += 1
    return sections, int(found_seeds[1])
