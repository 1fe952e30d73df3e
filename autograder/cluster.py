"""Grading on a cluster: the workers of a dask scheduler in place of processes of this machine.

A dask worker runs its tasks in a thread, beside threads of its own. A test cell needs a process to
itself: its standard output is the process's, and only a main thread can be interrupted. So each
worker has a process next to it that runs one notebook after the other.
"""

import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from multiprocessing.connection import Connection
from socket import socketpair
from typing import Any, Final

from autograder import sandbox
from autograder.batch import checks_digest
from autograder.errors import UsageError
from autograder.execute import ExecutionError
from autograder.workers import begin_worker

INSTALL: Final = 'python -m pip install "backprop-course[cluster]"'

# How long a scheduler may take to answer.
_SECONDS: Final = 10


class ClusterExecutor(Executor):
    """A dask client's executor whose tasks run in a process to themselves."""

    def __init__(self, client: Any) -> None:
        # Not pure: dask would take the failure of a notebook for what the same one gives again.
        self._executor = client.get_executor(pure=False)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run a function on some worker."""
        future: Future[Any] = self._executor.submit(apart, fn, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more; wait for what is under way, or cancel it."""
        self._executor.shutdown(wait=wait and not cancel_futures)


@contextmanager
def cluster(
    address: str, *, protected: bool, say: Callable[[str], None]
) -> Iterator[tuple[Callable[[], ClusterExecutor], int]]:
    """Makes executors on the cluster whose scheduler is at this address; how many workers it has.

    say: told of each worker that is left out.

    Raises:
        UsageError: dask is not installed, nobody answers, or a worker cannot grade.
    """
    try:
        from distributed import Client
        from distributed.comm.addressing import get_address_host
        from distributed.comm.core import CommClosedError
    except ModuleNotFoundError as error:
        raise UsageError(
            f"--cluster needs {error.name}, which is not installed. Install it with: {INSTALL}"
        ) from error
    try:
        # A client of an address that is none would be left half made. When its memory is freed it
        # waits for a lock; for ever, if that happens while another client is being made.
        get_address_host(address)
        client = Client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"no scheduler answers at {address} ({error}). Start one with: dask scheduler. Then, "
            f"on each machine, for each core: dask worker {address} --nthreads 1"
        ) from error
    with client:
        workers = 0
        for worker, answer in client.run(_ready, protected, on_error="return").items():
            if isinstance(answer, CommClosedError):
                # As if it had ended later: what it would have done is done by the others.
                say(f"the worker {worker} ended while it was looked at, and is left out")
                continue
            if isinstance(answer, BaseException):
                raise UsageError(
                    f"the worker {worker} cannot grade: {type(answer).__name__}: {answer}"
                )
            if answer != checks_digest():
                raise UsageError(
                    f"the worker {worker} has another version of this course's checks. Install "
                    "the same one on all machines."
                )
            workers += 1
        if not workers:
            raise UsageError(
                f"the scheduler at {address} has no workers. On each machine, for each core: "
                f"dask worker {address} --nthreads 1"
            )
        yield lambda: ClusterExecutor(client), workers


def _ready(protected: bool) -> str:
    """On a worker: see that it can grade; gives the digest of its checks.

    Raises:
        UsageError: it cannot make sandboxes.
    """
    if protected:
        sandbox.check()
    return checks_digest()


def apart(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function in the process next to this one, which is begun for the first call.

    Raises what the function raises.

    Raises:
        ExecutionError: the process was ended.
    """
    with _one_at_a_time:
        if not _next_to_us:
            _next_to_us.append(_Process())
        try:
            failed, result = _next_to_us[-1].call(function, arguments)
        except (EOFError, OSError) as error:
            _next_to_us.pop().close()
            raise ExecutionError("the process that graded it was ended") from error
    if failed:
        raise result
    return result


class _Process:
    """A process that does one thing after the other, until this one has ended."""

    def __init__(self) -> None:
        ours, theirs = socketpair()
        begin = f"from {__name__} import serve; serve({theirs.fileno()})"
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-c", begin], pass_fds=[theirs.fileno()], stdin=subprocess.PIPE
            )
        self._connection = Connection(ours.detach())

    def call(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
        """Whether the call failed, and what it gave or raised."""
        self._connection.send((function, arguments))
        answer: tuple[bool, Any] = self._connection.recv()
        return answer

    def close(self) -> None:
        """End it."""
        self._connection.close()
        self._process.kill()
        self._process.communicate()


def serve(socket: int) -> None:
    """In the process next to a worker: do what is asked, until standard input is closed."""
    begin_worker(sys.stdin.buffer.read)
    connection = Connection(socket)
    while True:
        function, arguments = connection.recv()
        try:
            answer = (False, function(*arguments))
        except Exception as error:  # noqa: BLE001 - it is raised again where it was asked for
            answer = (True, error)
        connection.send_bytes(pickle.dumps(answer))


_one_at_a_time: Final = threading.Lock()
_next_to_us: Final[list[_Process]] = []
