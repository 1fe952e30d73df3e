"""No attack gains a point, and none does harm."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.redteam.attacks import ATTACKS
from tests.redteam.ground import SECRET, Attack, attack


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course directory with what a student must not see or change."""
    root = tmp_path_factory.mktemp("course")
    for name in ("gradebook.db", "nbgrader_config.py", "source.ipynb"):
        (root / name).write_text(f"{SECRET} {name}", encoding="utf-8")
    return root


@pytest.mark.parametrize("one", ATTACKS, ids=str)
def test_an_attack_gains_nothing_and_does_no_harm(
    one: Attack,
    course: Path,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    monkeypatch.setenv("SECRET", SECRET)
    outcome = attack(one, course)
    record_property("attack", (one.kind, outcome.gained, len(outcome.harm)))
    assert outcome.harm == ()
    assert outcome.gained == 0
