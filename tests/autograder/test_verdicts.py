from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output
from nbgrader.utils import determine_grade

from autograder.verdicts import MAX_MESSAGE, Verdict, readable, verdict
from grader_tests import CheckFailed
from grader_tests.codes import CODES

STATUSES = {"passed", "failed", "raised", "timeout", "crashed", "missing", "tampered", "manual"}


def error(name: str, text: str = "") -> NotebookNode:
    return new_output("error", ename=name, evalue=text, traceback=[])


def stream(text: str, name: str = "stderr") -> NotebookNode:
    return new_output("stream", text=text, name=name)


def result(text: str) -> NotebookNode:
    return new_output("execute_result", data={"text/plain": text})


def checked(*outputs: NotebookNode, points: float = 2.0, **known: Any) -> NotebookNode:
    """An executed test cell."""
    metadata = {"grade_id": "MulLayer__backward", "grade": True, "points": points} | known
    return new_code_cell("...", outputs=list(outputs), metadata={"nbgrader": metadata})


def ran(*outputs: NotebookNode, name: str | None = None) -> NotebookNode:
    """An executed cell that is no test."""
    metadata = {"nbgrader": {"grade_id": name, "grade": False, "solution": True}} if name else {}
    return new_code_cell("...", outputs=list(outputs), metadata=metadata)


def failed(code: str, *lines: str) -> NotebookNode:
    return error("CheckFailed", "\n".join([f"MulLayer.backward: dx is wrong. [{code}]", *lines]))


def test_a_silent_cell_and_one_that_prints_pass():
    assert verdict(checked()) == Verdict("passed", "", "")
    assert verdict(checked(stream("right.", "stdout"))) == Verdict("passed", "", "")


def test_a_failed_check_gives_its_code_and_its_message_without_the_code():
    found = verdict(checked(failed("own-factor", "  expected  3", "  got       2")))
    assert found.status == "failed"
    assert found.misconception == "own-factor"
    assert found.message == "MulLayer.backward: dx is wrong.\n  expected  3\n  got       2"


def test_what_the_checks_themselves_raise_is_understood():
    raised = CheckFailed("MulLayer.backward: dx is wrong.", "swapped-outputs")
    found = verdict(checked(error(type(raised).__name__, str(raised))))
    assert found == Verdict("failed", "swapped-outputs", "MulLayer.backward: dx is wrong.")


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_its_status(code):
    found = verdict(checked(failed(code)))
    special = {"raised": "raised", "timeout": "timeout", "crashed": "crashed"}
    assert found.status == special.get(code, "failed")
    assert found.misconception == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no code at all",
        "not a code [own factor]",
        "unheard of [no-such-code]",
        "[own-factor] first",
    ],
)
def test_a_failed_check_without_a_code_is_unknown_and_keeps_its_text(text):
    assert verdict(checked(error("CheckFailed", text))) == Verdict("failed", "unknown", text)


def test_a_code_in_a_later_line_is_not_taken():
    found = verdict(checked(error("CheckFailed", "wrong\n  got  [own-factor]")))
    assert found.misconception == "unknown"


def test_any_other_error_is_raised_and_named():
    found = verdict(checked(error("ZeroDivisionError", "division by zero\nmore")))
    assert found == Verdict("raised", "raised", "ZeroDivisionError: division by zero")
    assert verdict(checked(error("SystemExit"))).message == "SystemExit"


def test_a_part_that_is_open_is_not_implemented():
    found = verdict(checked(error("NotImplementedError")))
    assert found == Verdict("failed", "not-implemented", "This part is still open.")
    assert "backward" in verdict(checked(error("NotImplementedError", "backward"))).message


def test_a_timeout_is_found_behind_the_interrupt_that_ended_it():
    outputs = [
        error("KeyboardInterrupt"),
        error("CellTimeoutError", "The cell ran longer than 30 s and was stopped."),
    ]
    found = verdict(checked(*outputs))
    assert (found.status, found.misconception) == ("timeout", "timeout")
    assert found.message.startswith("The cell ran longer than 30 s")
    assert verdict(checked(error("CellTimeoutError"))).message.startswith("The cell took too long.")


def test_a_crash_is_a_crash_whatever_was_printed_before():
    found = verdict(checked(stream("bye"), error("KernelDied", "The cell ended the process.")))
    assert found == Verdict("crashed", "crashed", "The cell ended the process.")


