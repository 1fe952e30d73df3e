"""Code that may hang or end its process, run in a process of its own with a limit."""

import gc
import json
import os
import select
import signal
from collections.abc import Callable, Sequence
from typing import Any, Final

# A process that sleeps uses no processor: its limit is by the clock, and far away.
PATIENCE_S: Final = 120.0

Task = Callable[[], Any]


def results(tasks: Sequence[Task], processor_s: float, died: Callable[[str], Any]) -> list[Any]:
    """What each task returns, in their order, from a forked process.

    tasks: each returns what JSON can hold. processor_s: how many seconds of the processor each
    may take. died: what stands for the result of a task that ended its process; called with
    "timeout" or "crashed". The tasks after it go on in another process.

    Call it from a program with one thread: a fork copies no others, but it copies their locks.
    """
    done: list[Any] = []
    while len(done) < len(tasks):
        done += _until_one_dies(tasks[len(done) :], processor_s, died)
    return done


def renew_clock(processor_s: float) -> None:
    """For a task of many parts: from here on it may take so many seconds of the processor."""
    signal.setitimer(signal.ITIMER_PROF, processor_s)
    for writer in _results_go_to:
        os.write(writer, b" ")  # a sign of life, in front of the line with the result


def _until_one_dies(
    tasks: Sequence[Task], processor_s: float, died: Callable[[str], Any]
) -> list[Any]:
    reader, writer = os.pipe()
    # A collection of garbage in the child would copy the memory that it shares with its parent.
    gc.freeze()
    child = os.fork()
    if child == 0:
        # os._exit, come what may: the copy of the parent must not go on as the parent would.
        try:
            os.close(reader)
            _work(tasks, processor_s, writer)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writer)
    # A line is a result. One that is cut off does not count.
    *lines, _ = _read(reader, child).split(b"\n")
    os.close(reader)
    _, status = os.waitpid(child, 0)
    done = [json.loads(line) for line in lines]
    if len(done) < len(tasks):
        ended = os.waitstatus_to_exitcode(status)
        done.append(died("timeout" if ended in {-signal.SIGPROF, -signal.SIGKILL} else "crashed"))
    return done


def _work(tasks: Sequence[Task], processor_s: float, writer: int) -> None:
    """Run the tasks; each result is a line."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    _results_go_to.append(writer)
    # What the tasks print on the process's own output is nobody's.
    with open(os.devnull, "r+b") as nothing:  # noqa: PTH123 - descriptors, not a path
        for descriptor in (0, 1, 2):
            os.dup2(nothing.fileno(), descriptor)
    for task in tasks:
        renew_clock(processor_s)
        line = json.dumps(task()).encode() + b"\n"
        renew_clock(0)
        os.write(writer, line)


def _read(reader: int, child: int) -> bytes:
    """All that a process writes until it ends; one that is silent for too long is ended."""
    parts: list[bytes] = []
    while select.select([reader], [], [], PATIENCE_S)[0]:
        part = os.read(reader, 1 << 16)
        if not part:
            return b"".join(parts)
        parts.append(part)
    os.kill(child, signal.SIGKILL)
    return b"".join(parts)


# In a process that works: the pipe's end.
_results_go_to: Final[list[int]] = []
