import json
import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell

from autograder.submission import MAX_BYTES, Submission, SubmissionError, read_submission

SECTION = "01_tiny"
WHERE_TO_RENAME = f"Rename it to {SECTION}.ipynb."


def read(tiny: Any, student: str = "ann") -> Submission:
    return read_submission(student, tiny.folder(student), SECTION)


def problem(tiny: Any, student: str = "ann") -> str:
    with pytest.raises(SubmissionError) as caught:
        read(tiny, student)
    return str(caught.value)


def notebook(*cells: Any, **more: Any) -> dict[str, Any]:
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)} | more


def code(source: Any = "x = 1", **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": []} | more


def test_a_notebook_is_rebuilt_from_its_cells(tiny):
    answered = tiny.answered()
    answered.cells[1].outputs = [nbformat.v4.new_output("stream", text="hello")]
    answered.cells[1].execution_count = 7
    answered.metadata["backprop"] = {"fingerprint": "mine"}
    tiny.submit("ann", answered)
    found = read(tiny)
    assert found.student == "ann"
    assert found.notes == ()
    assert [cell.source for cell in found.notebook.cells] == [c.source for c in answered.cells]
    assert [cell.id for cell in found.notebook.cells] == [c.id for c in answered.cells]
    assert found.notebook.cells[1].outputs == []
    assert found.notebook.cells[1].execution_count is None
    assert found.notebook.metadata == {}


def test_reading_does_not_change_the_file(tiny):
    path = tiny.submit("ann", tiny.answered())
    before = path.read_bytes()
    read(tiny)
    assert path.read_bytes() == before


def test_the_digest_is_of_every_files_content_and_name(tiny):
    tiny.submit("ann", tiny.answered())
    digests = [read(tiny).digest]
    (tiny.folder("ann") / "data.csv").write_text("1", encoding="utf-8")
    digests.append(read(tiny).digest)
    (tiny.folder("ann") / "data.csv").write_text("2", encoding="utf-8")
    digests.append(read(tiny).digest)
    (tiny.folder("ann") / "data.csv").rename(tiny.folder("ann") / "other.csv")
    digests.append(read(tiny).digest)
    assert len(set(digests)) == 4
    assert read(tiny).digest == digests[-1]


def test_other_files_are_listed_and_what_systems_leave_behind_is_not(tiny):
    tiny.submit("ann", tiny.answered())
    folder = tiny.folder("ann")
    for name in ("data/more.csv", ".DS_Store", "._x", ".ipynb_checkpoints/a.ipynb", "old.ipynb"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("", encoding="utf-8")
    assert read(tiny).files == (Path("data/more.csv"),)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty (0 bytes)"),
        (b"   ", "not JSON"),
        (b"import numpy as np", "not JSON, as a notebook is: Expecting value in line 1"),
        (b'{"nbformat": 4,', "not JSON"),
        (b"\x89PNG\r\n\x1a\n", "not text in UTF-8 (byte 0)"),
        (b"\xff\xfe{\x00}\x00", "not text in UTF-8"),
        (b"[" * 100_000 + b"]" * 100_000, "JSON that no notebook has"),
        (b'{"nbformat": ' + b"9" * 5000 + b"}", "JSON that no notebook has"),
        (b"[]", "JSON, but not a notebook"),
        (b'"notebook"', "JSON, but not a notebook"),
        (b'{"cells": []}', "JSON, but not a notebook"),
        (b'{"nbformat": 2, "worksheets": []}', "cannot be read (nbformat 2)"),
        (b'{"nbformat": 5, "cells": []}', "cannot be read (nbformat 5)"),
        (b'{"nbformat": "4", "cells": []}', "cannot be read (nbformat '4')"),
        (b'{"nbformat": 4}', "no list of cells"),
        (b'{"nbformat": 4, "cells": {}}', "no list of cells"),
        (b'{"nbformat": 3, "worksheets": 7}', "old format (nbformat 3) and broken"),
        (b'{"nbformat": 3, "metadata": {}, "worksheets": [{"cells": [3]}]}', "and broken"),
    ],
)
def test_a_file_that_is_no_notebook_is_named_for_what_it_is(tiny, content, said):
    tiny.submit("ann", content)
    assert said in problem(tiny)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (7, "cell 2 of the notebook is broken: it is not an object"),
        (None, "cell 2 of the notebook is broken: it is not an object"),
        ({}, "its type is None"),
        ({"cell_type": "heading", "source": "x"}, "its type is 'heading'"),
        ({"cell_type": ["code"], "source": "x"}, "its type is ['code']"),
        ({"cell_type": "code"}, "it has no text"),
        ({"cell_type": "code", "source": 3}, "it has no text"),
        ({"cell_type": "code", "source": ["x", 3]}, "it has no text"),
    ],
)
def test_a_broken_cell_is_named_by_its_number(tiny, cell, said):
    tiny.submit("ann", notebook(code(), cell))
    assert said in problem(tiny)


