"""What a student's code returned, as numbers in the form that was asked, or the failure that says
what it is instead."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from grader_tests.answers import (
    NotNumbersError,
    as_numbers,
    described,
    how_many,
    is_a,
    is_mapping,
    items,
    key_text,
    kind_of,
    pairs,
)
from grader_tests.failure import CheckFailed, Details
from grader_tests.oracle import Array

Shape = tuple[int, ...]


def form(shape: Shape) -> str:
    """A shape in words."""
    return "a single number" if shape == () else f"an array of shape {shape}"


@dataclass(frozen=True)
class Reader:
    """Reads what came back from one call, and names it in failures.

    what: what was called, such as "MulLayer.backward". read: where the lecture explains it. given:
    the arguments by name; or as text, or a function that makes the text when it is needed.
    """

    what: str
    read: str = ""
    given: Mapping[str, object] | str | Callable[[], str] = ""

    def failed(
        self, headline: str, code: str, *, expected: str = "", got: str = "", why: str = ""
    ) -> CheckFailed:
        """A failure of this call."""
        size, given = 0, self.given
        if isinstance(given, Mapping):
            size, given = how_many(given), described(given)
        elif callable(given):
            given = given()
        return CheckFailed(headline, code, Details(given, expected, got, why, self.read), size)

    def present(self, returned: object) -> None:
        """See that something came back.

        Raises:
            CheckFailed: it is None (code not-implemented).
        """
        if returned is None:
            raise self.failed(
                f"{self.what} returned None.",
                "not-implemented",
                why="Is a `return` missing, or is the exercise still open?",
            )

    def numbers(
        self, name: str, part: object, shape: Shape | None = None, *, strict: bool = True
    ) -> Array:
        """One result as numbers; shape: the one that was asked; strict: no other one will do.

        Raises:
            CheckFailed: it is None (not-implemented), not made of numbers, or has another shape
                (wrong-shape).
        """
        if part is None:
            raise self.failed(f"{self.what}: {name} is None.", "not-implemented")
        try:
            array = as_numbers(part)
        except NotNumbersError as error:
            raise self.failed(
                f"{self.what}: {name} is not made of numbers.",
                "wrong-shape",
                expected="" if shape is None else form(shape),
                got=str(error),
            ) from None
        if strict and shape is not None and array.shape != shape:
            raise self.wrong_shape(name, part, shape)
        return array

    def finite(self, name: str, part: object, shape: Shape | None = None) -> Array:
        """As `numbers`, and none of them infinite or NaN.

        Raises:
            CheckFailed: as `numbers`, and code not-finite.
        """
        array = self.numbers(name, part, shape)
        if not np.all(np.isfinite(array)):
            raise self.failed(f"{self.what}: {name} is not finite.", "not-finite", got=str(array))
        return array

    def wrong_shape(self, name: str, part: object, shape: Shape) -> CheckFailed:
        """The failure of a result that has another shape than asked."""
        return self.failed(
            f"{self.what}: {name} has the wrong shape.",
            "wrong-shape",
            expected=form(shape),
            got=kind_of(part),
        )

    def keyed(
        self, returned: object, names: Sequence[str], *, others: bool = False
    ) -> dict[str, object]:
        """The parts of a returned dict, which must have exactly these keys; others: or more.

        Raises:
            CheckFailed: it is no dict, or has other keys (code wrong-keys).
        """
        parts = self._parts(returned, names)
        known = {key: part for key, part in parts if is_a(key, str) and key in names}
        missing = [name for name in names if name not in known]
        extra = [key for key, _ in parts if not (is_a(key, str) and key in names)]
        if missing or (extra and not others):
            lists: dict[str, Sequence[object]] = {"missing": missing, "not asked": extra}
            raise self.failed(
                f"{self.what} returned a dict with other keys than asked.",
                "wrong-keys",
                expected=f"exactly the keys {', '.join(map(repr, names))}",
                got="; ".join(
                    f"{label}: {', '.join(map(key_text, keys))}"
                    for label, keys in lists.items()
                    if keys
                ),
            )
        return {name: known[name] for name in names}

    def _parts(self, returned: object, names: Sequence[str]) -> list[tuple[object, object]]:
        got = kind_of(returned)
        if is_mapping(returned):
            try:
                return pairs(returned)
            except NotNumbersError as error:
                got = str(error)
        raise self.failed(
            f"{self.what} did not return a dict.",
            "wrong-keys",
            expected=f"a dict with the keys {', '.join(map(repr, names))}",
            got=got,
        )

    def counted(self, returned: object, names: Sequence[str]) -> dict[str, object]:
        """The parts of a returned tuple, list or array, as many as there are names, by name.

        One name stands for the returned value itself.

        Raises:
            CheckFailed: it has another number of parts (code wrong-shape).
        """
        if len(names) == 1:
            return {names[0]: returned}
        parts = items(returned)
        if is_a(returned, np.ndarray) and returned.ndim > 0:
            parts = [*np.array(returned, subok=False)]
        if parts is None or len(parts) != len(names):
            raise self.failed(
                f"{self.what} did not return {len(names)} results.",
                "wrong-shape",
                expected=f"({', '.join(names)})",
                got=kind_of(returned),
            )
        return dict(zip(names, parts, strict=True))
