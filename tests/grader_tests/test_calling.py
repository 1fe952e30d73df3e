"""Calling a student's code: errors in the student's words, and silence on stderr."""

import sys
import warnings

import numpy as np
import pytest

from grader_tests import CheckFailed
from grader_tests.calling import call


def raiser(error):
    def function():
        raise error

    return function


@pytest.mark.parametrize(
    "error", [ValueError("bad"), SystemExit(3), RecursionError("deep"), AssertionError("no")]
)
def test_errors_become_the_code_raised(error):
    with pytest.raises(CheckFailed) as failure:
        call("Layer.forward", raiser(error))
    assert failure.value.code == "raised"
    assert type(error).__name__ in str(failure.value)


def test_an_open_exercise_is_not_an_error():
    with pytest.raises(CheckFailed) as failure:
        call("Layer.forward", raiser(NotImplementedError()))
    assert failure.value.code == "not-implemented"
    assert len(str(failure.value).splitlines()) == 1


def test_an_interrupt_passes_through():
    with pytest.raises(KeyboardInterrupt):
        call("Layer.forward", raiser(KeyboardInterrupt()))


def test_the_message_shows_the_students_line_and_none_of_ours():
    def forward():
        return np.ones(2) @ np.ones(3)  # a student's line

    with pytest.raises(CheckFailed) as failure:
        call("Layer.forward", forward)
    assert "return np.ones(2) @ np.ones(3)" in str(failure.value)
    assert "grader_tests" not in str(failure.value)


def test_a_scalar_if_on_an_array_gets_advice():
    def forward(x):
        return x if x > 0 else 0

    with pytest.raises(CheckFailed, match="mask"):
        call("Relu.forward", forward, np.ones(3))


def test_warnings_and_stderr_stay_off_stderr(capsys):
    def noisy():
        warnings.warn("overflow", RuntimeWarning, stacklevel=1)
        sys.stderr.write("debug\n")
        print("hello")
        return np.exp(np.array(1e4))

    assert np.isinf(call("Layer.forward", noisy))
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out == "hello\ndebug\n"


def test_numpys_error_state_is_the_students_again_afterwards():
    with np.errstate(all="raise"):
        call("Layer.forward", lambda: np.exp(np.array(1e4)))
        with pytest.raises(FloatingPointError):
            np.exp(np.array(1e4))


def test_a_relative_of_not_implemented_is_an_error():
    class StdinNotImplementedError(NotImplementedError):
        """What a kernel raises where input() has nobody to ask."""

    with pytest.raises(CheckFailed) as failure:
        call("Layer.forward", raiser(StdinNotImplementedError("no input here")))
    assert failure.value.code == "raised"
