"""The page docs/judge.md: the figures of a measurement, in tables, and back again."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.judge.measure import Counts, equivalent_mutants

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


def _three(ours: tuple[str, str], figure: str, whole: str) -> tuple[Column, ...]:
    return (
        Column("ours", ours),
        Column("stored numbers", (f"stored_{figure}", f"stored_{whole}")),
        Column("central difference", (f"central_{figure}", f"central_{whole}")),
    )


TABLES: Final[dict[str, tuple[Column, ...]]] = {
    "Our checks": OURS,
    "Right samples that are rejected": _three(("rejected", "right"), "rejected", "right"),
    "Wrong samples that are accepted": _three(("accepted", "wrong"), "accepted", "wrong"),
    "Wrong mutants that are accepted": _three(
        ("surviving", "wrong_mutants"), "accepted_mutants", "wrong_mutants"
    ),
    "Right mutants that are rejected": _three(
        ("vanished", "right_mutants"), "rejected_mutants", "right_mutants"
    ),
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
    for name, baseline in (("stored", counts.stored), ("central", counts.central)):
        found |= {
            f"{name}_right": baseline.right,
            f"{name}_rejected": len(baseline.rejected),
            f"{name}_wrong": baseline.wrong,
            f"{name}_accepted": len(baseline.accepted),
            f"{name}_right_mutants": baseline.right_mutants,
            f"{name}_rejected_mutants": len(baseline.rejected_mutants),
            f"{name}_wrong_mutants": baseline.wrong_mutants,
            f"{name}_accepted_mutants": len(baseline.accepted_mutants),
        }
    return found


def page(sections: dict[str, Figures], seeds: int) -> str:
    """The text of docs/judge.md. sections: name -> figures."""
    tables = {heading: table(columns, sections) for heading, columns in TABLES.items()}
    return TEMPLATE.read_text(encoding="utf-8").format(
        seeds=seeds,
        ours=tables["Our checks"],
        right_rejected=tables["Right samples that are rejected"],
        wrong_accepted=tables["Wrong samples that are accepted"],
        mutants_accepted=tables["Wrong mutants that are accepted"],
        mutants_rejected=tables["Right mutants that are rejected"],
        reasons=_reasons(),
    )


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
    rows = [_row(["exercise", "mutants", "why they are right"]), _row(["---", "---:", "---"])]
    for exercise, changes in equivalent_mutants().items():
        for reason, count in Counter(changes.values()).items():
            rows.append(_row([f"`{exercise}`", str(count), reason]))
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