@pytest.mark.parametrize(
    "metadata",
    [
        [],
        None,
        3,
        "x",
        {"nbgrader": []},
        {"nbgrader": "x"},
        {"tags": "x"},
        {"tags": [3, "a,b", ""]},
    ],
)
def test_metadata_of_the_wrong_form_is_left_out(tiny, metadata):
    tiny.submit("ann", notebook(code(metadata=metadata), metadata=[]))
    found = read(tiny).notebook
    assert "nbgrader" not in found.cells[0].metadata
    nbformat.validate(found)


def test_lines_byte_order_mark_and_half_characters_are_taken_in(tiny):
    raw = notebook(code(["a = 1\n", "b = 2"]), code("s = '\ud800'"))
    tiny.submit("ann", b"\xef\xbb\xbf" + json.dumps(raw).encode())
    found = read(tiny).notebook
    assert found.cells[0].source == "a = 1\nb = 2"
    assert found.cells[1].source == "s = '?'"


def test_missing_broken_and_repeated_cell_ids_are_made_good_the_same_way_each_time(tiny):
    cells = [code(id=cell_id) for cell_id in ("a", "a", "not an id!", 3)] + [code()]
    tiny.submit("ann", notebook(*cells))
    ids = [[cell.id for cell in read(tiny).notebook.cells] for _ in range(2)]
    assert ids[0] == ids[1] == ["a", "submitted-2", "submitted-3", "submitted-4", "submitted-5"]


def test_attachments_are_kept_where_they_have_the_right_form(tiny):
    picture = {"a.png": {"image/png": "AAAA"}}
    text = {"cell_type": "markdown", "metadata": {}, "source": "![](attachment:a.png)"}
    tiny.submit(
        "ann",
        notebook(
            {**text, "attachments": picture}, {**text, "attachments": {"b": 3, "c": {"d": 4}}}
        ),
    )
    found = read(tiny).notebook
    assert found.cells[0].attachments == picture
    assert "attachments" not in found.cells[1]
    nbformat.validate(found)


def test_an_old_notebook_is_converted_with_a_note(tiny):
    cell = {
        "cell_type": "code",
        "language": "python",
        "metadata": {},
        "input": ["double = abs"],
        "outputs": [],
        "collapsed": False,
    }
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}}
    tiny.submit("ann", old | {"worksheets": [{"cells": [cell], "metadata": {}}]})
    found = read(tiny)
    assert [cell.source for cell in found.notebook.cells] == ["double = abs"]
    assert "nbformat 3" in found.notes[0]


def test_a_notebook_of_another_name_is_to_be_renamed(tiny):
    path = tiny.submit("ann", tiny.answered())
    path.rename(path.with_name(f"{SECTION} (1).ipynb"))
    assert problem(tiny) == f"the notebook is called '{SECTION} (1).ipynb'. {WHERE_TO_RENAME}"
    path.with_name("b.ipynb").write_text("", encoding="utf-8")
    assert f"there is no {SECTION}.ipynb, but '{SECTION} (1).ipynb', 'b.ipynb'." in problem(tiny)


def test_a_folder_without_a_notebook_is_told_from_an_empty_one(tiny):
    tiny.folder("ann").mkdir(parents=True)
    assert "the folder is empty" in problem(tiny)
    (tiny.folder("ann") / "answers.docx").write_text("", encoding="utf-8")
    assert f"there is no {SECTION}.ipynb. Ask the student" in problem(tiny)


def test_a_notebook_beside_its_folder_is_to_be_moved(tiny):
    path = tiny.submit("ann", tiny.answered())
    path.rename(path.parent.parent / path.name)
    path.parent.rmdir()
    assert f"there is no folder {SECTION} for the notebook" in problem(tiny)


