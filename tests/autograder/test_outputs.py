"""Whatever a student's process says it has shown becomes outputs that a notebook may have."""

from typing import Any

import nbformat
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook

from autograder.notebooks import read, write
from autograder.outputs import MOST_KEPT, Outputs, as_output

texts = st.text(st.characters(codec=None, exclude_categories=()), max_size=9)
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**2000), 2**2000)
    | st.floats()
    | texts
    | st.binary(max_size=3)
    | st.just(np.arange(3))
    | st.complex_numbers(),
    lambda part: (
        st.lists(part, max_size=3) | st.dictionaries(texts | st.integers(), part, max_size=3)
    ),
    max_leaves=6,
)
forms = texts | st.sampled_from(
    ["text/plain", "text/html", "image/png", "application/json", "application/vnd.x+json", "xjson"]
)
kinds = st.sampled_from(
    ["stream", "display_data", "execute_result", "error", "update_display_data", "clear_output"]
)
outputs = st.fixed_dictionaries(
    {"output_type": kinds | anything},
    optional={
        "name": st.sampled_from(["stdout", "stderr"]) | anything,
        "text": texts | anything,
        "data": st.dictionaries(forms, anything, max_size=3) | anything,
        "metadata": st.dictionaries(texts, anything, max_size=2) | anything,
        "execution_count": st.integers() | anything,
        "ename": texts | anything,
        "evalue": texts | anything,
        "traceback": st.lists(anything, max_size=3) | anything,
        "display_id": texts | anything,
        "wait": anything,
    },
)


@given(st.lists(outputs, max_size=5))
def test_whatever_comes_is_left_out_or_valid(came: list[dict[str, Any]]) -> None:
    kept = Outputs()
    for output in came:
        kept.add(output)
    notebook = new_notebook(cells=[new_code_cell("", id="c", outputs=kept.kept)])
    nbformat.validate(notebook)
    text = write(notebook)
    text.encode()
    assert write(read(text)) == text


def show(*came: dict[str, Any]) -> list[Any]:
    kept = Outputs()
    for output in came:
        kept.add(output)
    return kept.kept


def text(text: str, name: str = "stdout") -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": text}


def picture(data: str, **known: Any) -> dict[str, Any]:
    return {"output_type": "display_data", "data": {"text/plain": data}, "metadata": {}, **known}


def test_text_of_a_stream_is_one_output():
    first, second, third = show(text("a"), text("b"), text("c", "stderr"), text("d"))
    assert (first.text, second.text, third.text) == ("ab", "c", "d")


def test_more_than_is_kept_is_dropped():
    (one,) = show(*[text("x" * 300_000)] * 5)
    assert len(one.text) == MOST_KEPT
    assert len(show(*[picture("x" * 300_000)] * 9)) < 9


def test_an_error_is_kept_whatever_came_before():
    error = {"output_type": "error", "ename": "E", "evalue": "v", "traceback": []}
    assert show(*[picture("x" * 300_000)] * 9, error)[-1].ename == "E"


def test_outputs_are_cleared_and_replaced_as_a_kernel_says():
    clear = {"output_type": "clear_output", "wait": False}
    assert [one.text for one in show(text("a"), clear, text("b"))] == ["b"]
    waits = {"output_type": "clear_output", "wait": True}
    assert [one.text for one in show(text("a"), waits)] == ["a"]
    assert [one.text for one in show(text("a"), waits, text("b"))] == ["b"]
    update = {**picture("2"), "output_type": "update_display_data", "display_id": "p"}
    (one,) = show(picture("1", display_id="p"), update)
    assert one.data == {"text/plain": "2"}


@pytest.mark.parametrize("count", [True, -1, 2**40, "1", 1.0, None])
def test_a_number_of_a_result_that_is_none_is_left_out(count):
    output = {"output_type": "execute_result", "data": {}, "metadata": {}, "execution_count": count}
    made = as_output(output)
    assert made is not None
    assert made.execution_count is None
