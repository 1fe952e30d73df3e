"""Hostile files and notebooks in a class, through the command that an instructor runs."""

# ruff: noqa: E501 - a program in a line is a program in a line

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from tests.autograder import conftest as tiny_course
from tests.redteam.ground import SECRET

ALL = {"double__value": 2.0, "Square__forward": 1.0, "Square__backward": 2.5}
NONE = dict.fromkeys(ALL, 0.0)
NO_DOUBLE = ALL | {"double__value": 0.0}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> tiny_course.TinyCourse:
    """A course with little patience."""
    root = tmp_path_factory.mktemp("course")
    tiny_course.lay_out(root)
    made = tiny_course.assignment(
        tiny_course.open_course(root), tiny_course.SECTION, register=False
    )
    course = tiny_course.TinyCourse(root, made)
    tiny_course.add_settings(
        course,
        ["c.Execute.timeout = 2", "c.Limits.memory_mb = 300", "c.Limits.notebook_seconds = 9"],
    )
    return course


def _files(course: tiny_course.TinyCourse) -> Iterator[tuple[str, Any]]:
    """(student, content): files that no notebook should be."""
    good = json.loads(tiny_course.write(course.answered()))
    yield "not-json", b"{" * 100_000
    yield "empty", b""
    yield "nothing", b"\0" * 1000
    yield "not-utf-8", json.dumps(good).encode() + b"\xff\xfe"
    yield "large", b" " * 100_000_000
    yield "deep", b"[" * 100_000 + b"]" * 100_000
    yield "a-number", b"1e999"
    yield "a-list", b"[]"
    yield "no-cells", json.dumps(good | {"cells": None}).encode()
    yield "cells-that-are-none", json.dumps(good | {"cells": [None, 1, "x", {}, []]}).encode()
    many = [{"cell_type": "code", "source": "1", "metadata": {}}] * 1_000_000
    yield "a-million-cells", json.dumps(good | {"cells": many}, separators=(",", ":")).encode()
    yield "digits", b'{"nbformat": ' + b"9" * 10_000 + b"}"


def _notebooks(course: tiny_course.TinyCourse) -> Iterator[tuple[str, Any, dict[str, float]]]:
    """(student, notebook, points): notebooks that attack the exercise double."""
    for student, double in {
        "partial": "def double(x):\n    get_ipython().run_cell('2')\n    return 0",
        "ends": "def double(x):\n    import os\n    os.kill(-1, 9)",
        "hangs": "def double(x):\n    while True: pass",
        "eats": "def double(x):\n    return bytearray(10**10)",
        "equal": "class Yes:\n    __eq__ = lambda *a: True\n    __ne__ = lambda *a: False\ndef double(x): return Yes()",
        "surrogates": "def double(x):\n    print('\\ud800')\n    raise ValueError('\\udfff\\0')",
        "surrogate-source": "def double(x):\n    return '\ud800'",
        "null": "def double(x):\n    return '\0'",
        "reads": "import glob, os\ndef double(x):\n    raise ValueError([dict(os.environ), [open(p).read() for p in glob.glob('{root}/**', recursive=True) if os.path.isfile(p)]])",
    }.items():
        text = double.replace("{root}", str(course.root))
        yield student, course.answered(double=text), NO_DOUBLE
    large = course.answered(double="x = '" + "a" * 5_000_000 + "'\ndef double(x): return 0")
    yield "long-source", large, NO_DOUBLE
    paths = course.answered(double="def double(x): return 0")
    picture = {"image/png": "AAAA"}
    attached = {"../../../../written": picture, "/written": picture, "a\ud800": {"x/\0": 1}}
    paths.cells.append(new_markdown_cell("![x](attachment:../../written)"))
    paths.cells[-1]["attachments"] = attached
    paths.metadata["title"] = "<script>alert(1)</script>"
    paths.cells.append(new_code_cell("1", metadata={"tags": ["<script>", "../.."]}))
    yield "paths", paths, NO_DOUBLE


def test_a_class_of_attackers_is_graded_and_nothing_else_happens(
    course: tiny_course.TinyCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", SECRET)
    (course.root / "secret.txt").write_text(SECRET, encoding="utf-8")
    files = dict(_files(course))
    notebooks = {student: (notebook, points) for student, notebook, points in _notebooks(course)}
    for student, content in files.items():
        course.submit(student, content)
    for student, (notebook, _) in notebooks.items():
        text = json.dumps(notebook)
        course.submit(student, text)
    course.submit("honest", course.answered())
    outside = course.root / "outside.txt"
    outside.write_text("mine", encoding="utf-8")
    linked = course.submit("linked", course.answered()).with_name("data.txt")
    linked.symlink_to(outside)

    done = course.backprop("grade", tiny_course.SECTION, "--workers", "1", timeout=400)

    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    points = _points(course)
    for student, (_, expected) in notebooks.items():
        assert points.get(student) == expected, student
    assert points["honest"] == ALL
    for student in (*files, "linked"):
        assert sum(points.get(student, NONE).values()) == 0, student
    assert outside.read_text(encoding="utf-8") == "mine"
    assert not [*course.root.rglob("written*")]
    for path in (course.root / "autograded").rglob("*"):
        assert not path.is_symlink()
        assert path.is_dir() or SECRET not in path.read_text(encoding="utf-8"), path
    again = course.backprop("feedback", tiny_course.SECTION, timeout=400)
    assert "Traceback" not in again.stdout + again.stderr
    pages = [*(course.root / "feedback").rglob("*.html")]
    assert len(pages) >= len(notebooks)
    for page in pages:
        assert re.findall(r"<script>alert", page.read_text(encoding="utf-8")) == []


def _points(course: tiny_course.TinyCourse) -> dict[str, dict[str, float]]:
    path = Path(course.root, "reports", f"{tiny_course.SECTION}.csv")
    found: dict[str, dict[str, float]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["student"], {})[row["cell"]] = float(row["points"] or 0)
    return found
