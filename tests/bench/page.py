"""The page docs/performance.md: what was measured, in tables."""

import os
import platform
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from autograder.limits import CELL_SECONDS
from tests.bench import parts
from tests.bench.classroom import SECTION
from tests.bench.processes import MIB

TEMPLATE: Final = Path(__file__).with_name("page_template.md")

# The parts that the coordinator does, while a worker does the others.
COORDINATOR: Final = (
    parts.READ,
    parts.RESTORED,
    parts.ENTERED,
    parts.COMMITTED,
    parts.WRITTEN,
)
EITHER: Final = (parts.TEXT, parts.REST)


@dataclass(frozen=True)
class Round:
    """Seconds a submission, and bytes at the peak."""

    ours: float
    plain: float
    our_memory: int
    plain_memory: int
    floor: float
    checks: float


@dataclass(frozen=True)
class Measured:
    """All that the page tells."""

    rounds: Sequence[Round]
    students: int
    plain: int
    profile: dict[str, Any]
    profiled: int
    load: float
    seconds: float


def row(what: str, values: Sequence[float], form: Callable[[float], str]) -> str:
    """A line of the table: minimum, median, maximum."""
    shown = (form(one) for one in (min(values), statistics.median(values), max(values)))
    return f"| {what} | {' | '.join(shown)} |"


def table(rounds: Sequence[Round]) -> str:
    """What was measured, one line each."""

    def ms(seconds: float) -> str:
        return f"{seconds * 1000:,.1f} ms"

    def mib(size: float) -> str:
        return f"{size / MIB:,.0f} MiB"

    def times(ratio: float) -> str:
        return f"{ratio:.1f} ×"

    return "\n".join(
        [
            "| | minimum | median | maximum |",
            "| --- | ---: | ---: | ---: |",
            row("backprop grade, a submission", [one.ours for one in rounds], ms),
            row("nbgrader autograde, a submission", [one.plain for one in rounds], ms),
            row("**how many times faster**", [one.plain / one.ours for one in rounds], times),
            row("floor: the student's own cells", [one.floor for one in rounds], ms),
            row("floor, with the test cells", [one.checks for one in rounds], ms),
            row("backprop grade, memory", [one.our_memory for one in rounds], mib),
            row("nbgrader autograde, memory", [one.plain_memory for one in rounds], mib),
        ]
    )


def parts_table(seconds: dict[str, float]) -> str:
    """Milliseconds a submission in each part, and whose they are."""
    lines = ["| part | whose | ms a submission |", "| --- | --- | ---: |"]
    for part, spent in sorted(seconds.items(), key=lambda one: -one[1]):
        whose = "coordinator" if part in COORDINATOR else "both" if part in EITHER else "worker"
        lines.append(f"| {part} | {whose} | {spent * 1000:.1f} |")
    return "\n".join(lines)


def cells_table(cells: dict[str, list[float]]) -> str:
    """For each test cell: questions across the border and milliseconds, a submission."""
    lines = ["| test cell | questions | ms |", "| --- | ---: | ---: |"]
    for name, (calls, spent) in sorted(cells.items(), key=lambda one: -one[1][0]):
        lines.append(f"| `{name}` | {calls:.0f} | {spent * 1000:.1f} |")
    return "\n".join(lines)


def machine() -> str:
    """What was measured on."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    return f"{os.cpu_count()} cores ({model}), Python {platform.python_version()}"


def page(measured: Measured) -> str:
    """The whole page."""
    seconds = measured.profile["seconds"]
    border = seconds[parts.BORDER] + seconds[parts.WAITING]
    worker = sum(spent for part, spent in seconds.items() if part not in COORDINATOR)
    busy = (
        f"The load average was {measured.load:.1f} when it began: other programs were running."
        if measured.load > 1
        else "Nothing else was running."
    )
    return TEMPLATE.read_text(encoding="utf-8").format(
        section=SECTION,
        students=measured.students,
        plain=measured.plain,
        rounds=len(measured.rounds),
        table=table(measured.rounds),
        timeout=CELL_SECONDS,
        machine=machine(),
        load=busy,
        profiled=measured.profiled,
        parts=parts_table(seconds),
        calls=f"{measured.profile['calls']:,.0f}",
        microseconds=f"{border / measured.profile['calls'] * 1e6:.0f}",
        share=f"{border / worker:.0%}",
        cells=cells_table(measured.profile["cells"]),
        minutes=max(1, round(measured.seconds / 60)),
    )
