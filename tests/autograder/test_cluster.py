"""Grading on a dask cluster: two workers, each a process as `dask worker` starts it."""

import json
import os
import signal
import subprocess
import sys
import sysconfig
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from autograder import batch, cli, cluster
from autograder.cluster import apart
from autograder.execute import ExecutionError
from autograder.gradebook import read_gradebook

DASK = Path(sysconfig.get_path("scripts"), "dask")


class Cluster:
    """A scheduler and its workers."""

    def __init__(self, folder):
        self.file = folder / "scheduler.json"
        self.log = (folder / "log").open("w")
        self.processes = []
        self.begin("scheduler", "--port", "0", "--host", "127.0.0.1")
        while not self.file.exists():
            assert self.processes[0].poll() is None
            time.sleep(0.05)
        self.address = json.loads(self.file.read_text(encoding="utf-8"))["address"]

    def begin(self, what, *options):
        command = [str(DASK), what, "--scheduler-file", str(self.file), "--no-dashboard", *options]
        self.processes.append(
            subprocess.Popen(command, stdout=self.log, stderr=self.log, start_new_session=True)
        )
        return self.processes[-1]

    def worker(self):
        """One more worker, as the messages say how to start one."""
        return self.begin("worker", "--nthreads", "1")

    def alive(self):
        """The workers that have not ended."""
        return [one for one in self.processes[1:] if one.poll() is None]

    def kill(self, worker):
        """End a worker, and what watches over it, at once."""
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()

    def end(self):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            process.wait(timeout=60)
        self.log.close()


@pytest.fixture(scope="module")
def dask(tmp_path_factory):
    begun = Cluster(tmp_path_factory.mktemp("dask"))
    yield begun
    begun.end()


@pytest.fixture
def ready(dask):
    """The cluster, with two workers."""
    from distributed import Client

    while len(dask.alive()) < 2:
        dask.worker()
    with Client(dask.address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=120)
    return dask


@pytest.fixture
def slow_class(tiny):
    """Six students whose notebooks take a moment each, and one that is wrong."""
    slow = "import subprocess\nsubprocess.run(['sleep', '0.5'])\ndouble = lambda x: "
    for number in range(6):
        tiny.submit(f"s{number}", tiny.answered(double=slow + "x + x"))
    tiny.submit("s6", tiny.answered(double=slow + "x"))
    return tiny


def grades(tiny, kit):
    return read_gradebook(tiny.open(), kit.SECTION)


def notebooks(tiny):
    return {
        path.parent.parent.name: path.read_bytes()
        for path in (tiny.root / "autograded").rglob("*.ipynb")
    }


def test_the_cluster_leaves_what_the_pool_leaves(ready, tiny, kit):
    tiny.submit("ann", tiny.answered())
    tiny.submit("bob", tiny.answered(double="print('on the way')\ndouble = abs", square="1 / 0"))
    tiny.submit("cyd", tiny.released())
    done = tiny.backprop("grade", kit.SECTION, "--cluster", ready.address)
    assert done.returncode == 0, done.stderr
    assert "3 graded" in done.stdout
    there = grades(tiny, kit), notebooks(tiny)
    assert [one.points for one in there[0].students.values()] == [5.5, 0, 0]
    assert tiny.backprop("grade", kit.SECTION, "--force").returncode == 0
    assert (grades(tiny, kit), notebooks(tiny)) == there


