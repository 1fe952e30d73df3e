"""The processes that run notebooks on this machine. None outlives the one that began it."""

import gc
import multiprocessing
import multiprocessing.connection
import multiprocessing.forkserver
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures.process import ProcessPoolExecutor
from typing import Final, NoReturn

_PRELOADED: Final = ["autograder.start", "autograder.execute"]


def begin_to_import() -> None:
    """Begin the process that workers start from: it imports all they need, while we go on.

    Nothing heavy may be imported here: it would have to be waited for.
    """
    multiprocessing.get_context("forkserver").set_forkserver_preload(_PRELOADED)
    multiprocessing.forkserver.ensure_running()


def process_pool(workers: int) -> ProcessPoolExecutor:
    """Worker processes on this machine. Each starts from one that has imported all it needs."""
    begin_to_import()
    context = multiprocessing.get_context("forkserver")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


def _begin() -> None:
    coordinator = multiprocessing.parent_process()
    assert coordinator is not None
    sentinel = coordinator.sentinel
    begin_worker(lambda: multiprocessing.connection.wait([sentinel]))


def begin_worker(until: Callable[[], object]) -> None:
    """Make this process a worker: it ends, with its sandbox, when `until` returns or on SIGTERM.

    A worker whose coordinator was killed would wait for work forever.
    """
    # Ctrl-C goes to every process of the terminal; the coordinator decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)

    def follow() -> None:
        until()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=follow, daemon=True).start()
    # What was imported stays to the end: no search for garbage needs to look through it again.
    gc.freeze()


def _leave(*_: object) -> NoReturn:
    from autograder import execute

    # Not an exception: a test cell that runs now could catch it.
    execute.close()
    os._exit(1)
