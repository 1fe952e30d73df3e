"""The checks are perfect on the samples and the mutants, and docs/judge.md says what is true.

A section is measured by the command, in a process of its own: it forks, and pytest has threads.
"""

import json
import os
import subprocess
import sys

import pytest

from tests.judge.__main__ import PAGE
from tests.judge.cells import ROOT, SECTIONS
from tests.judge.measure import Counts, Tally
from tests.judge.page import figures, page, read_page

# The page was made with more; the other figures do not depend on it.
SEEDS = 2


@pytest.mark.parametrize("section", SECTIONS)
def test_our_counts_are_perfect_and_the_page_is_true(section: str):
    counts = measured(section)
    assert counts.faults == []
    told, _ = read_page(PAGE.read_text(encoding="utf-8"))
    assert figures_of_the_page(figures(counts)) == told[section], "run: make judge"


def test_the_page_has_every_section_and_its_text_is_the_newest():
    text = PAGE.read_text(encoding="utf-8")
    sections, seeds = read_page(text)
    assert tuple(sections) == SECTIONS
    assert page(sections, seeds) == text, "run: make judge"


def measured(section: str) -> Counts:
    command = [sys.executable, "-X", "utf8", "-m", "tests.judge"]
    done = subprocess.run(
        [*command, "--section", section, "--seeds", str(SEEDS)],
        cwd=ROOT,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in {0, 1} and done.stdout, done.stderr
    found = json.loads(done.stdout)
    tallies = {key: Tally(**found.pop(key)) for key in [*found] if isinstance(found[key], dict)}
    return Counts(**found, **tallies)


def figures_of_the_page(found: dict[str, int]) -> dict[str, int]:
    """The figures that the page shows."""
    (shown,) = read_page(page({"": found}, 1))[0].values()
    return {name: found[name] for name in shown}
