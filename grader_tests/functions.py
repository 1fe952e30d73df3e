"""Checks of plain functions: called with known or random arguments, and compared."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from grader_tests.answers import described
from grader_tests.arguments import copied, unchanged
from grader_tests.calling import call
from grader_tests.misconceptions import Suspect
from grader_tests.oracle import Estimate
from grader_tests.questions import Form, Question
from grader_tests.registry import Run, register


@dataclass(frozen=True)
class Trial:
    """Arguments of one call, by name and in order, the right results, and what mistakes answer."""

    arguments: Mapping[str, Any]
    expected: Mapping[str, Estimate]
    suspects: Iterable[Suspect] = ()


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
    unchanged(function.name, now, arguments, function.read)
