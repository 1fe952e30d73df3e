"""Checks of section 06: numerical gradients, the relative error, and the hunt for wrong layers."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

import numpy as np

from grader_tests.answers import is_mapping, kind_of, names_in, show
from grader_tests.arguments import equal
from grader_tests.calling import call
from grader_tests.failure import CheckFailed, Details
from grader_tests.functions import Function, Trial, register_function
from grader_tests.layers import signed, upstream
from grader_tests.misconceptions import Suspect
from grader_tests.oracle import EPS, Array, Estimate, gradients, rounded
from grader_tests.reading import Reader, Shape
from grader_tests.registry import Run, register

SECTION: Final = "06_gradient_check"

# The default of h.
_STEP: Final = 1e-4

# ---------------------------------------------------------------- numerical_gradient


def sum_of_cubes_and_neighbours(x: Any) -> Any:
    """Σ xᵢ³ + Σ xᵢ xᵢ₊₁: its central difference with step h is 3xᵢ² + h² + the neighbours."""
    flat = np.ravel(x)
    value = np.sum(flat**3) + np.sum(flat[:-1] * flat[1:])
    return value if np.iscomplexobj(value) else float(value)


def _differences(x: Array, h: float) -> tuple[Array, Array]:
    """The central and the forward differences of the function above at every element of x."""
    central, forward = np.empty_like(x), np.empty_like(x)
    here = sum_of_cubes_and_neighbours(x)
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += h
        down[index] -= h
        above, below = sum_of_cubes_and_neighbours(up), sum_of_cubes_and_neighbours(down)
        central[index] = (above - below) / (2 * h)
        forward[index] = (above - here) / h
    return central, forward


def _numerical_trial(x: Array, h: float) -> Trial:
    central, forward = _differences(x, h)
    size = np.sum(np.abs(x) ** 3) + np.sum(np.abs(x)) * np.abs(x).max()
    (exact,) = gradients(sum_of_cubes_and_neighbours, [x])
    noise = 16 * EPS * (size + np.abs(x).max() * np.abs(exact.value).max()) / h
    suspects = [
        Suspect(
            "unknown", {"gradient": forward}, "This is a one-sided difference. Step to both sides."
        ),
        Suspect(
            "unknown",
            {"gradient": exact.value},
            "This is the exact derivative. A numerical one was asked, with the step h.",
        ),
    ]
    expected = {"gradient": Estimate(central, np.full_like(central, noise))}
    arguments = {"f": sum_of_cubes_and_neighbours, "x": x, "h": h}
    return Trial(arguments, expected, suspects)


def _numerical_trials(run: Run) -> Iterator[Trial]:
    if not run.hidden:
        yield _numerical_trial(np.array([1.0, -2.0]), 0.5)
        yield _numerical_trial(np.array([[1.5, -0.5], [0.25, 2.0]]), 0.125)
        return
    small: list[Shape] = [(1,), (2,), (1, 2), (2, 2)]
    for shape in run.sizes([(3,), (2, 3), (2, 2, 2)], small):
        step = float(run.rng.uniform(0.05, 0.4))
        yield _numerical_trial(signed(run.rng, shape, 0.5, 2.0), step)


def _numerical_is_robust(function: Function, answer: Any, run: Run) -> None:
    """x is the same afterwards, to the bit, also where (x + h) − h is not x; h has its default."""
    for shape in run.sizes([(4,), (2, 3)], [(1,), (2,)]):
        x = _lossy(run.rng, shape)
        now = x.copy()
        given = f"x = {show(x)}"
        left_out = call(function.name, answer, sum_of_cubes_and_neighbours, now, given=given)
        if not equal(now, x):
            why = (
                "Adding h and then subtracting it does not always give back the old number.\n"
                "Keep the old number and put it back, or work on a copy."
            )
            details = Details(
                expected=f"x stays {show(x, 17)}",
                got=f"x is now {show(now, 17)}",
                why=why,
                read=function.read,
            )
            raise CheckFailed(f"{function.name} changed its argument x.", "mutates-input", details)
        passed = call(function.name, answer, sum_of_cubes_and_neighbours, now, _STEP)
        _same_with_default(function, left_out, passed, given)


def _lossy(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Numbers of many sizes, of which some are lost by adding the step and taking it away again."""
    sizes = np.resize([1e-7, 1e-3, 1.0, 1e3], shape)
    while True:
        x: Array = signed(rng, shape, 0.1, 1.0) * rng.permuted(sizes)
        if not equal((x + _STEP) - _STEP, x):
            return x


def _same_with_default(function: Function, left_out: Any, passed: Any, given: str) -> None:
    """Compare a call without h and one with the default, so that only h is judged here."""
    reader = Reader(function.name, function.read, given)
    for returned in (left_out, passed):
        reader.present(returned)
    one, other = (reader.numbers("the gradient", part) for part in (left_out, passed))
    if not np.array_equal(one, other, equal_nan=True):
        details = Details(
            given=given,
            expected=f"with h = {_STEP:g}: {show(other, 16)}",
            got=f"without h: {show(one, 16)}",
            read=function.read,
        )
        raise CheckFailed(f"{function.name}: h has another default.", "unknown", details)


