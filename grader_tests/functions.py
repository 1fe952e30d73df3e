"""Checks of plain functions: called with known or random arguments, and compared."""

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader_tests.answers import show
from grader_tests.calling import call
from grader_tests.failure import CheckFailed, Details
from grader_tests.misconceptions import Suspect
from grader_tests.oracle import Estimate
from grader_tests.questions import Form, Question
from grader_tests.registry import Run, register


@dataclass(frozen=True)
class Trial:
    """Arguments of one call, by name and in order, the right results, and what mistakes answer."""

    arguments: Mapping[str, Any]
    expected: Mapping[str, Estimate]
    suspects: Sequence[Suspect] = ()


@dataclass(frozen=True)
class Function:
    """What an exercise that is a plain function asks for.

    trials: called with a run, gives its trials, the simplest first. form: see Question.settle.
    gradient: the results are derivatives. read: where the lecture explains it.
    """

    name: str
    section: str
    read: str
    trials: Callable[[Run], Iterable[Trial]]
    form: Form = "values"
    gradient: bool = False


def register_function(
    function: Function,
    points: Mapping[str, int],
    codes: Mapping[str, Iterable[str]],
    robust: Callable[[Function, Any, Run], None] | None = None,
) -> None:
    """Add the checks of a function: aspect -> points, and aspect -> misconceptions.

    robust: the check of the aspect "robust", where there is one.
    """
    for aspect, worth in points.items():
        judge = robust if aspect == "robust" and robust is not None else _settle_all
        register(
            f"{function.name}__{aspect}",
            function.section,
            worth,
            lambda run, answer, judge=judge: judge(function, answer, run),
            codes[aspect],
        )


def _settle_all(function: Function, answer: Any, run: Run) -> None:
    for trial in function.trials(run):
        settle(function, answer, trial)


def settle(function: Function, answer: Any, trial: Trial) -> Any:
    """Call a student's function with copies of the arguments, judge and return what it returned.

    Raises:
        CheckFailed: it is not right.
    """
    given = described(trial.arguments)
    returned = call(function.name, answer, *copied(trial.arguments).values(), given=given)
    Question(
        function.name,
        trial.arguments,
        trial.expected,
        trial.suspects,
        function.read,
        gradient=function.gradient,
    ).settle(returned, form=function.form)
    return returned


def leaves_arguments_alone(function: Function, answer: Any, arguments: Mapping[str, Any]) -> None:
    """Call a student's function and see that every argument, deep inside too, is as before.

    Raises:
        CheckFailed: one has changed (code mutates-input).
    """
    now = copied(arguments)
    call(function.name, answer, *now.values(), given=described(arguments))
    for name, before in arguments.items():
        if not equal(now[name], before):
            raise CheckFailed(
                f"{function.name} changed its argument {name}.",
                "mutates-input",
                Details(
                    expected=f"{name} stays {show(before)}",
                    got=f"{name} is now {show(now[name])}",
                    why="It belongs to the caller. Work on a copy, or make a new one.",
                    read=function.read,
                ),
            )


def copied(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Deep copies of plain data; functions are passed on as they are."""
    return {
        name: value if callable(value) else copy.deepcopy(value)
        for name, value in arguments.items()
    }


def equal(one: Any, other: Any) -> bool:
    """Whether two pieces of our own plain data are the same to the bit."""
    if isinstance(other, Mapping):
        return (
            isinstance(one, Mapping)
            and list(one) == list(other)
            and all(equal(one[key], other[key]) for key in other)
        )
    if isinstance(other, np.ndarray):
        return (
            isinstance(one, np.ndarray)
            and one.dtype == other.dtype
            and np.array_equal(one, other, equal_nan=True)
        )
    return bool(one is other or one == other)


def described(arguments: Mapping[str, Any]) -> str:
    """Arguments as text for a message: name = value, …"""
    return ", ".join(f"{name} = {show(value)}" for name, value in arguments.items())
