"""Checks of plain functions: called with known or random arguments, and compared."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from grader_tests.agreement import agree
from grader_tests.answers import described, show
from grader_tests.arguments import copied, unchanged
from grader_tests.calling import call
from grader_tests.failure import CheckFailed, Details
from grader_tests.misconceptions import Suspect
from grader_tests.oracle import Estimate
from grader_tests.questions import Form, Question
from grader_tests.reading import Reader, Shape
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
    gradient: the results are derivatives. intact: the statement says that no argument may be
    changed. read: where the lecture explains it.
    """

    name: str
    section: str
    read: str
    trials: Callable[[Run], Iterable[Trial]]
    form: Form = "values"
    gradient: bool = False
    intact: bool = False


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
        CheckFailed: it is not right, or an argument changed where that is not allowed.
    """
    given = partial(described, trial.arguments)
    now = copied(trial.arguments)
    returned = call(function.name, answer, *now.values(), given=given)
    Question(
        function.name,
        trial.arguments,
        trial.expected,
        trial.suspects,
        function.read,
        gradient=function.gradient,
    ).settle(returned, form=function.form)
    if function.intact:
        unchanged(function.name, now, trial.arguments, function.read)
    return returned


def the_same_with_whole_numbers(
    function: Function,
    answer: Any,
    whole: Mapping[str, Any],
    decimal: Mapping[str, Any],
    shapes: Mapping[str, Shape],
) -> None:
    """See that integers give the same results as the same numbers with a decimal point.

    The student's code is compared with itself: a wrong formula costs the points of its own cell.
    whole, decimal: the arguments by name. shapes: the keys of the dict that the function returns,
    and their shapes.

    Raises:
        CheckFailed: they do not (code integer-truncation), or the results have another form.
    """
    results = {}
    for kind, arguments in (("whole", whole), ("decimal", decimal)):
        given = partial(described, arguments)
        returned = call(function.name, answer, *copied(arguments).values(), given=given)
        reader = Reader(function.name, function.read, given)
        reader.present(returned)
        parts = reader.keyed(returned, list(shapes))
        results[kind] = {name: reader.numbers(name, parts[name], shapes[name]) for name in shapes}
    for name, expected in results["decimal"].items():
        if not agree(results["whole"][name], expected):
            details = Details(
                given=described(whole),
                expected=f"{name} = {show(expected)}, as for the same numbers with a decimal point",
                got=f"{name} = {show(results['whole'][name])}",
                why="An array of integers cannot hold decimals: np.zeros_like of one, or a copy\n"
                "that is filled in place, cuts them off.",
                read=function.read,
            )
            raise CheckFailed(
                f"{function.name}: whole numbers give other results than decimal numbers.",
                "integer-truncation",
                details,
            )


def leaves_arguments_alone(function: Function, answer: Any, arguments: Mapping[str, Any]) -> None:
    """Call a student's function and see that every argument, deep inside too, is as before.

    Raises:
        CheckFailed: one has changed (code mutates-input).
    """
    now = copied(arguments)
    call(function.name, answer, *now.values(), given=partial(described, arguments))
    unchanged(function.name, now, arguments, function.read)
