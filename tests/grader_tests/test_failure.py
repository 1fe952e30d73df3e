"""What a failed check looks like, as text and in IPython."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell

from grader_tests import CODES, CheckFailed
from grader_tests.codes import MEANING
from grader_tests.failure import Details


@given(code=st.sampled_from(sorted(CODES)))
def test_the_first_line_ends_in_the_code(code):
    failure = CheckFailed("MulLayer.backward: dx is wrong.", code, Details(given="x = 2"))
    first, second = str(failure).splitlines()
    assert re.search(r"\[([a-z-]+)\]$", first)[1] == code
    assert second.split() == ["given", "x", "=", "2"]


def test_an_unknown_code_is_refused():
    with pytest.raises(ValueError, match="sing-flipped"):
        CheckFailed("MulLayer.backward", "sing-flipped")


def test_every_code_of_the_contract_has_a_meaning():
    assert len(CODES) == 28
    assert all(text.endswith(".") for text in MEANING.values())


def test_ipython_shows_the_message_and_no_frames(capsys):
    shell = InteractiveShell.instance()
    source = (
        "from grader_tests import CheckFailed\n"
        "def inner():\n    raise CheckFailed('MulLayer.backward: dx is wrong.', 'own-factor')\n"
        "inner()"
    )
    result = shell.run_cell(source)
    shown = capsys.readouterr().out
    assert isinstance(result.error_in_exec, CheckFailed)
    assert "MulLayer.backward: dx is wrong. [own-factor]" in shown
    assert "Traceback" not in shown
    assert "inner()" not in shown
