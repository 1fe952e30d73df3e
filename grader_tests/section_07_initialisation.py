"""Check of start weights: shape, spread and form of many random numbers."""

from typing import Any, Final

import numpy as np

from grader_tests.calling import call
from grader_tests.failure import CheckFailed, Details
from grader_tests.oracle import Array
from grader_tests.reading import Reader
from grader_tests.registry import Run

_READ: Final = 'Lecture 07_training, "Starting weights: too small, too large, He"'


def he_init(run: Run, answer: Any) -> None:
    """Shape, spread and form: far from chance, so that luck decides nothing.

    With 100,000 numbers the spread is known to 0.22 % (one standard deviation); the check asks for
    2 %, nine of them.

    Raises:
        CheckFailed: the numbers are not Gaussian with standard deviation √(2/n_in), or do not
            follow from the generator that was passed in.
    """
    seed = int(run.rng.integers(2**31))
    for n_in, n_out in ((200, 500), (800, 125)):
        given = f"n_in = {n_in}, n_out = {n_out}"
        _spread(_drawn(answer, seed, n_in, n_out, given), n_in, n_out, given)
    given = "n_in = 7, n_out = 5, and two generators"
    numbers = _drawn(answer, seed, 7, 5, given)
    same = np.array_equal(numbers, _drawn(answer, seed, 7, 5, given))
    others = not np.array_equal(numbers, _drawn(answer, seed + 1, 7, 5, given))
    if not (same and others):
        why = (
            f"{'Another' if same else 'The same'} generator gave "
            f"{'the same' if same else 'other'} numbers: draw them from the `rng` passed in."
        )
        details = Details(given=given, why=why, read=_READ)
        raise CheckFailed("he_init does not use its generator.", "unknown", details)


def _drawn(answer: Any, seed: int, n_in: int, n_out: int, given: str) -> Array:
    returned = call("he_init", answer, np.random.default_rng(seed), n_in, n_out, given=given)
    reader = Reader("he_init", _READ, given)
    reader.present(returned)
    return reader.finite("the array", returned, (n_in, n_out))


def _spread(numbers: Array, n_in: int, n_out: int, given: str) -> None:
    right = float(np.sqrt(2 / n_in))
    spread, centre = float(np.std(numbers)), float(np.mean(numbers))
    shown = {
        "given": given,
        "expected": f"standard deviation {right:.4g}, mean 0",
        "got": f"standard deviation {spread:.4g}, mean {centre:.4g}",
        "read": _READ,
    }
    if not abs(spread - right) <= 0.02 * right:
        known = [
            (np.sqrt(1 / n_in), "missing-factor", "The 2 under the root is missing."),
            (2 / n_in, "unknown", "2/n_in is the variance. Its root is asked."),
            (np.sqrt(2 / n_out), "transposed", "n_in and n_out are exchanged."),
            (1.0, "missing-factor", "The numbers were not scaled at all."),
        ]
        for size, code, why in known:
            if abs(spread - size) <= 0.02 * size:
                details = Details(**shown, why=why)
                raise CheckFailed("he_init: the spread is wrong.", code, details)
        raise CheckFailed("he_init: the spread is wrong.", "unknown", Details(**shown))
    squares = (numbers - centre) ** 2
    fourth = float(np.mean(squares**2)) / spread**4
    if not (abs(centre) <= 0.05 * right and abs(fourth - 3) <= 0.3):
        why = "The numbers are not Gaussian around 0."
        raise CheckFailed("he_init: the form is wrong.", "unknown", Details(**shown, why=why))
