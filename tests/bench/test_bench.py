"""The benchmark, on a class of three; and that the page in docs/ is one that it wrote."""

import re
import subprocess
import sys
import time

import pytest

from tests.bench.__main__ import PAGE, measure
from tests.bench.page import Round, page, table
from tests.bench.processes import MIB, memory_of, run


def test_it_measures_both_and_says_where_the_time_goes(tmp_path):
    measured = measure(tmp_path, rounds=1, students=3, plain=1)
    (only,) = measured.rounds
    assert 0 < only.floor < only.checks
    assert min(only.ours, only.plain) > 0
    assert min(only.our_memory, only.plain_memory) > 10 * MIB
    seconds = measured.profile["seconds"]
    assert min(seconds.values()) > 0
    cells = measured.profile["cells"]
    assert "MulLayer__robust" in cells
    # All that is asked outside of test cells, such as names, is asked in few questions.
    assert sum(calls for calls, _ in cells.values()) == pytest.approx(measured.profile["calls"])
    written = page(measured)
    for part in seconds:
        assert f"| {part} |" in written
    assert not re.search(r"[{}]", written)


def test_the_table_shows_minimum_median_and_maximum():
    rounds = [Round(one, 60 * one, MIB, 2 * MIB, 0.001, 0.002) for one in (0.03, 0.01, 0.02)]
    lines = table(rounds).splitlines()
    assert "| backprop grade, a submission | 10.0 ms | 20.0 ms | 30.0 ms |" in lines
    assert "| **how many times faster** | 60.0 × | 60.0 × | 60.0 × |" in lines
    assert "| nbgrader autograde, memory | 2 MiB | 2 MiB | 2 MiB |" in lines


def test_memory_is_that_of_all_processes():
    hold = f"x = bytearray(50 * {MIB}); print(flush=True); input()"
    begin = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", begin], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        assert memory_of(process.pid) > 50 * MIB
        process.stdin.close()
    assert memory_of(process.pid) == 0


def test_a_command_that_fails_is_said(tmp_path):
    with pytest.raises(RuntimeError, match="no course directory"):
        run(["backprop", "grade", "x", "--course", "none"], tmp_path)


def test_seconds_are_those_by_the_clock(tmp_path):
    begin = time.perf_counter()
    ran = run(["backprop", "--help"], tmp_path)
    assert 0 < ran.seconds <= time.perf_counter() - begin
    assert "grade" in ran.printed


def test_the_page_is_one_that_it_wrote():
    text = PAGE.read_text(encoding="utf-8")
    assert re.search(
        r"\| \*\*how many times faster\*\* \| [\d.]+ × \| [\d.]+ × \| [\d.]+ × \|", text
    )
    assert re.search(r"\*\*[\d,]+ questions\*\* a submission", text)
