"""One question to a student's code: what was given, what is right, and the verdict."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from grader_tests.answers import described, show, single_precision
from grader_tests.calling import open_exercise
from grader_tests.failure import CheckFailed
from grader_tests.misconceptions import Suspect, likeliest, numerical_derivative, rounded_off
from grader_tests.oracle import Array, Estimate
from grader_tests.projections import Projected
from grader_tests.reading import Reader

_ONE_ELEMENT = (
    "This number is wrong, and it may not be the only one. In small arrays all was right: what in\n"
    "your code depends on the size of the arrays?"
)

# How results come back: one value or several in a tuple or list, or a dict by name.
Form = Literal["values", "dict"]


@dataclass(frozen=True)
class Question:
    """What was asked of a student's code.

    what: its name, such as "MulLayer.backward". given: the inputs by name, for the message.
    expected: the right results by name. suspects: what known mistakes answer here, the likeliest
    first; an iterator computes them only when the answer is wrong. read: where the lecture explains
    it. gradient: the results are derivatives, so that a numerical one is told from an exact one.
    remark: called with wrong results by name, gives one more line for the message, or nothing.
    """

    what: str
    given: Mapping[str, object]
    expected: Mapping[str, Estimate]
    suspects: Iterable[Suspect] = ()
    read: str = ""
    gradient: bool = False
    remark: Callable[[Mapping[str, object]], str] = field(default=lambda _: "")

    def settle(self, returned: object, *, form: Form = "values") -> None:
        """Judge what came back; return nothing if it is right.

        form: "values" (one result, or a tuple or list of several in the order of `expected`) or
        "dict" (exactly the keys of `expected`).

        Raises:
            CheckFailed: it is not right; the message names the likely mistake.
        """
        reader = self._reader
        reader.present(returned)
        if returned is NotImplemented:
            raise open_exercise(self.what)
        names = list(self.expected)
        read = reader.keyed if form == "dict" else reader.counted
        parts = read(returned, names)
        answers = {
            name: reader.numbers(name, part, self.expected[name].value.shape, strict=False)
            for name, part in parts.items()
        }
        wrong = [
            name
            for name, estimate in self.expected.items()
            if answers[name].shape != estimate.value.shape
            or not estimate.admits(answers[name]).all()
        ]
        if wrong:
            raise self._wrong(parts, answers, wrong).because(self.remark(parts))

    @property
    def _reader(self) -> Reader:
        return Reader(self.what, self.read, self.given)

    def _wrong(
        self, parts: Mapping[str, object], answers: Mapping[str, Array], wrong: Sequence[str]
    ) -> CheckFailed:
        are = "is" if len(wrong) == 1 else "are"
        headline = f"{self.what}: {_enumerated(wrong)} {are} wrong."
        reader = self._reader

        def failed(code: str, why: str = "", digits: int = 6) -> CheckFailed:
            values = {name: self.expected[name].value for name in wrong}
            got = {name: parts[name] for name in wrong}
            expected, returned = described(values, digits), described(got, digits)
            return reader.failed(headline, code, expected=expected, got=returned, why=why)

        suspect = likeliest(self.suspects, answers, self.expected, wrong)
        if suspect is not None:
            return failed(suspect.code, suspect.words)
        for name in wrong:
            shape = self.expected[name].value.shape
            if answers[name].shape != shape:
                return reader.wrong_shape(name, parts[name], shape)
            if not np.all(np.isfinite(answers[name])):
                return failed("not-finite")
        if any(single_precision(parts[name]) for name in wrong):
            why = "The dtype is wrong: the inputs are float64, the result is less precise."
            return failed("unknown", why)
        if rounded_off(self.expected, answers):
            return failed("unknown", "The result was rounded. Give all its digits.", digits=12)
        if self.gradient and numerical_derivative(self.expected, answers):
            return failed("finite-difference", _NUMERICAL, digits=16)
        return failed("unknown")


_NUMERICAL = (
    "It is nearly right, as a numerical derivative is. Use the exact one: its error is only\n"
    "the rounding of the last digits."
)


def _enumerated(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def settle_large(
    what: str,
    read: str,
    given: str | Callable[[], str],
    returned: object,
    expected: Mapping[str, Estimate | Projected],
) -> None:
    """Judge a dict of gradients of which some are too large to look at every element.

    Asked after the same question with small arrays, where mistakes are named.

    Raises:
        CheckFailed: it is not right; the message shows one element that is wrong.
    """
    reader = Reader(what, read, given)
    reader.present(returned)
    parts = reader.keyed(returned, list(expected))
    for name, right in expected.items():
        answer = reader.finite(name, parts[name], right.shape)
        if np.all(right.admits(answer)):
            continue
        index, element = _wrong_element(right, answer)
        place = f"{name}[{', '.join(map(str, index))}]"
        raise reader.failed(
            f"{what}: {name} is wrong where the arrays are large.",
            "unknown",
            expected=f"{place} = {show(element.value, 12)}",
            got=f"{place} = {show(answer[index], 12)}",
            why=_ONE_ELEMENT,
        )


def _wrong_element(right: Estimate | Projected, answer: Array) -> tuple[tuple[int, ...], Estimate]:
    if isinstance(right, Projected):
        return right.wrong_element(answer)
    index = tuple(int(i) for i in np.argwhere(~right.admits(answer))[0])
    return index, Estimate(right.value[index], right.bound[index])