# ---------------------------------------------------------------- relative_error


def _relative(a: Array, b: Array) -> Array:
    errors: Array = np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))
    return errors


def _relative_trial(a: Any, b: Any) -> Trial:
    one, other = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    errors = _relative(one, other)
    value = np.max(errors)
    difference, size = np.abs(one - other), np.abs(one) + np.abs(other)
    lengths = float(np.linalg.norm(one)) + float(np.linalg.norm(other))
    mistakes = [
        ("unknown", np.max(difference), "This is not divided by the size."),
        ("unknown", np.mean(errors), "This is the mean. The largest is asked."),
        ("unknown", np.min(errors), "This is the smallest. The largest is asked."),
        (
            "missing-factor",
            np.max(difference / np.maximum(1e-8, size / 2)),
            "The size is |a| + |b|, the sum and not the mean.",
        ),
        (
            "unknown",
            float(np.linalg.norm(one - other)) / max(1e-8, lengths),
            "This compares whole arrays. Take the error of each element, and then the largest.",
        ),
    ]
    suspects = [Suspect(code, {"error": np.asarray(error)}, why) for code, error, why in mistakes]
    # Where a and b nearly agree, their difference keeps few digits: the size decides the rounding.
    return Trial({"a": a, "b": b}, {"error": rounded(value, np.maximum(value, 1.0))}, suspects)


def _relative_trials(run: Run) -> Iterator[Trial]:
    if not run.hidden:
        yield _relative_trial(np.array([1.0, 2.0]), np.array([1.0, 3.0]))
        yield _relative_trial(
            np.array([[1.0, -4.0], [0.0, 2.0]]), np.array([[1.5, -4.0], [0.0, -1.0]])
        )
        yield _relative_trial(np.array([0.0, 1e-9]), np.array([0.0, 0.0]))
        return
    for shape in run.sizes([(3,), (2, 3)], [(1,), (2,), (3,), (2, 2)]):
        a = signed(run.rng, shape, 0.5, 3.0)
        b = np.round(a * run.rng.uniform(0.3, 3.0, size=shape), 12)
        yield _relative_trial(a, b)
        yield _relative_trial(a, b * (np.arange(b.size).reshape(shape) % 2))
        yield _relative_trial(np.zeros(3), np.array([0.0, 3e-9, 0.0]))


# ---------------------------------------------------------------- gradient_check


class KeepingLayer:
    """A layer that remembers its newest input, as layers do, and whether it was asked too late.

    function: forward. slope: what backward multiplies dout by; right or wrong, as the check needs.
    """

    def __init__(
        self, function: Callable[[Array], Array], backward: Callable[[Array, Array], Array]
    ) -> None:
        self._function = function
        self._backward = backward
        self._x: Array | None = None
        self.asked_at: list[Array] = []

    def forward(self, x: Array) -> Array:
        """The output for x, of any shape."""
        self._x = np.array(x, dtype=np.float64)
        return self._function(self._x)

    def backward(self, dout: Array) -> Array:
        """The gradient that this layer claims, for the newest x."""
        if self._x is None:
            raise RuntimeError("backward was called before forward")
        self.asked_at.append(self._x)
        return self._backward(self._x, np.asarray(dout, dtype=np.float64))


def _cube(x: Array) -> Array:
    return x**3 / 3


def _shapes_to_check(run: Run) -> list[Shape]:
    """Of x, in one round."""
    if run.size is not None:
        return run.sizes([], [(1,), (2,), (3,)])
    return [(3,), (2, 3)] if run.hidden else [(3,)]


def _layers(
    run: Run,
) -> Iterator[tuple[str, Callable[..., Array], Callable[..., Array], Array, Any]]:
    """Layers for the check: words, forward, claimed backward, x, the shape of dout."""
    rng = run.rng
    for shape in _shapes_to_check(run):
        x = signed(rng, shape, 0.8, 2.0)
        yield "a right layer", _cube, lambda x, dout: dout * x**2, x, shape
        yield "a layer whose backward is half", _cube, lambda x, dout: dout * x**2 / 2, x, shape
        yield "a layer that ignores dout", _cube, lambda x, dout: x**2 + 0 * dout, x, shape
        yield "a layer with the wrong sign", _cube, lambda x, dout: -dout * x**2, x, shape
        # The slope of a cube is the same at x and −x; that of exp is not.
        yield "a right layer of exp", np.exp, lambda x, dout: dout * np.exp(x), x, shape
        yield "a wrong layer of exp", np.exp, lambda x, dout: dout * x * np.exp(x), x, shape
    if run.size is not None:
        return
    weights = signed(rng, (3, 2), 0.5, 2.0)
    x = signed(rng, (4, 3), 0.8, 2.0)
    yield (
        "a right layer that changes the shape",
        lambda x: x @ weights,
        (lambda x, dout: dout @ weights.T),
        x,
        (4, 2),
    )


