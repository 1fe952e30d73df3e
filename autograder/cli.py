"""The command line: `backprop`, its arguments and its exit status.

0: all done. 1: some submission could not be graded; it is named, the others are graded. 2: nothing
was done, and why. 130: interrupted with Ctrl-C; what was recorded until then is valid.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from autograder.errors import UsageError
from autograder.workers import begin_to_import

NOTHING_DONE: Final = 2
INTERRUPTED: Final = 130
READER_GONE: Final = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A student's name must not stop the run where the terminal cannot show it.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    chosen = _parser().parse_args(arguments)
    try:
        return _run(chosen)
    except UsageError as error:
        print(f"backprop: {error}", file=sys.stderr)
        return NOTHING_DONE
    except BrokenPipeError:
        # Whoever read the output has seen enough, as in `backprop report 02_layers | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    except OSError as error:
        print(f"backprop: stopped, since a file could not be used: {error}", file=sys.stderr)
        return NOTHING_DONE
    except KeyboardInterrupt:
        print("backprop: interrupted.", file=sys.stderr)
        return INTERRUPTED


def _run(chosen: argparse.Namespace) -> int:
    if chosen.command == "demo" or (chosen.command == "grade" and not chosen.cluster):
        begin_to_import()
    try:
        import autograder.start  # noqa: F401 - first

        gc.disable()  # nothing that is imported is ever let go
        # Only here: a plain install has none of what grading needs, and --help should be quick.
        from autograder import commands

        gc.freeze()
        gc.enable()
    except ModuleNotFoundError as error:
        if error.name == "fcntl":
            raise UsageError("backprop grades on Linux. On Windows, use WSL.") from error
        raise UsageError(
            f"this environment lacks {error.name}, which grading needs. Install it with: "
            'python -m pip install "backprop-course[grade]"'
        ) from error
    match chosen.command:
        case "release":
            return commands.release(chosen.course, chosen.section)
        case "grade":
            return commands.grade(
                chosen.course,
                chosen.section,
                students=chosen.student,
                workers=chosen.workers,
                address=chosen.cluster,
                force=chosen.force,
                protected=not chosen.no_sandbox,
            )
        case "feedback":
            return commands.feedback(chosen.course, chosen.section, students=chosen.student)
        case "report":
            return commands.report(chosen.course, chosen.section)
        case _:
            return commands.demo(chosen.course, workers=chosen.workers)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="backprop",
        description="Grade the exercises of the backpropagation course.",
        epilog="Exit status: 0 all graded; 1 some submission could not be graded (it is named, the "
        "others are graded); 2 nothing done.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, does: str, sections: str | None) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=does, description=does)
        if sections is not None:
            added.add_argument(
                "section", nargs=sections, metavar="SECTION", help="such as 02_layers"
            )
        added.add_argument(
            "--course",
            type=Path,
            default=Path(),
            metavar="DIR",
            help="the nbgrader course directory (default: the current one)",
        )
        return added

    command("release", "Make the students' notebooks from source/ (default: of all sections).", "*")
    grade = command("grade", "Grade what lies in submitted/STUDENT/SECTION/.", "+")
    feedback = command("feedback", "Write each student's page to feedback/.", "+")
    command("report", "Print the class's table and write reports/SECTION.csv.", "+")
    demo = command("demo", "Grade a class of sample students in build/demo/.", None)
    for added in (grade, feedback):
        added.add_argument(
            "--student",
            action="append",
            metavar="ID",
            help="only this student; may be given several times (an id that begins with a dash: "
            "--student=-ID)",
        )
    places = grade.add_mutually_exclusive_group()
    places.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="run the submissions on the workers of the dask scheduler at this address, such as "
        "tcp://127.0.0.1:8786, not on this machine",
    )
    for group in (places, demo):
        group.add_argument(
            "--workers",
            type=_workers,
            default=_usable_cores(),
            metavar="N",
            help="how many submissions to run at once (default: the usable cores, %(default)s)",
        )
    grade.add_argument(
        "--force", action="store_true", help="grade again what is graded and has not changed"
    )
    grade.add_argument(
        "--no-sandbox",
        action="store_true",
        help="run the students' code unprotected, as you; for code that you trust, where there is "
        "no bubblewrap",
    )
    return parser


def _workers(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 on")
    return int(text)


def _usable_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
