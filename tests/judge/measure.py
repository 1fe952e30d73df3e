"""The measurement of one section: what our checks and two baselines say of each solution.

Solutions are the samples, and mutants of the reference solutions. Each is judged in a process of
its own, so that none can change what the next one meets.
"""

import contextlib
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final
from unittest import mock

import numpy as np

from grader_tests import check, check_hidden
from samples import Sample, load_samples
from tests.judge import baseline_central, baseline_stored
from tests.judge.cells import (
    Solution,
    cells_above,
    in_silence,
    notebook_of,
    reference_solutions,
    verdict,
)
from tests.judge.mutants import mutants
from tests.judge.processes import Task, renew_clock, results

EQUIVALENT: Final = Path(__file__).with_name("equivalent.toml")

# `train` is asked for a result, 95 % of the digits, and not for a formula: whatever still learns is
# right, and a few mutants learn just well enough, or just not, depending on the start.
WITHOUT_MUTANTS: Final = frozenset({"train"})

# How long one verdict may take of the processor. Most take some 0.01 s; training takes 0.2 s, and
# is tried up to five times.
LIMIT_S: Final = 1.0
LONG_S: Final = {"train": 10.0}

Codes = dict[str, list[str | None]]
Judge = Callable[[Solution], bool | None]


@dataclass
class Tally:
    """What a baseline says: how many solutions are right and wrong, and its wrong verdicts."""

    right: int = 0
    rejected: list[str] = field(default_factory=list)
    wrong: int = 0
    accepted: list[str] = field(default_factory=list)

    def count(self, name: str, right: bool, passed: bool | None) -> None:
        """Count the verdict on a solution; None is none."""
        if passed is None:
            return
        if right:
            self.right += 1
            self.rejected += [] if passed else [name]
        else:
            self.wrong += 1
            self.accepted += [name] if passed else []


@dataclass
class Counts:
    """What was counted in one section.

    Each count of solutions has the names of those that spoil it, which should be none: rejected
    (right samples), accepted (wrong samples), misnamed (wrong samples of which some cell's code is
    not the one in their file), unsteady (samples whose verdict changed with the seed), surviving
    (mutants that were accepted and are not listed as equivalent), vanished (mutants listed as
    equivalent that were not accepted, or that are no longer made).

    mutants: how many. equivalent: of these, those that were accepted and are listed.
    stored, central: the baselines' verdicts on the samples; the same on the mutants.
    """

    section: str
    right: int = 0
    rejected: list[str] = field(default_factory=list)
    wrong: int = 0
    accepted: list[str] = field(default_factory=list)
    misnamed: list[str] = field(default_factory=list)
    unsteady: list[str] = field(default_factory=list)
    mutants: int = 0
    equivalent: int = 0
    surviving: list[str] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)
    stored: Tally = field(default_factory=Tally)
    central: Tally = field(default_factory=Tally)
    stored_mutants: Tally = field(default_factory=Tally)
    central_mutants: Tally = field(default_factory=Tally)

    @property
    def faults(self) -> list[str]:
        """Every way in which our counts are not perfect, a line each."""
        kinds = ("rejected", "accepted", "misnamed", "unsteady", "surviving", "vanished")
        return [f"{kind}: {name}" for kind in kinds for name in getattr(self, kind)]


class Judges:
    """Our checks and the two baselines, for the solutions of one section."""

    def __init__(self, section: str) -> None:
        self.stored = baseline_stored.stored_answers(section)
        self.central = baseline_central.stored_seeds(section)

    def ours(self, solution: Solution) -> bool:
        """Whether every test cell is passed; the hidden parts with seed 0."""
        limit = limit_s(solution)
        return all(codes(solution, aspect, 1, limit) == [None] * 2 for aspect in solution.aspects)

    def by_stored(self, solution: Solution) -> bool | None:
        """Whether the stored numbers are met; None where there are none."""
        if solution.exercise not in self.stored:
            return None
        return baseline_stored.accepts(solution, self.stored[solution.exercise])

    def by_central(self, solution: Solution) -> bool | None:
        """Whether the central difference is met; None where the exercise asks for no gradient."""
        if solution.exercise not in self.central:
            return None
        return baseline_central.accepts(solution, self.central[solution.exercise])

    @property
    def all(self) -> tuple[Judge, ...]:
        """Ours, and the baselines."""
        return self.ours, self.by_stored, self.by_central


def measure(section: str, seeds: int, say: Callable[[str], None] = lambda _: None) -> Counts:
    """Measure one section; each hidden check of a sample is repeated with `seeds` seeds.

    say: is told what is being judged, for a display of progress.
    """
    counts, judges = Counts(section), Judges(section)
    for sample in load_samples(section):
        say(f"{sample.exercise}/{sample.name}")
        _judge_sample(sample, seeds, judges, counts)
    for reference in reference_solutions(section):
        if reference.exercise in WITHOUT_MUTANTS:
            continue
        say(f"{reference.exercise}: mutants")
        _judge_mutants(reference, judges, counts)
    return counts


def limit_s(solution: Solution) -> float:
    """How many seconds of the processor a verdict may take."""
    return LONG_S.get(solution.exercise, LIMIT_S)


