"""Sandboxes: what stands around a student's code, and how it is made and unmade."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

from autograder import sandbox as module
from autograder.errors import UsageError
from autograder.limits import MIB, allowed
from autograder.sandbox import Sandbox, SandboxError, check
from autograder.session import Session, WorkerLostError

# A process that would stay for ever.
STAYS = "stays = __import__('subprocess').Popen(['sleep', '9999'])"

LIMITS = allowed({"Limits": {"memory_mb": 200, "disk_mb": 8, "files": 100}})


@pytest.fixture(params=[True, False], ids=["sandbox", "no sandbox"])
def sandbox(request: Any) -> Iterator[Sandbox]:
    made = Sandbox(LIMITS, protected=request.param)
    yield made
    made.close()


@pytest.fixture
def fresh() -> Iterator[Sandbox]:
    """A sandbox to be spoilt."""
    made = Sandbox(LIMITS, protected=True)
    yield made
    made.close()


@pytest.fixture(scope="module")
def _shared() -> Iterator[Sandbox]:
    made = Sandbox(LIMITS, protected=True)
    yield made
    made.close()


@pytest.fixture
def protected(_shared: Sandbox) -> Sandbox:
    """A sandbox that is clear."""
    assert _shared.clear()
    return _shared


def run(sandbox: Sandbox, source: str) -> str:
    """What a cell prints, in a new worker."""
    session = Session(sandbox.fork(), lambda: None)
    session.deadline = time.monotonic() + 30
    told: list[dict[str, Any]] = []
    try:
        session.run(source, 1, told.append)
    finally:
        session.close()
    return "".join(str(one.get("text", one)) for one in told)


def test_it_works_here() -> None:
    check()


def test_one_submission_after_the_other(sandbox: Sandbox) -> None:
    leaves = f"x = 1\nopen('left', 'w').close()\n{STAYS}"
    assert run(sandbox, leaves) == ""
    assert sandbox.clear()
    assert run(sandbox, "import os\nprint(os.listdir(), 'x' in globals())") == "[] False\n"


def test_the_next_worker_waits_for_its_submission(protected: Sandbox) -> None:
    def inside() -> list[int]:
        return [process.pid for process in protected.processes()]

    run(protected, STAYS)
    before = inside()
    assert protected.clear()
    until = time.monotonic() + 30
    while len(inside()) < 3 and time.monotonic() < until:
        time.sleep(0.01)
    # bubblewrap's, the zygote, and one that is new.
    first, zygote, waits = inside()
    assert [first, zygote] == before[:2]
    assert waits not in before
    channel = protected.fork()
    assert inside() == [first, zygote, waits]
    channel.close()


def test_a_worker_holds_nothing_of_the_zygotes(protected: Sandbox) -> None:
    looks = (
        "import os\n"
        "print([os.readlink(f'/proc/self/fd/{n}') for n in os.listdir('/proc/self/fd')[:-1]])"
    )
    held = run(protected, looks)
    assert held.count("socket:") == 1, held  # the judge's
    assert held.count("/notebook") == held.count("pipe:") == 0, held


def test_a_worker_that_gets_ready_leaves_nothing_behind(protected: Sandbox) -> None:
    looks = (
        "import gc, sys, matplotlib.pyplot as pyplot\n"
        "print(sorted(name for name in globals() if not name.startswith('__')))\n"
        "print(len(In), Out, [name for name in dir(sys) if name.startswith('last_')])\n"
        "print(pyplot.get_fignums())\n"
        "print(hasattr(get_ipython().InteractiveTB, 'tb'))"
    )
    names, history, figures, error = run(protected, looks).splitlines()
    own = ["In", "Out", "_", "_dh", "_i", "_i1", "_ih", "_ii", "_iii", "_oh"]
    own += ["exit", "gc", "get_ipython", "open", "pyplot", "quit", "sys"]
    assert names == str(own)
    assert (history, figures, error) == ("2 {} []", "[]", "False")


def test_nobody_begins_before_all_is_clear(protected: Sandbox) -> None:
    run(protected, STAYS)
    protected.begin_to_clear()
    assert run(protected, "import psutil\nprint(len(psutil.pids()))") == "3\n"
    assert protected.clear()


def test_its_end_is_the_end_of_all_that_is_in_it(fresh: Sandbox) -> None:
    run(
        fresh,
        f"for _ in range(3):\n    {STAYS}",
    )
    until = time.monotonic() + 30
    while len(processes := fresh.processes()) < 5 and time.monotonic() < until:
        time.sleep(0.01)  # their parent is ending: for a moment they have none
    assert len(processes) >= 5  # two that are always there, and the three
    fresh.close()
    until = time.monotonic() + 10
    while any(process.is_running() for process in processes) and time.monotonic() < until:
        time.sleep(0.01)
    assert not any(process.is_running() for process in processes)


def test_files_are_counted_wherever_they_are(protected: Sandbox) -> None:
    assert protected.files() == (0, 0)
    run(
        protected,
        "for place in ('/notebook', '/dev/shm'):\n"
        "    for name in 'ab': open(f'{place}/{name}', 'wb').write(bytes(2 ** 20))",
    )
    number, held = protected.files()
    # Two more are the worker's own, for what is written to the descriptors 1 and 2.
    assert 4 <= number <= 6
    assert held == 4 * MIB
    assert protected.clear()
    assert protected.files() == (0, 0)


def test_directories_are_closed_to_what_does_not_fit(protected: Sandbox) -> None:
    said = run(
        protected,
        "for place in ('/notebook', '/dev/shm'):\n"
        "    try: open(f'{place}/a', 'wb').write(bytes(9 * 2 ** 20))\n"
        "    except OSError as error: print(error.strerror)",
    )
    assert said.splitlines() == ["No space left on device"] * 2


def test_a_directory_is_hidden_also_inside_one_that_is_seen(tmp_path: Path) -> None:
    import nbgrader  # in a directory that is seen; submissions do not need it

    inside = Path(nbgrader.__file__).parent
    made = Sandbox(LIMITS, protected=True, hidden=[inside, tmp_path])
    try:
        looks = f"import os\nprint(os.listdir({str(inside)!r}), os.path.exists({str(tmp_path)!r}))"
        assert run(made, looks) == "[] False\n"
    finally:
        made.close()


def test_nothing_of_the_environment_is_in_it(
    protected: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "HOME" in os.environ
    said = run(protected, "import os\nprint(os.environ['HOME'], sorted(os.environ))")
    assert said.startswith("/notebook ")
    assert "PYTEST_CURRENT_TEST" not in said


@pytest.mark.parametrize(
    "call",
    [
        "os.memfd_create('a')",
        "os.sched_setaffinity(os.getppid(), {0})",
        "os.setpriority(os.PRIO_PROCESS, os.getppid(), 5)",
        "os.setpriority(os.PRIO_USER, 0, 5)",
        "os.kill(1, 9)",
        "resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (1, 1))",
        "socket.socket(40, socket.SOCK_STREAM)",
        "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "open('/notebook/../usr/a', 'w')",
        "os.chmod('/notebook', 0)",
        "os.setxattr('/notebook', 'user.a', b'1')",
        "os.setuid(0)",
    ],
)
def test_a_system_call_is_refused(protected: Sandbox, call: str) -> None:
    said = run(
        protected,
        "import os, resource, socket\n"
        f"try: {call}\nexcept OSError as error: print('refused', type(error).__name__)",
    )
    if os.geteuid() != 0 and "'/notebook'," in call:
        return  # its own directory then; it is put right before the next submission
    assert said.startswith("refused"), said


@pytest.mark.parametrize(
    "call",
    [
        "resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))",
        "os.nice(1)",
        "os.sched_setaffinity(0, os.sched_getaffinity(0))",
        "(lambda pair: pair[0].send(b'x'))(socket.socketpair())",
        "socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
        "threading.Thread(target=print).start()",
        "subprocess.run(['true'], check=True)",
        "multiprocessing.get_context('fork').Pool(2).map(abs, [1, -2])",
        "ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)(lambda x: x)(3)",
        "asyncio.run(asyncio.sleep(0))",
        "tempfile.TemporaryFile().write(b'x')",
    ],
)
def test_an_ordinary_one_works(protected: Sandbox, call: str) -> None:
    modules = (
        "asyncio, ctypes, multiprocessing, os, resource, socket, subprocess, tempfile, threading"
    )
    assert run(protected, f"import {modules}\n{call}\nprint('done')").strip() == "done"


def test_a_zygote_that_is_gone_is_noticed(fresh: Sandbox) -> None:
    assert fresh.lives()
    processes = fresh.processes()
    for process in processes:
        with suppress(psutil.NoSuchProcess):  # all end with the first
            process.kill()
    psutil.wait_procs(processes, timeout=10)
    assert not fresh.lives()
    assert not fresh.clear()
    with pytest.raises(SandboxError, match=r"does not answer|has ended"):
        fresh.fork()


def test_a_zygote_that_its_worker_has_killed_does_not_answer_once(fresh: Sandbox) -> None:
    session = Session(fresh.fork(), lambda: None)
    session.deadline = time.monotonic() + 60
    with suppress(WorkerLostError):  # its answer may come before its end
        session.run("import os\nos.kill(os.getppid(), 9)", 1, lambda output: None)
    assert not fresh.lives()
    session.close()


def _missing(*_: Any, **__: Any) -> Any:
    return None


def _broken(*_: Any, **__: Any) -> Any:
    raise OSError("no libseccomp")


@pytest.mark.parametrize(
    ("name", "instead", "why"),
    [
        ("shutil.which", _missing, "apt-get install bubblewrap"),
        ("_filter", _broken, "apt-get install libseccomp2"),
        ("_namespaces", lambda: ["--no-such-option"], "does not work here"),
    ],
)
def test_what_is_missing_is_said(
    monkeypatch: pytest.MonkeyPatch, name: str, instead: Callable[..., Any], why: str
) -> None:
    monkeypatch.setattr(f"{module.__name__}.{name}", instead)
    with pytest.raises(UsageError, match=why):
        check()
