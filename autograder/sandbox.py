"""The place where a student's code runs: bubblewrap, with limits, and a zygote in it.

A sandbox has no network, no file of the machine's that could be written to, no sight of other
processes, of the course or of environment variables; three directories that can be written to,
empty and of bounded size. It serves one submission after the other. One that cannot be cleared
between two, or that does not answer, is thrown away.
"""

import errno
import json
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

import psutil

from autograder.errors import UsageError
from autograder.limits import Allowed
from autograder.worker.channel import Channel

INSTALL: Final = "On Debian and Ubuntu: apt-get install bubblewrap"

# What the sandbox sees of our own code: nothing of it knows an answer or a grade.
SEEN: Final = ("helpers", "grader_tests", "autograder/worker", "autograder/__init__.py")

# Inside: the working directory, and where our code is.
WORK: Final = "/notebook"
_TEMPORARY: Final = "/tmp"
_CODE: Final = "/course"

# How long a zygote may take to import everything, on a busy machine; and to answer afterwards.
_SECONDS_TO_START: Final = 120
_SECONDS_TO_ANSWER: Final = 10
_MOST_ANSWER: Final = 1 << 16
_MOST_PLACES: Final = 3

# Users that no machine gives to anybody. Root's sandboxes run as one of them each.
_FIRST_USER: Final = 1_900_000_000

# System calls that no notebook needs: they look into other processes or hold them back, make
# namespaces and mounts, load code into the kernel, take memory that no limit counts, or leave
# behind what outlives a process.
# fmt: off
_DENIED: Final = (
    "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_getfd",
    "memfd_create", "memfd_secret", "process_mrelease", "migrate_pages", "move_pages",
    "sched_setscheduler", "sched_setparam", "sched_setattr", "ioprio_set", "io_setup",
    "unshare", "setns", "mount", "umount2", "move_mount", "open_tree", "fsopen", "fsconfig",
    "fsmount", "fspick", "pivot_root", "chroot", "open_by_handle_at", "name_to_handle_at",
    "mount_setattr", "bpf", "perf_event_open", "userfaultfd", "io_uring_setup",
    "io_uring_enter", "io_uring_register", "add_key", "request_key", "keyctl", "init_module",
    "finit_module", "delete_module", "kexec_load", "reboot", "swapon", "swapoff", "syslog",
    "acct", "quotactl", "settimeofday", "clock_settime", "adjtimex", "clock_adjtime",
    "sethostname", "setdomainname", "shmget", "semget", "msgget", "mq_open", "fanotify_init",
    "personality", "lookup_dcookie", "nfsservctl", "vhangup",
)
# fmt: on
_NEW_NAMESPACES: Final = (
    0x00020000,  # CLONE_NEWNS
    0x02000000,  # CLONE_NEWCGROUP
    0x04000000,  # CLONE_NEWUTS
    0x08000000,  # CLONE_NEWIPC
    0x10000000,  # CLONE_NEWUSER
    0x20000000,  # CLONE_NEWPID
    0x40000000,  # CLONE_NEWNET
)

# Those of which only one form is denied, unless these arguments are 0: what they change then is
# another process, such as the zygote, and all that it will fork.
_OWN_ONLY: Final = (
    *(("prlimit64", 0), ("sched_setaffinity", 0)),
    *(("setpriority", 0), ("setpriority", 1)),
)

# The only kinds of sockets: in the machine itself, and the internet's two, which lead nowhere here.
_SOCKETS: Final = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6)
_MOST_SOCKETS: Final = 64

_BEGIN: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from autograder.worker.zygote import main; main(int(sys.argv[2]))"
)


class SandboxError(Exception):
    """The sandbox does not work, or no longer; the text says what it said last."""


