"""Tasks run in a forked process; what hangs or ends it is told, and the others are done.

The tests run in a process of one thread: a fork copies no other thread, but it copies their locks.
"""

import json
import subprocess
import sys

from tests.judge.cells import ROOT

PROGRAM = """
import json, os, sys, time
from tests.judge import processes
from tests.judge.processes import renew_clock, results
processes.PATIENCE_S = 2.0

def hang():
    while True:
        pass

def long_in_parts():
    for _ in range(4):
        renew_clock(0.5)
        begin = time.process_time()
        while time.process_time() - begin < 0.2:
            pass
    return "done"

def slow_in_parts():
    for _ in range(5):
        renew_clock(0.5)
        time.sleep(0.5)
    return "slowly done"

tasks = {"one": lambda: 1, "text": lambda: "é\\n", "hang": hang, "crash": lambda: os._exit(0),
         "abort": os.abort, "raise": lambda: 1 / 0, "parts": long_in_parts,
         "slow parts": slow_in_parts, "silent": lambda: time.sleep(60),
         "print": lambda: print("noise"), "write": lambda: os.write(1, b"noise"),
         "last": lambda: [2]}
print(json.dumps(results([tasks[name] for name in sys.argv[1:]], 0.5, str.upper)))
"""


def results_of(*names: str) -> list[object]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *names],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return json.loads(done.stdout)


def test_results_come_in_order():
    assert results_of("one", "text", "last") == [1, "é\n", [2]]


def test_what_hangs_or_ends_its_process_is_told_and_the_others_are_done():
    assert results_of("one", "hang", "crash", "abort", "last") == [
        1, "TIMEOUT", "CRASHED", "CRASHED", [2],
    ]  # fmt: skip


def test_an_error_in_a_task_is_a_crash():
    assert results_of("raise", "last") == ["CRASHED", [2]]


def test_a_task_of_parts_gets_its_time_for_each():
    assert results_of("parts") == ["done"]


def test_a_task_of_parts_is_waited_for_as_long_as_it_begins_new_ones():
    assert results_of("slow parts", "silent", "one") == ["slowly done", "TIMEOUT", 1]


def test_what_a_task_prints_does_not_mix_with_results():
    assert results_of("print", "write", "one") == [None, 5, 1]
