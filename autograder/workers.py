"""The processes that run notebooks on this machine. None outlives the one that began it."""

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures.process import ProcessPoolExecutor
from typing import NoReturn

from autograder import execute


def process_pool(workers: int) -> ProcessPoolExecutor:
    """Worker processes on this machine. Each starts from one that has imported all it needs."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["autograder.execute"])
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


def _leave(*_: object) -> NoReturn:
    # Not an exception: a test cell that runs now could catch it.
    execute.close()
    os._exit(1)