def _gradient_check(run: Run, answer: Any) -> None:
    what, read = "gradient_check", f'Lecture {SECTION}, "Checking a layer: what dout is for"'
    for words, forward, backward, x, shape in _layers(run):
        dout = upstream(run.rng, shape)
        if forward is _cube:
            # Of one sign: an error of 1, as other signs make it, would say nothing of dout.
            dout = np.abs(dout)
        (exact,) = gradients(forward, [x], dout)
        claimed = backward(x, dout)
        right = float(np.max(_relative(claimed, exact.value)))
        layer = KeepingLayer(forward, backward)
        given = partial(_words_of, words, x, dout)
        returned = call(what, answer, layer, x.copy(), dout.copy(), given=given)
        error = _one_number(what, returned, given, read)
        # A numerical gradient with a sensible step is right to 1e-6 here, and far better.
        if abs(error - right) <= 1e-5:
            continue
        shown = {"given": given(), "expected": _about(right), "got": _about(error), "read": read}
        if any(not np.array_equal(asked, x) for asked in layer.asked_at):
            why = (
                "backward answers for the newest forward, and that was not forward(x): the\n"
                "numerical gradient called forward with other numbers in between."
            )
            raise CheckFailed(
                f"{what}: the result is wrong.", "stale-state", Details(**shown, why=why)
            )
        (plain,) = gradients(forward, [x], np.ones(shape))
        deaf = float(np.max(_relative(claimed, plain.value)))
        deafer = float(np.max(_relative(backward(x, np.ones(shape)), plain.value)))
        # An error of 1 has many causes: one number with the wrong sign is enough.
        known = [one for one in (deaf, deafer) if one < 0.999]
        if any(abs(error - one) <= 1e-3 for one in known):
            why = "dout was not used on both sides: backward(dout), and sum(forward(x) · dout)."
            details = Details(**shown, why=why)
            raise CheckFailed(f"{what}: the result is wrong.", "ignores-upstream", details)
        raise CheckFailed(f"{what}: the result is wrong.", "unknown", Details(**shown))


def _words_of(words: str, x: Array, dout: Array) -> str:
    return f"{words}, x = {show(x)}, dout = {show(dout)}"


def _about(error: float) -> str:
    return "nearly 0 (below 1e-5)" if abs(error) <= 1e-5 else f"{error:.4g}"


def _one_number(what: str, returned: object, given: str | Callable[[], str], read: str) -> float:
    reader = Reader(what, read, given)
    reader.present(returned)
    return float(reader.finite("the relative error", returned, ()))


# ---------------------------------------------------------------- suspects

# The layers of the notebook -> whether their backward is wrong. A test tries each of them.
GUILTY: Final[dict[str, bool]] = {
    "Triple": False,
    "Gate": True,
    "Rectifier": False,
    "Clipper": True,
    "AnyPositive": True,
    "Squash": True,
    "Logistic": False,
    "Distance": True,
    "HalfDistance": False,
    "AverageDistance": True,
    "Bend": True,
    "Verdict": True,
    "Softplus": False,
}


def _suspects(run: Run, answer: Any) -> None:
    what, read = "suspects", f'Lecture {SECTION}, "The hunt: nine mistakes from real tutorials"'
    if answer is None:
        raise CheckFailed(f"{what} is still open: give a set of names.", "not-implemented")
    names = names_in(answer, classes=True)
    if names is None or is_mapping(answer):
        details = Details(expected="a set of names, such as {'Triple'}", got=kind_of(answer))
        raise CheckFailed(f"{what} is not a set.", "wrong-shape", details)
    strange = sorted(names - set(GUILTY))
    if strange:
        details = Details(expected=f"names out of {', '.join(GUILTY)}", got=", ".join(strange))
        raise CheckFailed(f"{what} has a name that is not one of the layers.", "unknown", details)
    guilty = {name for name, wrong in GUILTY.items() if wrong}
    if names != guilty:
        counts = [
            (len(names - guilty), "of the layers that you name are right"),
            (len(guilty - names), "wrong layers are not in your set"),
        ]
        got = ", ".join(f"{count} {words}" for count, words in counts if count)
        why = (
            "Check each layer more than once: with several inputs, twice in a row with the same\n"
            "object, with a dout that is not 1, and look whether dout is the same afterwards."
        )
        raise CheckFailed(
            f"{what} is not right yet.", "unknown", Details(got=got, why=why, read=read)
        )


register_function(
    Function(
        "numerical_gradient",
        SECTION,
        f'Lecture {SECTION}, "Step to both sides"',
        _numerical_trials,
    ),
    {"value": 3, "robust": 1},
    {
        "value": {"missing-factor", "sign-flipped", "wrong-shape", "integer-truncation"},
        "robust": {"mutates-input"},
    },
    _numerical_is_robust,
)
register_function(
    Function(
        "relative_error",
        SECTION,
        f'Lecture {SECTION}, "How to read a relative error"',
        _relative_trials,
    ),
    {"value": 1},
    {"value": {"missing-factor", "wrong-shape", "not-finite"}},
)
register(
    "gradient_check__value",
    SECTION,
    3,
    _gradient_check,
    {"ignores-upstream", "stale-state", "wrong-shape"},
)
register("suspects__value", SECTION, 3, _suspects, {"wrong-shape"}, shrinks=False)