def test_links_are_never_followed(tiny):
    path = tiny.submit("ann", tiny.answered())
    (tiny.folder("ann") / "data.csv").symlink_to("/etc/passwd")
    assert "data.csv is a symbolic link" in problem(tiny)
    (tiny.folder("ann") / "data.csv").unlink()
    path.unlink()
    path.symlink_to(tiny.source)
    assert f"{SECTION}.ipynb is a symbolic link" in problem(tiny)
    (tiny.root / "submitted" / "bob").mkdir()
    tiny.folder("bob").symlink_to(tiny.source.parent)
    assert f"the folder {SECTION} is a symbolic link" in problem(tiny, "bob")


def test_a_pipe_does_not_hang_the_run(tiny):
    tiny.submit("ann", tiny.answered())
    os.mkfifo(tiny.folder("ann") / "pipe")
    assert "pipe is not an ordinary file" in problem(tiny)


def test_a_huge_file_is_not_read(tiny):
    path = tiny.submit("ann", b"")
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert "clear all outputs" in problem(tiny)


@pytest.mark.parametrize(
    ("student", "said"),
    [
        ("two\nlines", "line break"),
        ("bell\x07", "control character"),
        ("x" * 129, "longer than the 128 characters"),
        (os.fsdecode(b"latin-\xe9"), "not UTF-8"),
    ],
)
def test_an_id_that_the_gradebook_cannot_hold_is_to_be_renamed(tiny, student, said):
    assert said in problem(tiny, student)


@pytest.mark.parametrize(
    "student",
    [
        "Ada Lovelace",
        " edges ",
        "é",
        "e\u0301",
        "山田　太郎",
        "[a]*?",
        ".dot",
        "-dash",
        "{x}",
        "a+b%s",
        "'\"",
    ],
)
def test_an_id_that_people_have_is_taken(tiny, student):
    tiny.submit(student, tiny.answered())
    assert read(tiny, student).student == student


@pytest.mark.parametrize("text", ["2025-01-31 17:00:00 UTC", "2025-01-31 17:00:00", "", " \n"])
def test_a_time_as_nbgrader_writes_it_is_taken(tiny, text):
    tiny.submit("ann", tiny.answered())
    (tiny.folder("ann") / "timestamp.txt").write_text(text, encoding="utf-8")
    assert read(tiny).files == (Path("timestamp.txt"),)


@pytest.mark.parametrize("text", ["yesterday", "2025-13-45", "99999999999999999999", "\ufffd"])
def test_a_time_that_is_none_is_named(tiny, text):
    tiny.submit("ann", tiny.answered())
    (tiny.folder("ann") / "timestamp.txt").write_text(text, encoding="utf-8")
    assert "timestamp.txt holds" in problem(tiny)


# Whatever is in the file --------------------------------------------------------------------------

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
cells = st.fixed_dictionaries(
    {},
    optional={
        "cell_type": st.sampled_from(["code", "markdown", "raw", "heading", 3, None]),
        "source": st.text(max_size=10) | st.lists(st.text(max_size=5), max_size=3) | values,
        "metadata": st.fixed_dictionaries({}, optional={"nbgrader": values, "tags": values})
        | values,
        "id": st.sampled_from(["a", "b", "", 3]) | values,
        "outputs": values,
        "attachments": values,
    },
)
files = st.one_of(
    values.map(json.dumps),
    st.lists(cells | values, max_size=5).map(lambda made: json.dumps(notebook(*made))),
    st.builds(
        lambda made, major: json.dumps(
            {"nbformat": major, "metadata": {}, "worksheets": [{"cells": made}]}
        ),
        st.lists(cells | values, max_size=3),
        st.sampled_from([1, 2, 3, 3.0]),
    ),
    st.binary(max_size=30),
)


@given(content=files)
def test_any_file_is_a_valid_notebook_or_a_named_problem(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("any")
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    (folder / f"{SECTION}.ipynb").write_bytes(data)
    try:
        found = read_submission("ann", folder, SECTION)
    except SubmissionError as error:
        assert len(str(error)) < 1000
    else:
        nbformat.validate(found.notebook)
        assert nbformat.writes(found.notebook).encode()


def test_an_added_cell_of_any_kind_survives(tiny):
    answered = tiny.answered()
    answered.cells.append(new_code_cell("print('Привет')", id="hi"))
    tiny.submit("ann", answered)
    assert read(tiny).notebook.cells[-1].source == "print('Привет')"
