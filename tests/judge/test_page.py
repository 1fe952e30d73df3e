"""A measurement becomes a page, and the page gives back its figures; every fault is told."""

import pytest

from tests.judge.measure import Counts, Tally, equivalent_mutants
from tests.judge.page import figures, page, read_page

SPOILED = Counts(
    section="02_layers",
    right=9,
    rejected=["MulLayer/right_plain: {'backward': 'unknown'}"],
    wrong=7,
    accepted=["MulLayer/wrong_order"],
    misnamed=["MulLayer/wrong_order: {}", "AddLayer/wrong_minus: {}"],
    unsteady=["AddLayer/wrong_minus: {}"],
    mutants=50,
    equivalent=4,
    surviving=["MulLayer: a → b", "MulLayer: a → c", "MulLayer: a → d"],
    vanished=["MulLayer: c → d"],
    stored=Tally(9, [], 7, ["a", "b"]),
    stored_mutants=Tally(5, ["c"], 45, ["d", "e", "f"]),
)


def test_a_page_gives_back_the_figures_it_was_made_of():
    found = figures(SPOILED)
    text = page({"02_layers": found, "03_activations": found}, 20)
    sections, seeds = read_page(text)
    assert seeds == 20
    assert list(sections) == ["02_layers", "03_activations"]
    for told in sections.values():
        assert told == {name: found[name] for name in told}
    assert page(sections, seeds) == text


def test_the_row_of_a_section_and_the_sum():
    found = figures(SPOILED)
    lines = page({"02_layers": found, "03_activations": found}, 20).splitlines()
    assert "| 02_layers | 9 | 1 | 7 | 1 | 5 of 7 | 1 | 50 | 4 | 3 |" in lines
    assert "| all | 18 | 2 | 14 | 2 | 10 of 14 | 2 | 100 | 8 | 6 |" in lines
    assert "| 02_layers | 3 of 46 | 3 of 45 | – |" in lines
    assert "| 02_layers | 1 of 5 | 1 of 5 | – |" in lines


def test_every_fault_is_named():
    assert len(SPOILED.faults) == 9
    assert "surviving: MulLayer: a → c" in SPOILED.faults
    assert "vanished: MulLayer: c → d" in SPOILED.faults
    assert Counts("02_layers", right=3, wrong=4, mutants=5, equivalent=2).faults == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("repeated with", "done with"), ("| 5 of 7 |", "| 5 |"), ("| section |", "| |")],
)
def test_a_page_of_another_form_is_refused(old: str, new: str):
    text = page({"02_layers": figures(SPOILED)}, 20)
    assert old in text
    with pytest.raises(ValueError):
        read_page(text.replace(old, new))


def test_every_equivalent_mutant_has_a_reason():
    listed = equivalent_mutants()
    assert listed
    assert all(reason for changes in listed.values() for reason in changes.values())


@pytest.mark.parametrize(
    ("reason", "mutants", "message"),
    [(" ", '["a → b"]', "no reason"), ("true", '["a → b", "a → b"]', "listed twice")],
)
def test_a_bad_list_is_refused(tmp_path, reason: str, mutants: str, message: str):
    path = tmp_path / "equivalent.toml"
    group = f'[[equivalent]]\nexercise = "Exp"\nreason = "{reason}"\nmutants = {mutants}\n'
    path.write_text(group, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        equivalent_mutants(path)
