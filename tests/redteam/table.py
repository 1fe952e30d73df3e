"""The table of attacks.

    python -m tests.redteam.table

tries them all and writes the table into docs/security.md.
"""

import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

DOCUMENT: Final = Path(__file__).parents[2] / "docs" / "security.md"
BEGIN: Final = "<!-- attacks: written by python -m tests.redteam.table -->"
END: Final = "<!-- end of attacks -->"

# kind of an attack -> what is tried.
KINDS: Final = {
    "claims": "objects and arrays that claim to equal everything, or change",
    "shows": "outputs and errors that are taken for a result",
    "patches": "comparisons, checks, built-ins, the shell, the worker replaced",
    "channel": "forged, flooding, partial, slow and huge messages to the judge",
    "replies": "replies too large, too deep, cyclic, costly to read",
    "passed": "ways from what a test passes in to the rest of the judge",
    "bombs": "memory, processes, threads, files, descriptors, output",
    "time": "endless loops, blocked signals, processes left behind",
    "ends": "crashes and exits in every place",
    "processes": "killing, stopping, tracing and holding back others",
    "files": "reading and writing what is none of its business",
    "network": "this machine, the world, other kinds of sockets",
}


def table(rows: Iterable[tuple[str, float, int]]) -> list[str]:
    """The lines of the table, in Markdown. rows: (kind, points gained, number of harms done)."""
    found = list(rows)
    lines = [
        "| kind | what is tried | number | points gained | harm done |",
        "|---|---|---|---|---|",
    ]
    for kind, what in KINDS.items():
        of_kind = [row for row in found if row[0] == kind]
        lines.append(_line(kind, what, of_kind))
    return [*lines, _line("all", "", found)]


def _line(kind: str, what: str, rows: list[tuple[str, float, int]]) -> str:
    gained, harm = sum(row[1] for row in rows), sum(row[2] for row in rows)
    return f"| {kind} | {what} | {len(rows)} | {gained:g} | {harm} |"


def main() -> None:
    """Try all attacks and write the table."""
    from tests.redteam.attacks import ATTACKS
    from tests.redteam.ground import SECRET, attack

    begun = time.monotonic()
    rows = []
    with tempfile.TemporaryDirectory() as directory:
        course = Path(directory)
        (course / "gradebook.db").write_text(SECRET, encoding="utf-8")
        for one in ATTACKS:
            outcome = attack(one, course)
            rows.append((one.kind, outcome.gained, len(outcome.harm)))
            print(f"{one}: {outcome.gained:g} points, {outcome.seconds:.1f} s", *outcome.harm)
    text = DOCUMENT.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    lines = "\n".join(table(rows))
    DOCUMENT.write_text(f"{before}{BEGIN}\n{lines}\n{END}{after}", encoding="utf-8")
    print(f"{len(rows)} attacks in {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