def begin_grading(tiny, kit, address):
    """Start the command."""
    script = Path(sysconfig.get_path("scripts"), "backprop")
    return subprocess.Popen(
        [script, "grade", kit.SECTION, "--cluster", address],
        cwd=tiny.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def graded_by(worker):
    """All processes of a worker if a student's code runs in its sandbox now, else none."""
    below = psutil.Process(worker.pid).children(recursive=True)
    programs = []
    for process in below:
        with suppress(psutil.NoSuchProcess):  # it has ended meanwhile
            programs.append(process.name())
    return below if "sleep" in programs else []


def test_the_work_of_a_worker_that_dies_is_done_by_another(ready, slow_class, kit):
    process = begin_grading(slow_class, kit, ready.address)
    workers = ready.alive()
    while not (busy := [(one, below) for one in workers if (below := graded_by(one))]):
        assert process.poll() is None
        time.sleep(0.02)
    worker, below = busy[0]
    ready.kill(worker)
    out, err = process.communicate()
    assert process.returncode == 0, err
    assert "7 graded" in out
    assert not psutil.wait_procs(below, timeout=120)[1]
    found = grades(slow_class, kit).students
    assert [found[f"s{number}"].points for number in range(7)] == [5.5] * 6 + [3.5]


def test_ctrl_c_leaves_the_cluster_to_others(ready, slow_class, kit):
    process = begin_grading(slow_class, kit, ready.address)
    for line in process.stderr:
        if f"{kit.SECTION} 1/" in line:
            break
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode == cli.INTERRUPTED, err
    assert "left when it was interrupted" in out
    again = slow_class.backprop("grade", kit.SECTION, "--cluster", ready.address)
    assert again.returncode == 0, again.stderr
    assert len(grades(slow_class, kit).students) == 7


# What can be wrong -------------------------------------------------------------------------------


@pytest.fixture
def grade(tiny, kit, capsys):
    """Gives the exit status and what was said on stderr."""
    tiny.submit("ann", tiny.answered())

    def run(address):
        status = cli.main(["grade", kit.SECTION, "--course", str(tiny.root), "--cluster", address])
        return status, capsys.readouterr().err

    return run


def test_without_dask_the_message_says_how_to_get_it(grade, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    status, said = grade("tcp://127.0.0.1:1")
    assert status == cli.NOTHING_DONE
    assert 'pip install "backprop-course[cluster]"' in said


def test_where_nobody_answers_the_message_says_what_to_start(grade, monkeypatch):
    monkeypatch.setattr(cluster, "_SECONDS", 0.5)
    status, said = grade("tcp://127.0.0.1:1")
    assert status == cli.NOTHING_DONE
    assert "no scheduler answers at tcp://127.0.0.1:1" in said
    assert "dask scheduler" in said


@pytest.mark.parametrize("address", ["nonsense://x", "tcp://127.0.0.1:none"])
def test_an_address_that_is_none_is_said(grade, monkeypatch, address):
    monkeypatch.setattr(cluster, "_SECONDS", 0.5)
    status, said = grade(address)
    assert status == cli.NOTHING_DONE
    assert address in said


def test_a_scheduler_without_workers_is_said(grade, tmp_path_factory):
    empty = Cluster(tmp_path_factory.mktemp("empty"))
    try:
        status, said = grade(empty.address)
    finally:
        empty.end()
    assert status == cli.NOTHING_DONE
    assert f"dask worker {empty.address} --nthreads 1" in said


def test_a_worker_that_ends_while_it_is_looked_at_is_left_out(ready, grade, monkeypatch):
    look, groups = cluster._ready, []

    def look_or_end(protected):
        if os.getpgid(0) in groups:
            os.killpg(0, signal.SIGKILL)
        return look(protected)

    monkeypatch.setattr(cluster, "_ready", look_or_end)
    lost, other = ready.alive()
    groups.append(lost.pid)
    status, said = grade(ready.address)
    assert status == 0, said
    assert said.count("ended while it was looked at, and is left out") == 1
    lost.wait()
    # With none left there is nobody to grade.
    groups.append(other.pid)
    status, said = grade(ready.address)
    assert status == cli.NOTHING_DONE
    assert f"the scheduler at {ready.address} has no workers" in said
    other.wait()


def test_workers_with_other_checks_are_not_used(ready, grade, monkeypatch):
    monkeypatch.setattr(batch, "CHECKS", ("helpers",))
    status, said = grade(ready.address)
    assert status == cli.NOTHING_DONE
    assert "has another version of this course's checks" in said


# The process next to a worker --------------------------------------------------------------------


@pytest.fixture
def ended():
    """The process next to this one is gone after the test."""
    yield
    while cluster._next_to_us:
        cluster._next_to_us.pop().close()


@pytest.mark.usefixtures("ended")
def test_what_is_run_apart_has_one_process_and_its_errors_arrive():
    first = apart(os.getpid)
    assert first != os.getpid()
    with pytest.raises(ZeroDivisionError):
        apart(divmod, 1, 0)
    assert apart(os.getpid) == first


@pytest.mark.usefixtures("ended")
def test_a_process_that_is_ended_is_said_and_another_one_begun():
    first = apart(os.getpid)
    with pytest.raises(ExecutionError, match="was ended"):
        apart(os._exit, 1)
    assert apart(os.getpid) != first


@pytest.mark.usefixtures("ended")
def test_a_process_ends_when_the_worker_next_to_it_does():
    pid = apart(os.getpid)
    cluster._next_to_us[-1]._process.stdin.close()
    assert not psutil.wait_procs([psutil.Process(pid)], timeout=120)[1]
