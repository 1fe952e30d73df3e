"""A command, run: how long it took, and the most memory that all its processes held together."""

import os
import subprocess
import sysconfig
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

MIB: Final = 2**20
_LOOK_EVERY_SECONDS: Final = 0.5


@dataclass(frozen=True)
class Ran:
    """seconds: by the clock. memory: in bytes; a page that processes share is counted once."""

    seconds: float
    memory: int
    printed: str


def run(command: Sequence[str], directory: Path) -> Ran:
    """Run a program of this environment.

    Raises:
        RuntimeError: it failed; the text is what it printed.
    """
    scripts = sysconfig.get_path("scripts")
    # nbgrader calls alembic by its name, as it does where the environment is activated.
    path = os.pathsep.join([scripts, os.environ.get("PATH", os.defpath)])
    begin = time.perf_counter()
    process = subprocess.Popen(
        [str(Path(scripts, command[0])), *command[1:]],
        cwd=directory,
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    peak = [0]
    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, ended))
    watcher.start()
    try:
        printed, _ = process.communicate()
        seconds = time.perf_counter() - begin
    finally:
        ended.set()
        watcher.join()
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{printed}")
    return Ran(seconds, peak[0], printed)


def _watch(pid: int, peak: list[int], ended: threading.Event) -> None:
    while not ended.wait(_LOOK_EVERY_SECONDS):
        peak[0] = max(peak[0], memory_of(pid))


def memory_of(pid: int) -> int:
    """The bytes that a process and all below it hold: each one's share of what they share."""
    try:
        process = psutil.Process(pid)
        everyone = [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    held = 0
    for one in everyone:
        try:
            held += one.memory_full_info().pss
        except psutil.NoSuchProcess:  # it has just ended
            continue
    return held