def check() -> None:
    """See that sandboxes can be made here.

    Raises:
        UsageError: they cannot; the message says why, and what to install.
    """
    if sys.platform != "linux":
        raise UsageError(
            "submissions are graded on Linux. On Windows, use WSL; on a Mac, a container."
        )
    if shutil.which("bwrap") is None:
        raise UsageError(
            "bubblewrap is not installed, and without it a student's code would run unprotected. "
            f"{INSTALL}. To run it unprotected all the same: --no-sandbox"
        )
    done = subprocess.run(
        ["bwrap", *_namespaces(), "--ro-bind", "/", "/", "--", "true"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise UsageError(
            f"bubblewrap does not work here: {done.stderr.strip()}. It needs unprivileged user "
            "namespaces (some systems switch them off). To run submissions unprotected: "
            "--no-sandbox"
        )
    try:
        _filter()
    except (ImportError, OSError, RuntimeError) as error:
        raise UsageError(
            f"the filter of system calls cannot be made: {error}. On Debian and Ubuntu: "
            "apt-get install libseccomp2. To run submissions unprotected: --no-sandbox"
        ) from error


class Sandbox:
    """A running sandbox, or with `protected` false an ordinary process in its place."""

    def __init__(self, limits: Allowed, *, protected: bool, hidden: Iterable[Path] = ()) -> None:
        """Start it.

        hidden: directories that must not be seen inside, also where they lie in one that is.

        Raises:
            SandboxError: it does not start.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control = ours
        self._places: list[int] = []
        self._is_clear: bool | None = True
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the sandbox
        self._private = None if protected else tempfile.TemporaryDirectory(prefix="backprop-")
        settings: dict[str, Any] = {
            "limits": limits.of_process(),
            "writable": _writable() if self._private is None else [_work_in(self._private.name)],
            "alone": protected,
            "user": _FIRST_USER + os.getpid() if protected and os.geteuid() == 0 else None,
        }
        with theirs:
            self._process = (
                self._start(theirs.fileno(), limits, hidden)
                if protected
                else self._start_unprotected(theirs.fileno())
            )
        try:
            self._ask(settings, timeout=_SECONDS_TO_START)
        except SandboxError:
            self.close()
            raise

    def _start(
        self, control: int, limits: Allowed, hidden: Iterable[Path]
    ) -> subprocess.Popen[bytes]:
        filter_file = os.memfd_create("filter")
        try:
            os.write(filter_file, _filter())
            os.lseek(filter_file, 0, os.SEEK_SET)
            command = [
                "bwrap",
                *_namespaces(),
                *["--die-with-parent", "--new-session", "--clearenv"],
                *["--seccomp", str(filter_file)],
                *_view(limits, hidden),
                *(
                    part
                    for name, value in _environment().items()
                    for part in ("--setenv", name, value)
                ),
                *["--chdir", WORK, "--"],
                *[sys.executable, "-I", "-X", "utf8", "-c", _BEGIN, _CODE, str(control)],
            ]
            return self._popen(command, (control, filter_file), {"PATH": os.environ["PATH"]})
        finally:
            os.close(filter_file)

    def _start_unprotected(self, control: int) -> subprocess.Popen[bytes]:
        root = str(Path(__file__).parents[1])
        command = [sys.executable, "-X", "utf8", "-c", _BEGIN, root, str(control)]
        assert self._private is not None
        own = {"IPYTHONDIR": f"{self._private.name}/ipython"}
        return self._popen(command, (control,), {**os.environ, **_threads(), **_SHELL, **own})

    def _popen(
        self, command: list[str], files: tuple[int, ...], environment: dict[str, str]
    ) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command,
            pass_fds=files,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            cwd="/",
        )

    def fork(self) -> Channel:
        """Begin a submission: a new worker, at the other end of the channel.

        Raises:
            SandboxError: the zygote does not answer, or something of the last submission is left.
        """
        if not self.is_clear():
            raise SandboxError(
                f"the sandbox does not answer, or something is left in it. {self._words()}"
            )
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                self._ask({"do": "fork"}, files=[theirs.fileno()])
        except SandboxError:
            ours.close()
            raise
        return Channel(ours)

    def interrupt(self) -> None:
        """Interrupt the worker, as Ctrl-C does.

        Raises:
            SandboxError: the zygote does not answer.
        """
        self._ask({"do": "interrupt"})

    def lives(self) -> bool:
        """Whether the zygote answers. One that was killed does not, though its worker still may."""
        try:
            self._ask({"do": "answer"})
        except SandboxError:
            return False
        return True

    def clear(self) -> bool:
        """End the submission: its processes and files; whether nothing of it is left."""
        self.begin_to_clear()
        return self.is_clear()

    def begin_to_clear(self) -> None:
        """Have the submission ended. Nothing else may be asked before `is_clear` was."""
        try:
            self._send({"do": "clear"})
            self._is_clear = None
        except SandboxError:
            self._is_clear = False

    def is_clear(self) -> bool:
        """Whether nothing is left of the submission; waits until that is known."""
        if self._is_clear is None:
            try:
                self._is_clear = not self._answer()["left"]
            except SandboxError:
                self._is_clear = False
        return self._is_clear

    def processes(self) -> list[psutil.Process]:
        """All processes in it, the zygote included."""
        try:
            return list(psutil.Process(self._process.pid).children(recursive=True))
        except psutil.NoSuchProcess:
            return []

    def files(self) -> tuple[int, int]:
        """How many files and directories there are in it, and how many bytes they hold."""
        found = [os.fstatvfs(place) for place in self._places]
        # Each of the directories is one file of its own file system.
        number = sum(place.f_files - place.f_ffree - 1 for place in found)
        return number, sum((place.f_blocks - place.f_bfree) * place.f_frsize for place in found)

    def close(self) -> None:
        """End it, with everything in it."""
        self._control.close()
        while self._places:
            os.close(self._places.pop())
        self._process.kill()
        self._process.wait()
        self._said.close()
        if self._private is not None:
            self._private.cleanup()

    def _ask(
        self,
        what: dict[str, Any],
        *,
        files: Iterable[int] = (),
        timeout: float = _SECONDS_TO_ANSWER,
    ) -> dict[str, Any]:
        self._send(what, files)
        return self._answer(timeout)

    def _send(self, what: dict[str, Any], files: Iterable[int] = ()) -> None:
        try:
            self._control.settimeout(_SECONDS_TO_ANSWER)
            socket.send_fds(self._control, [json.dumps(what).encode()], list(files))
        except OSError as error:
            raise self._silent(error) from None

    def _answer(self, timeout: float = _SECONDS_TO_ANSWER) -> dict[str, Any]:
        try:
            self._control.settimeout(timeout)
            answer, places, _, _ = socket.recv_fds(self._control, _MOST_ANSWER, _MOST_PLACES)
            self._places += places
        except OSError as error:
            raise self._silent(error) from None
        if not answer:
            raise SandboxError(f"the sandbox has ended. {self._words()}")
        found: dict[str, Any] = json.loads(answer)
        return found

    def _silent(self, error: OSError) -> SandboxError:
        return SandboxError(f"the sandbox does not answer ({error}). {self._words()}")

    def _words(self) -> str:
        """The last of what was said on the sandbox's stderr."""
        self._said.seek(0)
        return self._said.read()[-2000:].decode("utf-8", "replace").strip()


def _each(option: str, *values: tuple[str, ...]) -> list[str]:
    """An option given several times."""
    return [part for value in values for part in (option, *value)]


def _work_in(private: str) -> str:
    """The working directory of unprotected submissions."""
    work = Path(private, "work")
    work.mkdir()
    return str(work)


def _namespaces() -> list[str]:
    """Everything apart. Root needs no user namespace, and without one can become somebody else."""
    apart = ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"]
    apart.append("--unshare-cgroup-try")
    if os.geteuid() == 0:
        rights = ["CAP_SETUID", "CAP_SETGID"]
        return [
            *apart,
            "--cap-drop",
            "ALL",
            *(part for one in rights for part in ("--cap-add", one)),
        ]
    return ["--unshare-user", *apart]


def _writable() -> list[str]:
    """The directories that can be written to; the first is the working directory.

    /tmp is not among them where Python itself, or our code, is in it.
    """
    in_use = any(path.is_relative_to(_TEMPORARY) for path in _shown())
    return [WORK, "/dev/shm", *([] if in_use else [_TEMPORARY])]


def _shown() -> set[Path]:
    """What of the machine's files is seen inside: the system and Python."""
    python = {Path(sys.prefix), Path(sys.base_prefix), Path(sysconfig.get_path("stdlib"))}
    python |= {Path(sysconfig.get_path(name)) for name in ("platlib", "purelib")}
    python |= {Path(sys.executable).parent, Path(sys.executable).resolve().parent}
    return {Path("/usr"), *python, Path("/etc/ld.so.cache"), Path("/etc/fonts")}


def _view(limits: Allowed, hidden: Iterable[Path]) -> list[str]:
    """The files that are seen inside: the system, Python and our code, all read-only."""
    root = Path(__file__).parents[1]
    shown = _shown()
    places: dict[Path, list[str]] = {}
    for place in ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"):
        path = Path(place)
        if path.is_symlink():
            places[path] = ["--symlink", str(path.readlink()), place]
        elif path.is_dir():
            shown.add(path)
    for path in shown:
        if path.exists():
            places[path] = ["--ro-bind", str(path), str(path)]
    for path in hidden:
        if any(path.is_relative_to(one) for one in shown):
            places[path] = ["--tmpfs", str(path), "--remount-ro", str(path)]
    for path in list(places):
        for parent in path.parents[:-1]:
            # Made by bubblewrap alone, they would be closed to all but their owner.
            places.setdefault(parent, ["--perms", "0755", "--dir", str(parent)])
    # A directory after the one that it lies in.
    view = [
        part for path in sorted(places, key=lambda one: len(one.parts)) for part in places[path]
    ]
    for directory in (_CODE, f"{_CODE}/autograder", f"{_CODE}/matplotlib"):
        view += ["--perms", "0755", "--dir", directory]
    for name in SEEN:
        view += ["--ro-bind", str(root / name), f"{_CODE}/{name}"]
    fonts = font_list()
    view += ["--ro-bind", str(fonts), f"{_CODE}/matplotlib/{fonts.name}"]
    view += ["--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"]
    for place in _writable():
        view += ["--perms", "1777", "--size", str(limits.disk), "--tmpfs", place]
    return [*view, "--remount-ro", "/"]


@cache
def font_list() -> Path:
    """matplotlib's list of the machine's fonts; without it each sandbox would search for them."""
    import matplotlib as mpl
    import matplotlib.font_manager

    (found,) = Path(mpl.get_cachedir()).glob(
        f"fontlist-v{matplotlib.font_manager.FontManager.__version__}*.json"
    )
    return found


# What a kernel sets for the programs that a cell starts: no pager, and colours.
_SHELL: Final = {
    "TERM": "xterm-color",
    "CLICOLOR": "1",
    "FORCE_COLOR": "1",
    "CLICOLOR_FORCE": "1",
    "PAGER": "cat",
    "GIT_PAGER": "cat",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "NBGRADER_EXECUTION": "autograde",
}


def _threads() -> dict[str, str]:
    """One thread a worker: the batch has as many workers as there are cores."""
    return {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "NUMEXPR")}


def _environment() -> dict[str, str]:
    """All the variables there are inside."""
    return {
        **_threads(),
        **_SHELL,
        "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": WORK,
        "USER": "student",
        "LANG": "C.UTF-8",
        "MPLCONFIGDIR": f"{_CODE}/matplotlib",
        "IPYTHONDIR": f"{_CODE}/ipython",
        "TMPDIR": _writable()[-1],
    }


@cache
def _filter() -> bytes:
    """The filter of system calls, as the kernel takes it.

    Raises:
        ImportError, OSError, RuntimeError: libseccomp is not there.
    """
    import pyseccomp

    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    denied = pyseccomp.ERRNO(errno.EPERM)
    for name in _DENIED:
        if (
            pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name) >= 0
        ):  # this kind of machine has it
            rules.add_rule(denied, name)
    for flag in _NEW_NAMESPACES:
        rules.add_rule(denied, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag))
    for name, position in _OWN_ONLY:
        rules.add_rule(denied, name, pyseccomp.Arg(position, pyseccomp.NE, 0))
    for family in set(range(_MOST_SOCKETS)) - set(_SOCKETS):
        rules.add_rule(denied, "socket", pyseccomp.Arg(0, pyseccomp.EQ, family))
    rules.add_rule(denied, "socket", pyseccomp.Arg(0, pyseccomp.GE, _MOST_SOCKETS))
    # Its flags are behind a pointer, where a filter cannot look: libraries then use clone.
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()
