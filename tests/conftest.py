"""Settings for every test, and the times of the lectures in the summary."""

import pytest
from hypothesis import settings

# How long an example takes depends on what else the machine does, and says nothing about the code.
settings.register_profile("course", deadline=None)
settings.load_profile("course")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run compare more than every run does."""
    parser.addoption(
        "--compare-all",
        action="store_true",
        help="compare the grades of all honest samples with plain nbgrader's, not of a few "
        "(tests/samples/test_graded.py; takes half an hour)",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take longest: at the end, none of them is waited for."""
    items.sort(key=lambda item: item.path.name != "test_graded.py")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how long each lecture took: seconds by the clock, and of the processor."""
    rows = sorted(
        value.split()
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if name == "lecture"
    )
    if rows:
        slowest = max(rows, key=lambda row: float(row[1]))
        terminalreporter.section("lectures: seconds, of them processor")
        for row in rows:
            mark = "  (slowest)" if row is slowest else ""
            terminalreporter.line(f"{row[0]:<20}{row[1]:>6} s{row[2]:>7} s{mark}")
