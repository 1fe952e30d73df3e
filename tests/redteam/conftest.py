"""The red team's table in the summary of a test run."""

import pytest

from tests.redteam.table import table


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say for each kind of attack how many there were, what they gained, and what harm they did."""
    rows = [
        value
        for status in ("passed", "failed")
        for report in terminalreporter.getreports(status)
        for name, value in report.user_properties
        if name == "attack"
    ]
    if rows:
        terminalreporter.section("red team")
        for line in table(rows):
            terminalreporter.line(line)
