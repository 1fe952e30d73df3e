"""What each known mistake would have answered, and which one an answer matches.

A suspect is a mistake with the numbers that it gives on the very inputs of the check. Inputs of
the hidden checks are random, so that a match by chance is practically impossible.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from grader_tests.codes import MEANING
from grader_tests.oracle import Array, Estimate

# An answer matches a suspect to this relative size: far above rounding, far below chance.
_MATCH = 1e-9


# More decimals than anybody rounds a table to.
_MOST_DECIMALS = 8


@dataclass(frozen=True)
class Suspect:
    """A known mistake: its code, what it answers by name, and what to tell the student.

    values: name of a result -> array of any shape; a name that is left out is answered rightly.
    why: empty means the code's own meaning.
    """

    code: str
    values: Mapping[str, Array]
    why: str = ""

    @property
    def words(self) -> str:
        """The likely mistake in words."""
        return self.why or MEANING[self.code]


def same(answer: Array, value: Array) -> bool:
    """Whether an answer is a suspect's number, up to rounding.

    A single number stands for an array that has it everywhere.
    """
    value = np.asarray(value, dtype=np.float64)
    if answer.shape not in {value.shape, ()}:
        return False
    size = max(1e-300, float(np.abs(value).max(initial=0.0)))
    with np.errstate(invalid="ignore"):
        return bool((np.abs(answer - value) <= _MATCH * size).all())


def matching(
    suspects: Sequence[Suspect],
    answers: Mapping[str, Array],
    expected: Mapping[str, Estimate],
    wrong: Sequence[str],
) -> Suspect | None:
    """The first suspect that explains every wrong answer, or None.

    answers: name -> what came back. wrong: the names that did not pass. A suspect that answers
    rightly by chance (minus zero is zero) explains nothing.
    """
    for suspect in suspects:
        if all(
            name in suspect.values
            and same(answers[name], suspect.values[name])
            and not same(expected[name].value, suspect.values[name])
            for name in wrong
        ):
            return suspect
    return None


def likeliest(
    suspects: Iterable[Suspect],
    answers: Mapping[str, Array],
    expected: Mapping[str, Estimate],
    wrong: Sequence[str],
) -> Suspect | None:
    """What explains every wrong answer: one mistake, or else two at once; None if nothing does.

    suspects: the likeliest first; those that any result can have come after them.
    """
    known = [*suspects, *general(expected)]
    return (
        matching(known, answers, expected, wrong)
        or _one_for_each(known, answers, expected, wrong)
        or _two_at_once(known, answers, expected, wrong)
    )


def _one_for_each(
    suspects: Sequence[Suspect],
    answers: Mapping[str, Array],
    expected: Mapping[str, Estimate],
    wrong: Sequence[str],
) -> Suspect | None:
    """Two mistakes, in two results: each wrong result is explained by one of them."""
    found: dict[str, Suspect] = {}
    for name in wrong:
        one = matching(suspects, answers, expected, [name])
        if one is None:
            return None
        found[name] = one
    different = {suspect.words: suspect for suspect in found.values()}
    if len(different) != 2:
        return None
    words = "\n".join(f"{name}: {suspect.words}" for name, suspect in found.items())
    return Suspect(_first_code(list(different.values())), {}, f"Two mistakes.\n{words}")


def _first_code(suspects: Sequence[Suspect]) -> str:
    return next((one.code for one in suspects if one.code != "unknown"), "unknown")


def _two_at_once(
    suspects: Sequence[Suspect],
    answers: Mapping[str, Array],
    expected: Mapping[str, Estimate],
    wrong: Sequence[str],
) -> Suspect | None:
    """Two mistakes in the same result: one of the suspects, and one that only scales or turns it.

    The code is that of the first of the two in the list.
    """
    turns = _turns(suspects, expected)
    sizes = {name: _size(answers[name]) for name in wrong}
    for first, one in enumerate(suspects):
        if not all(name in one.values for name in wrong):
            continue
        own = {name: _size(one.values[name]) for name in wrong}
        for second, (factor, turn) in turns.items():
            other = suspects[second]
            # What matches has the same size, up to twice what a match allows: this number tells
            # most pairs apart, without their arrays.
            if (
                first == second
                or one.words == other.words
                or not all(_near(sizes[name], factor * own[name], 2 * _MATCH) for name in wrong)
            ):
                continue
            ordered = [one, other] if first < second else [other, one]
            words = "\n".join(mistake.words for mistake in ordered)
            values = {name: turn(one.values[name]) for name in wrong}
            pair = Suspect(_first_code(ordered), values, f"Two mistakes at once.\n{words}")
            if matching([pair], answers, expected, wrong) is not None:
                return pair
    return None


def _size(value: ArrayLike) -> float:
    return float(np.abs(np.asarray(value, dtype=np.float64)).max(initial=0.0))


def _near(number: float, right: float, share: float) -> bool:
    return abs(number - right) <= share * max(abs(right), 1e-300)


# How much a mistake changes the size of a value, and what it does to it.
_Turn = tuple[float, Callable[[ArrayLike], Array]]


def _turns(suspects: Sequence[Suspect], expected: Mapping[str, Estimate]) -> dict[int, _Turn]:
    """The suspects, by their place, that do the same to any value: a factor, or transposed."""
    largest = {
        name: int(np.abs(one.value).argmax()) for name, one in expected.items() if one.value.size
    }
    turns: dict[int, _Turn] = {}
    for place, suspect in enumerate(suspects):
        if suspect.code == "transposed":
            turns[place] = 1.0, np.transpose
        elif len(largest) == len(expected):
            factor = _factor(suspect, expected, largest)
            if factor != 0.0:
                turns[place] = abs(factor), partial(np.multiply, factor)
    return turns


def _factor(
    suspect: Suspect, expected: Mapping[str, Estimate], largest: Mapping[str, int]
) -> float:
    """By what a mistake multiplies all results; 0 if that is no single number.

    With whole results only, so that the factor is known. largest: the place of each right result's
    largest element.
    """
    factor: float | None = None
    for name, estimate in expected.items():
        value, right = np.asarray(suspect.values.get(name, np.nan)), estimate.value
        if value.shape != right.shape:
            return 0.0
        top = float(right.reshape(-1)[largest[name]])
        if top == 0.0:
            return 0.0
        ratio = float(value.reshape(-1)[largest[name]]) / top
        factor = ratio if factor is None else factor
        if not (_near(ratio, factor, _MATCH) and same(value, ratio * right)):
            return 0.0
    return factor or 0.0


def general(expected: Mapping[str, Estimate]) -> Iterator[Suspect]:
    """The mistakes that can be made with any result, from the expected values alone."""
    values = {name: estimate.value for name, estimate in expected.items()}
    yield Suspect("sign-flipped", {name: -value for name, value in values.items()})
    names = list(values)
    if len(names) == 2 and values[names[0]].shape == values[names[1]].shape:
        first, second = names
        yield Suspect(
            "swapped-outputs",
            {first: values[second], second: values[first]},
            f"{first} and {second} are exchanged.",
        )
    yield Suspect(
        "missing-factor",
        {name: 2 * value for name, value in values.items()},
        "The result is twice the right one: a factor ½ is missing, or a 2 is too much.",
    )
    yield Suspect(
        "missing-factor",
        {name: value / 2 for name, value in values.items()},
        "The result is half the right one: a factor 2 is missing, or a ½ is too much.",
    )
    if any(value.ndim == 2 for value in values.values()):
        yield Suspect("transposed", {name: value.T for name, value in values.items()})
    # All zeros have many causes; a cut decimal is one only where some digit is left.
    cut = {name: np.trunc(value) for name, value in values.items()}
    yield Suspect("integer-truncation", {name: value for name, value in cut.items() if value.any()})


def batch_means(right: Mapping[str, Array], count: int) -> Iterator[Suspect]:
    """The mistakes with the 1/N of an error E that is a mean over `count` samples.

    right: name of a gradient -> its right value.
    """
    for factor in (1, 2):
        yield Suspect(
            "missing-batch-mean",
            {name: factor * count * value for name, value in right.items()},
            "E is a mean over the N samples: all its gradients have the 1/N.",
        )
    yield Suspect(
        "extra-batch-mean",
        {name: value / count for name, value in right.items()},
        "Divided by the batch size twice. E has one 1/N.",
    )


def rounded_off(expected: Mapping[str, Estimate], answers: Mapping[str, Array]) -> bool:
    """Whether wrong answers are the right ones, rounded to a few decimals."""
    return any(
        all(
            answers[name].shape == estimate.shape
            and np.array_equal(answers[name], np.round(estimate.value, digits))
            for name, estimate in expected.items()
        )
        for digits in range(_MOST_DECIMALS + 1)
    )


def numerical_derivative(expected: Mapping[str, Estimate], answers: Mapping[str, Array]) -> bool:
    """Whether wrong answers are right but for the small error that a finite difference makes."""
    for name, estimate in expected.items():
        if answers[name].shape != estimate.value.shape:
            return False
        size = float(np.max(np.abs(estimate.value), initial=0.0))
        with np.errstate(invalid="ignore"):
            if not bool(np.all(np.abs(answers[name] - estimate.value) <= 1e-3 * size)):
                return False
    return True
