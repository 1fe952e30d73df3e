"""Files written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def replace_file(path: Path, content: bytes) -> bool:
    """Give a file this content, making its folder if needed; returns whether anything changed.

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
    wanted = sorted(_files(made), key=lambda path: (path == Path(last or ""), path))
    changed = [
        target / file for file in wanted if replace_file(target / file, (made / file).read_bytes())
    ]
    for file in set(_files(target)) - set(wanted):
        (target / file).unlink()
        changed.append(target / file)
    return changed


def _files(folder: Path) -> Iterator[Path]:
    return (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
