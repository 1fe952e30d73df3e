"""The first process in the sandbox: it imports everything once, and forks the workers.

It runs nothing of any student's. Between two submissions it ends whatever the last one has left
running and removes whatever it has left lying about, and says whether that worked: if not, the
judge throws the whole sandbox away. If so, it forks the next worker at once: that one gets ready
while the judge has other things to do, and waits for its submission.
"""

import contextlib
import ctypes
import gc
import json
import os
import resource
import select
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NoReturn

# What submissions use. The last one ties figures to the shell, which has to be there by then.
_WANTED: Final = (
    "IPython.display",
    "IPython.core.logger",
    "IPython.core.magics.pylab",
    "numpy.testing",
    "matplotlib.pyplot",
    "helpers",
    "helpers.graph_steps",  # what draws, which helpers itself imports only when it is asked for
    "helpers.network_figure",
    "grader_tests",
    "autograder.worker.server",
    "matplotlib_inline.backend_inline",
)

_SET_DUMPABLE: Final = 4
_SECONDS_TO_END: Final = 5.0
_MOST_COMMAND: Final = 4096

_AN_ERROR: Final = "raise ValueError"

_A_FIGURE: Final = """
import matplotlib.pyplot as _pyplot
_pyplot.plot([1, 2])
_pyplot.show()
del _pyplot
"""

# Removes its own names again.
_LIKE_A_STUDENTS: Final = '''
import numpy as _numpy


class _Layer:
    """A layer with one weight."""

    def __init__(self, weight):
        self.weight = weight

    def __call__(self, x):
        # Any floating-point array will do.
        return self.weight * x


_Layer(2.0)(_numpy.ones(3))
del _numpy, _Layer
'''

_libc = ctypes.CDLL(None, use_errno=True)


def main(control: int) -> NoReturn:
    """Serve the commands that come over a socket, until its other end is closed.

    The first message is the settings: `limits` of a worker; `writable`, the directories to empty,
    of which the first is the working directory; `alone`, whether all other processes in sight are
    submissions'; `user`, whom to become, or null.
    """
    # Nobody in the sandbox may look into this process, nor trace it.
    _protect(True)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    commands = socket.socket(fileno=control)
    settings = json.loads(commands.recv(_MOST_COMMAND))
    shell = _prepare()
    if settings["alone"]:
        _clear(settings, None, None)  # what the imports have left, while it can be removed
    _become(settings["user"])
    places = settings["writable"] if settings["alone"] else []
    files = [os.open(place, os.O_RDONLY | os.O_DIRECTORY) for place in places]
    socket.send_fds(commands, [b'{"ready": true}'], files)
    for file in files:
        os.close(file)
    worker = None
    ready: _Ready | None = _fork(commands, shell, settings)
    while True:
        text, files, _, _ = socket.recv_fds(commands, _MOST_COMMAND, 1)
        if not text:
            _clear(settings, worker, ready)
            os._exit(0)
        match json.loads(text)["do"]:
            case "fork":
                begun = ready or _fork(commands, shell, settings)
                worker, ready = begun.process, None
                # Should it have ended, the judge sees it at the other end of what is passed on.
                with begun.gate, contextlib.suppress(BrokenPipeError):
                    socket.send_fds(begun.gate, [b"begin"], files)
                os.close(files[0])
                answer: dict[str, Any] = {"worker": worker}
            case "interrupt":
                with contextlib.suppress(ProcessLookupError):
                    if worker is not None:
                        os.kill(worker, signal.SIGINT)
                answer = {}
            case "answer":
                answer = {}
            case _:
                left = _clear(settings, worker, ready)
                commands.send(json.dumps({"left": left}).encode())
                # Not before all is clear: it must not meet another submission's processes.
                worker, ready = None, None if left else _fork(commands, shell, settings)
                continue
        commands.send(json.dumps(answer).encode())


def _prepare() -> Any:
    """Import what submissions use, and make the shell that each of them gets a copy of."""
    from autograder.worker.shell import Shell

    gc.disable()  # nothing of this is ever let go
    shell = Shell.instance()
    for name in _WANTED:
        import_module(name)
    tempfile.gettempdir()  # which tries the directories once
    for source in (_AN_ERROR, _A_FIGURE):  # much is compiled, looked up or imported only then
        shell.run_cell(source, store_history=False, silent=False)
    for name in ("last_type", "last_value", "last_traceback"):
        delattr(sys, name)
    del shell.InteractiveTB.tb
    _warm(shell)
    gc.collect()
    gc.freeze()
    gc.enable()
    return shell


def _become(user: int | None) -> None:
    """Give up root's rights; `user` is one that owns nothing."""
    if user is not None:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
        _protect(True)