def test_a_missing_name_is_an_open_exercise_when_nothing_failed_before():
    missed = error("NameError", "name 'MulLayer' is not defined")
    expected = Verdict("failed", "not-implemented", "MulLayer is not defined.")
    assert verdict(checked(missed)) == expected
    # Neither a cell that missed the same name is the cause, nor another exercise that is open,
    # nor a test that failed.
    before = [
        ran(),
        ran(missed),
        ran(error("NotImplementedError"), name="AddLayer"),
        checked(failed("own-factor"), grade_id="AddLayer__backward"),
    ]
    assert verdict(checked(missed), before) == expected


def test_a_missing_name_after_an_error_names_the_error():
    missed = error("NameError", "name 'MulLayer' is not defined. Did you mean: 'AddLayer'?")
    before = [ran(), ran(error("SyntaxError", "invalid syntax (line 3)\nmore")), ran()]
    found = verdict(checked(missed), before)
    assert (found.status, found.misconception) == ("raised", "raised")
    because = "since cell 2 failed before it: SyntaxError: invalid syntax (line 3)"
    assert found.message == f"MulLayer is not defined, {because}"


def test_a_missing_name_is_put_down_to_the_exercises_own_cell_first():
    missed = error("NameError", "name 'MulLayer' is not defined")
    before = [
        ran(error("TypeError", "elsewhere")),
        ran(error("IndentationError", "here"), name="MulLayer"),
    ]
    assert "since the cell MulLayer failed" in verdict(checked(missed), before).message


def test_stderr_alone_fails_as_it_does_in_nbgrader():
    cell = checked(stream("RuntimeWarning: overflow\n"))
    assert determine_grade(cell)[0] == 0
    found = verdict(cell)
    assert (found.status, found.misconception) == ("failed", "unknown")
    assert "RuntimeWarning: overflow" in found.message


def test_part_of_the_points_is_not_passed():
    found = verdict(checked(result("0.5")))
    assert found == Verdict("failed", "unknown", "0.5 of 2 points.")
    assert verdict(checked(result("'fine'"))).status == "passed"


def test_a_cell_without_points_can_fail():
    assert verdict(checked(failed("own-factor"), points=0)).status == "failed"
    assert verdict(checked(points=0)).status == "passed"


def test_an_answer_that_a_person_grades_is_manual():
    assert verdict(checked(solution=True)).status == "manual"


def test_a_changed_cell_is_tampered_and_keeps_its_mistake():
    changes = ("its text was edited", "its points were changed from 1 to 100")
    found = verdict(checked(failed("own-factor")), changes=changes)
    assert (found.status, found.misconception) == ("tampered", "own-factor")
    assert "its text was edited; its points were changed" in found.message
    assert "MulLayer.backward: dx is wrong." in found.message
    passed = verdict(checked(), changes=changes)
    assert (passed.status, passed.misconception) == ("tampered", "")
    assert passed.message.endswith("It passed.")


def test_a_message_has_no_terminal_codes_and_no_end():
    assert readable("\x1b[1;31mred\x1b[0m \x00bell\x07\r\n  x") == "red bell\n  x"
    assert len(readable("x" * 100_000)) == MAX_MESSAGE


KNOWN_ERRORS = [
    "CheckFailed",
    "NameError",
    "NotImplementedError",
    "CellTimeoutError",
    "KernelDied",
    "KeyboardInterrupt",
    "ValueError",
    "",
]
outputs = st.lists(
    st.one_of(
        st.builds(
            error,
            st.sampled_from(KNOWN_ERRORS),
            st.one_of(
                st.text(max_size=30),
                st.sampled_from(sorted(CODES)).map(lambda code: f"wrong [{code}]\n  details"),
                st.just("name 'x' is not defined"),
            ),
        ),
        st.builds(stream, st.text(max_size=10), st.sampled_from(["stdout", "stderr"])),
        st.builds(result, st.floats(0, 2).map(str) | st.sampled_from(["fine", "[1, 2]", "-1"])),
        st.just(new_output("display_data", data={"text/plain": "3"})),
    ),
    max_size=4,
)


@given(here=outputs, before=st.lists(outputs, max_size=3), changes=st.lists(st.text(max_size=9)))
def test_whatever_the_outputs_the_verdict_fits_the_grade(here, before, changes):
    cell = checked(*here)
    found = verdict(cell, [ran(*earlier) for earlier in before], changes)
    untouched = verdict(cell, [ran(*earlier) for earlier in before])
    points, max_points = determine_grade(cell)
    assert found.status in STATUSES
    assert found.misconception in CODES | {""}
    assert (untouched.status == "passed") is (points == max_points)
    assert (untouched.misconception == "") is (untouched.status == "passed")
    assert (found.status == "tampered") is bool(changes)
    assert found.misconception == untouched.misconception
    assert len(found.message) <= MAX_MESSAGE
    assert "\x1b" not in found.message
