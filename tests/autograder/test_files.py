import os
import stat
from pathlib import Path

import pytest

from autograder.files import mirror, replace_file


def test_a_file_is_written_where_it_differs(tmp_path):
    path = tmp_path / "a" / "b.txt"
    assert replace_file(path, b"1")
    assert not replace_file(path, b"1")
    assert replace_file(path, b"2")
    assert path.read_bytes() == b"2"
    assert [file.name for file in path.parent.iterdir()] == ["b.txt"]


def test_a_new_file_is_as_readable_as_any(tmp_path):
    replace_file(tmp_path / "a", b"")
    (tmp_path / "b").write_bytes(b"")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "ab"}
    assert len(modes) == 1


def test_a_write_that_fails_leaves_the_old_content_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_mirrored_folder_has_the_same_files_and_no_others(tmp_path):
    made, target = tmp_path / "made", tmp_path / "target"
    for name, content in {"x": "1", "sub/y": "2"}.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(content, encoding="utf-8")
    (target / "old").mkdir(parents=True)
    (target / "old" / "z").write_text("3", encoding="utf-8")
    (target / "x").write_text("1", encoding="utf-8")
    assert mirror(target, made) == [target / "sub" / "y", target / "old" / "z"]
    assert (target / "sub" / "y").read_text(encoding="utf-8") == "2"
    assert not (target / "old" / "z").exists()
    assert mirror(target, made) == []


def test_the_file_named_last_is_replaced_last(tmp_path, monkeypatch):
    made = tmp_path / "made"
    made.mkdir()
    for name in "abc":
        (made / name).write_text(name, encoding="utf-8")
    order = []
    real = Path.replace
    monkeypatch.setattr(Path, "replace", lambda self, to: (order.append(to.name), real(self, to)))
    mirror(tmp_path / "target", made, last="a")
    assert order == ["b", "c", "a"]
