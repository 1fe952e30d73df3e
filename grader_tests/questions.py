"""One question to a student's code: what was given, what is right, and the verdict."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from grader_tests.answers import NotNumbersError, as_numbers, described, kind_of, single_precision
from grader_tests.calling import open_exercise
from grader_tests.failure import CheckFailed, Details
from grader_tests.misconceptions import Suspect, general, matching, numerical_derivative
from grader_tests.oracle import Array, Estimate

# How results come back: one value or several in a tuple or list, or a dict by name.
Form = Literal["values", "dict"]


@dataclass(frozen=True)
class Question:
    """What was asked of a student's code.

    what: its name, such as "MulLayer.backward". given: the inputs by name, for the message.
    expected: the right results by name. suspects: what known mistakes answer here, the likeliest
    first; an iterator computes them only when the answer is wrong. read: where the lecture explains
    it. gradient: the results are derivatives, so that a numerical one is told from an exact one.
    """

    what: str
    given: Mapping[str, object]
    expected: Mapping[str, Estimate]
    suspects: Iterable[Suspect] = ()
    read: str = ""
    gradient: bool = False

    def settle(self, returned: object, *, form: Form = "values") -> None:
        """Judge what came back; return nothing if it is right.

        form: "values" (one result, or a tuple or list of several in the order of `expected`) or
        "dict" (exactly the keys of `expected`).

        Raises:
            CheckFailed: it is not right; the message names the likely mistake.
        """
        if returned is None:
            raise self._failed(
                f"{self.what} returned None.",
                "not-implemented",
                why="Is a `return` missing, or is the exercise still open?",
            )
        if returned is NotImplemented:
            raise open_exercise(self.what)
        parts = self._keyed(returned) if form == "dict" else self._counted(returned)
        answers = {name: self._numbers(name, part) for name, part in parts.items()}
        wrong = [
            name
            for name, estimate in self.expected.items()
            if answers[name].shape != estimate.value.shape
            or not np.all(estimate.admits(answers[name]))
        ]
        if wrong:
            raise self._wrong(parts, answers, wrong)

    def _keyed(self, returned: object) -> dict[str, object]:
        names = list(self.expected)
        if not isinstance(returned, Mapping):
            raise self._failed(
                f"{self.what} did not return a dict.",
                "wrong-keys",
                expected=f"a dict with the keys {', '.join(map(repr, names))}",
                got=kind_of(returned),
            )
        missing = [name for name in names if name not in returned]
        extra = [key for key in returned if key not in names]
        if missing or extra:
            lists = {"missing": missing, "not asked": extra}
            raise self._failed(
                f"{self.what} returned a dict with other keys than asked.",
                "wrong-keys",
                expected=f"exactly the keys {', '.join(map(repr, names))}",
                got="; ".join(
                    f"{label}: {', '.join(map(repr, keys))}"
                    for label, keys in lists.items()
                    if keys
                ),
            )
        return {name: returned[name] for name in names}

    def _counted(self, returned: object) -> dict[str, object]:
        names = list(self.expected)
        if len(names) == 1:
            return {names[0]: returned}
        if isinstance(returned, np.ndarray) and returned.ndim > 0:
            returned = list(returned)
        if not isinstance(returned, (tuple, list)) or len(returned) != len(names):
            raise self._failed(
                f"{self.what} did not return {len(names)} results.",
                "wrong-shape",
                expected=f"({', '.join(names)})",
                got=kind_of(returned),
            )
        return dict(zip(names, returned, strict=True))

    def _numbers(self, name: str, part: object) -> Array:
        if part is None:
            raise self._failed(f"{self.what}: {name} is None.", "not-implemented")
        try:
            return as_numbers(part)
        except NotNumbersError as error:
            raise self._failed(
                f"{self.what}: {name} is not made of numbers.",
                "wrong-shape",
                expected=_form(self.expected[name].value),
                got=str(error),
            ) from None

    def _wrong(
        self, parts: Mapping[str, object], answers: Mapping[str, Array], wrong: Sequence[str]
    ) -> CheckFailed:
        are = "is" if len(wrong) == 1 else "are"
        headline = f"{self.what}: {_enumerated(wrong)} {are} wrong."
        numbers = {
            "expected": described({name: self.expected[name].value for name in wrong}),
            "got": described({name: parts[name] for name in wrong}),
        }
        suspect = matching([*self.suspects, *general(self.expected)], answers, self.expected, wrong)
        if suspect is not None:
            return self._failed(headline, suspect.code, why=suspect.words, **numbers)
        for name in wrong:
            value = self.expected[name].value
            if answers[name].shape != value.shape:
                return self._failed(
                    f"{self.what}: {name} has the wrong shape.",
                    "wrong-shape",
                    expected=_form(value),
                    got=kind_of(parts[name]),
                )
            if not np.all(np.isfinite(answers[name])):
                return self._failed(headline, "not-finite", **numbers)
        if any(single_precision(parts[name]) for name in wrong):
            why = "The dtype is wrong: the inputs are float64, the result is less precise."
            return self._failed(headline, "unknown", why=why, **numbers)
        if self.gradient and numerical_derivative(self.expected, answers):
            digits = {
                "expected": described({name: self.expected[name].value for name in wrong}, 16),
                "got": described({name: parts[name] for name in wrong}, 16),
            }
            return self._failed(headline, "finite-difference", why=_NUMERICAL, **digits)
        return self._failed(headline, "unknown", **numbers)

    def _failed(
        self,
        headline: str,
        code: str,
        *,
        expected: str = "",
        got: str = "",
        why: str = "",
    ) -> CheckFailed:
        given = described(self.given)
        return CheckFailed(headline, code, Details(given, expected, got, why, self.read))


_NUMERICAL = (
    "It is nearly right, as a numerical derivative is. Use the exact one: its error is only\n"
    "the rounding of the last digits."
)


def _enumerated(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _form(value: Array) -> str:
    return "a single number" if value.ndim == 0 else f"an array of shape {value.shape}"