def _judge_sample(sample: Sample, seeds: int, judges: Judges, counts: Counts) -> None:
    solution = Solution(sample.section, sample.exercise, sample.name, sample.source)
    name = f"{sample.exercise}/{sample.name}"
    verdicts, stored, central = verdicts_of(solution, seeds, judges)
    found = {aspect: codes[0] for aspect, codes in verdicts.items()}
    passed = not any(found.values())
    if sample.right:
        counts.right += 1
        counts.rejected += [] if passed else [f"{name}: {found}"]
    else:
        counts.wrong += 1
        counts.accepted += [name] if passed else []
        as_told = found == {aspect: sample.misconceptions.get(aspect) for aspect in found}
        counts.misnamed += [] if as_told else [f"{name}: {found}"]
    changing = {aspect: codes for aspect, codes in verdicts.items() if len(set(codes)) > 1}
    counts.unsteady += [f"{name}: {changing}"] if changing else []
    counts.stored.count(name, sample.right, stored)
    counts.central.count(name, sample.right, central)


def verdicts_of(
    solution: Solution, seeds: int, judges: Judges
) -> tuple[Codes, bool | None, bool | None]:
    """What our test cells say of a solution, and whether the baselines pass it.

    Ours are, for each aspect, codes (None: passed): the first is the visible part's, or the hidden
    part's if that passes; the others are the hidden part's, with the seeds 0, 1, … A cell that
    hangs or ends its process has that as its only code.
    """
    limit = limit_s(solution)
    cells_above(solution.section, solution.exercise)
    tasks: list[Task] = [
        partial(codes, solution, aspect, seeds, limit) for aspect in solution.aspects
    ]
    baselines: list[Task] = [partial(judge, solution) for judge in judges.all[1:]]
    said = results([quiet(task) for task in tasks], limit, lambda how: [how])
    # A baseline's tests fail where the process ends.
    stored, central = results([quiet(task) for task in baselines], limit, lambda _: False)
    return dict(zip(solution.aspects, said, strict=True)), stored, central


def codes(solution: Solution, aspect: str, seeds: int, limit: float) -> list[str | None]:
    """The codes that a test cell gives: as a whole, and the hidden part's by seed."""
    visible = verdict(check, solution.exercise, aspect, notebook_of(solution))
    found = []
    for seed in range(seeds):
        renew_clock(limit)
        with seeded(seed):
            names = notebook_of(solution)
            found.append(verdict(check_hidden, solution.exercise, aspect, names))
    return [visible or found[0], *found]


def _judge_mutants(reference: Solution, judges: Judges, counts: Counts) -> None:
    """Judge all mutants of one reference solution.

    One process does for most: they differ from the reference in a spot, and share nothing.
    """
    listed = equivalent_mutants().get(reference.exercise, {})
    made = list(mutants(reference.source))
    solutions = [replace(reference, name="mutant", source=mutant.source) for mutant in made]
    limit = limit_s(reference)
    cells_above(reference.section, reference.exercise)
    tasks = [quiet(partial(_all_say, judges, solution, limit)) for solution in solutions]
    survived = set()
    for mutant, solution, said in zip(
        made, solutions, results(tasks, limit, lambda _: None), strict=True
    ):
        # Where one judge's call ended the process, the others are asked once more, alone.
        ours, stored, central = said or _each_says(judges, solution, limit)
        name = f"{reference.exercise}: {mutant.change}"
        right = mutant.change in listed
        counts.mutants += 1
        if ours:
            survived.add(mutant.change)
            counts.equivalent += right
            counts.surviving += [] if right else [name]
        counts.stored_mutants.count(name, right, stored)
        counts.central_mutants.count(name, right, central)
    counts.vanished += [f"{reference.exercise}: {change}" for change in listed.keys() - survived]


def _all_say(judges: Judges, solution: Solution, limit: float) -> list[bool | None]:
    said = []
    for judge in judges.all:
        renew_clock(limit)
        said.append(judge(solution))
    return said


def _each_says(judges: Judges, solution: Solution, limit: float) -> list[bool | None]:
    tasks = [quiet(partial(judge, solution)) for judge in judges.all]
    return results(tasks, limit, lambda _: False)


@contextlib.contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Where a fresh generator is asked for, it has this seed: a verdict can be had again."""
    fresh = np.random.default_rng
    # The old global generator too: some samples use it.
    np.random.seed(seed)  # noqa: NPY002
    with mock.patch.object(
        np.random, "default_rng", lambda given=None: fresh(seed if given is None else given)
    ):
        yield


def quiet(task: Task) -> Task:
    """A task that prints nothing."""
    return lambda: in_silence(task)


def equivalent_mutants(path: Path = EQUIVALENT) -> dict[str, dict[str, str]]:
    """The mutants that are right: exercise -> change -> why.

    Raises:
        ValueError: one is listed twice, or has no reason.
    """
    listed: dict[str, dict[str, str]] = {}
    for group in tomllib.loads(path.read_text(encoding="utf-8"))["equivalent"]:
        changes = listed.setdefault(group["exercise"], {})
        if not group["reason"].strip():
            raise ValueError(f"{path.name}: a group of {group['exercise']} has no reason")
        for change in group["mutants"]:
            if change in changes:
                raise ValueError(f"{path.name}: listed twice: {group['exercise']}: {change}")
            changes[change] = group["reason"]
    return listed
