"""Files written whole or not at all."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path


def replace_file(path: Path, content: bytes, *, mode: int | None = None) -> bool:
    """Give a file this content, making its folder if needed; returns whether anything changed.

    mode: the permissions of a file that is written; None: those that any new file gets.

    Whoever reads the file, or pulls the plug, finds the old content or the new, never a part.

    Raises:
        OSError: it cannot be written; the old content is still there.
    """
    with suppress(FileNotFoundError):
        if path.read_bytes() == content:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if mode is not None:
                os.fchmod(file.fileno(), mode)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return True


def mirror(target: Path, made: Path, *, last: str | None = None) -> list[Path]:
    """Give `target` the files of `made`, remove its others; returns what changed.

    A file named `last` is replaced last, when all the others are in place.

    Raises:
        OSError: a file cannot be written.
    """
    return put(target, {file: (made / file).read_bytes() for file in _files(made)}, last=last)


def put(
    target: Path,
    contents: Mapping[Path, bytes],
    *,
    last: str | None = None,
    mode: int | None = None,
) -> list[Path]:
    """Give `target` files with these contents, remove its others; returns what changed.

    A file named `last` is replaced last, when all the others are in place. mode: as for
    `replace_file`.

    Raises:
        OSError: a file cannot be written.
    """
    wanted = sorted(contents, key=lambda path: (path == Path(last or ""), path))
    changed = [
        target / file for file in wanted if replace_file(target / file, contents[file], mode=mode)
    ]
    for file in set(_files(target)) - set(wanted):
        (target / file).unlink()
        changed.append(target / file)
    return changed


def _files(folder: Path) -> Iterator[Path]:
    return (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