def _protect(protect: bool) -> None:
    if _libc.prctl(_SET_DUMPABLE, 0 if protect else 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_DUMPABLE) failed")


@dataclass(frozen=True)
class _Ready:
    """A worker that waits for its submission: its process, and where it is told of it."""

    process: int
    gate: socket.socket


def _fork(commands: socket.socket, shell: Any, settings: dict[str, Any]) -> _Ready:
    """A new worker."""
    gate, inside = socket.socketpair()
    process = os.fork()
    if process == 0:
        commands.close()
        gate.close()
        _work(inside, shell, settings)
    inside.close()
    return _Ready(process, gate)


def _work(gate: socket.socket, shell: Any, settings: dict[str, Any]) -> NoReturn:
    """Be the worker of one submission, as soon as there is one."""
    from autograder.worker.channel import Channel
    from autograder.worker.server import Server

    status = 1
    try:
        _protect(False)
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.chdir(settings["writable"][0])
        sys.path.insert(0, "")
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        _limit(settings["limits"])
        _warm(shell)
        begun, files, _, _ = socket.recv_fds(gate, _MOST_COMMAND, 1, socket.MSG_CMSG_CLOEXEC)
        if begun:
            gate.close()
            shell.take_over()
            end = Channel(socket.socket(fileno=files[0]))
            os.register_at_fork(after_in_child=end.close)
            Server(end, shell).serve()
        status = 0
    finally:
        os._exit(status)


def _warm(shell: Any) -> None:
    """Do what every cell does, and leave nothing behind.

    In a new worker, memory that it shares with the first process is copied when it is first written
    to: here, while nobody waits.
    """
    shell.run_cell(_LIKE_A_STUDENTS, store_history=False, silent=True)


def _limit(limits: dict[str, int]) -> None:
    """Set what this process and its children may use."""
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    most = {
        resource.RLIMIT_AS: used + limits["memory"],
        resource.RLIMIT_FSIZE: limits["file"],
        resource.RLIMIT_NPROC: limits["processes"],
        resource.RLIMIT_NOFILE: limits["open_files"],
        resource.RLIMIT_CPU: limits["cpu"],
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_MEMLOCK: 0,
    }
    for kind, value in most.items():
        _, hard = resource.getrlimit(kind)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))
    # A file that grows too large is an error of the cell's, not the end of the process.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def _clear(settings: dict[str, Any], worker: int | None, ready: _Ready | None) -> list[str]:
    """End the processes and empty the directories of a submission; what could not be cleared.

    A worker that is ready for the next one is ended too.
    """
    if ready is not None:
        ready.gate.close()
    known = [one for one in (worker, ready.process if ready else None) if one is not None]
    left = _end_all(known) if settings["alone"] else _end_groups(known)
    for directory in settings["writable"]:
        left += _empty(Path(directory))
    if settings["alone"]:
        for kind in ("shm", "sem", "msg"):
            if len(Path(f"/proc/sysvipc/{kind}").read_text().splitlines()) > 1:
                left.append(f"shared {kind}")
    return left


def _end_all(known: Iterable[int]) -> list[str]:
    """End all processes besides this one and the sandbox's first, which bubblewrap needs.

    known: those that are surely there, which are waited for without looking at all others.
    """
    until = time.monotonic() + _SECONDS_TO_END
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, signal.SIGKILL)
    for one in known:
        _wait(one, until)
    while others := {int(name) for name in os.listdir("/proc") if name.isdigit()} - _OURS:  # noqa: PTH208
        if time.monotonic() > until:
            return [f"process {other}" for other in others]
        with contextlib.suppress(ProcessLookupError):
            os.kill(-1, signal.SIGKILL)
        time.sleep(0.0005)
    return []


def _end_groups(workers: Iterable[int]) -> list[str]:
    """End workers' process groups, which is all that is known of them outside a sandbox."""
    until = time.monotonic() + _SECONDS_TO_END
    left = []
    for worker in workers:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(worker, signal.SIGKILL)
        if not _wait(worker, until):
            left.append(f"process {worker}")
    return left


def _wait(process: int, until: float) -> bool:
    """Wait for the end of a process of ours; whether it came in time."""
    try:
        file = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([file], [], [], max(0.0, until - time.monotonic()))[0])
    finally:
        os.close(file)


def _empty(directory: Path) -> list[str]:
    try:
        if directory.stat().st_uid == os.geteuid():  # else a submission cannot change these
            directory.chmod(0o1777)
            for name in os.listxattr(directory):
                os.removexattr(directory, name)
        for entry in os.scandir(directory):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                os.unlink(entry.path)  # noqa: PTH108 - an entry of scandir's
    except (OSError, RecursionError) as error:
        return [f"{directory}: {type(error).__name__}"]
    return []


_OURS: Final = {1, os.getpid()}
