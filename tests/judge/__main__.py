"""Measure the checks: `python -m tests.judge`, from the root of the repository.

Without a section, it measures all, prints the table and writes docs/judge.md. With one, it prints
what it counted as JSON, the names of the solutions included, and writes nothing.
Exit status: 0 if our counts are perfect, 1 if not.
"""

import argparse
import dataclasses
import json
import sys
import time

from tests.judge.cells import ROOT, SECTIONS
from tests.judge.measure import Counts, measure
from tests.judge.page import OURS, figures, page, table

PAGE = ROOT / "docs" / "judge.md"


def main() -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.judge", description=__doc__)
    parser.add_argument("--seeds", type=_positive, default=20, metavar="N")
    parser.add_argument("--section", choices=SECTIONS)
    chosen = parser.parse_args()
    if chosen.section is not None:
        counts = measure(chosen.section, chosen.seeds)
        print(json.dumps(dataclasses.asdict(counts), ensure_ascii=False, indent=1))
        return 1 if counts.faults else 0
    measured = []
    for section in SECTIONS:
        begin = time.monotonic()
        measured.append(measure(section, chosen.seeds, _show if sys.stderr.isatty() else _hide))
        print(f"\r\x1b[K{section}: {time.monotonic() - begin:.0f} s", file=sys.stderr, flush=True)
    return _written(measured, chosen.seeds)


def _written(measured: list[Counts], seeds: int) -> int:
    """Write the page, print our table and what spoils it."""
    sections = {counts.section: figures(counts) for counts in measured}
    PAGE.write_text(page(sections, seeds), encoding="utf-8")
    print(table(OURS, sections))
    print(f"\nWritten to {PAGE.relative_to(ROOT)}.")
    faults = [f"{counts.section}: {fault}" for counts in measured for fault in counts.faults]
    if faults:
        print(f"\nNot perfect ({len(faults)}):", *faults, sep="\n  ")
    return 1 if faults else 0


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("it must be 1 or more")
    return number


def _show(text: str) -> None:
    print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def _hide(_: str) -> None:
    pass


if __name__ == "__main__":
    sys.exit(main())
