"""Checks of section 04: the derivation of ∂E/∂w_ji = (y_j − d_j) z_i, step by step as numbers."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import numpy as np

from grader_tests.functions import Function, Trial, register_function
from grader_tests.layers import signed
from grader_tests.misconceptions import Suspect, batch_means
from grader_tests.oracle import Array, Estimate, derivatives, gradients, rounded
from grader_tests.questions import Form
from grader_tests.reading import Shape
from grader_tests.registry import Run

SECTION: Final = "04_output_layer"


def _error(d: Array, y: Array) -> Array:
    """E = 1/(2N) Σ_n Σ_j (y_nj − d_nj)²; a 1-D array is one sample."""
    error: Array = np.asarray(np.sum((y - d) ** 2) / (2 * _samples(d)))
    return error


def _samples(d: Array) -> int:
    return len(d) if np.ndim(d) == 2 else 1


def _targets_and_outputs(run: Run) -> Iterator[tuple[Array, Array]]:
    """Targets and outputs of one sample, then of batches, that differ in every element."""
    if not run.hidden:
        # Three outputs: of two squares, the mean is the same as half the sum.
        yield np.array([1.0, 0.0, 2.0]), np.array([0.5, 3.0, 1.0])
        yield (
            np.array([[1.0, 0.0, 2.0], [0.5, -1.0, 1.5]]),
            np.array([[3.0, -0.5, 1.0], [1.25, 1.0, -2.0]]),
        )
        return
    # Not 2 or 4 samples: a factor of N must not look like a factor of 2.
    small: list[Shape] = [(1,), (2,), (3,), (1, 1), (3, 1), (3, 2)]
    for shape in run.sizes([(3,), (5,), (5, 3)], small):
        d = signed(run.rng, shape, 0.3, 2.0)
        yield d, d + signed(run.rng, shape, 0.5, 2.0)


# ---------------------------------------------------------------- squared_error


def _squared_error_trials(run: Run) -> Iterator[Trial]:
    for d, y in _targets_and_outputs(run):
        value = _error(d, y)
        size = _error(-np.abs(d), np.abs(y))
        count, places = _samples(d), d.shape[-1]
        suspects = []
        if count > 1:
            suspects += [
                Suspect(
                    "missing-batch-mean",
                    {"E": count * value},
                    "The errors of the samples were added up, but not divided by their number N.",
                ),
                Suspect(
                    "missing-batch-mean",
                    {"E": 2 * count * value},
                    "Neither the ½ nor the 1/N is there.",
                ),
            ]
        suspects += [
            Suspect(
                "extra-batch-mean",
                {"E": factor * value / places},
                "The mean was taken over all elements. E adds up the J outputs of a sample, and\n"
                "divides by the number of samples N only.",
            )
            for factor in (1, 2)
        ]
        suspects.append(
            Suspect(
                "unknown",
                {"E": np.sqrt(np.sum((y - d) ** 2))},
                "This is the length of y − d. E has its square, and a ½.",
            )
        )
        yield Trial({"d": d, "y": y}, {"E": rounded(value, size, d.size)}, suspects)


# ---------------------------------------------------------------- dE_dy


def _error_gradient_trials(run: Run) -> Iterator[Trial]:
    for d, y in _targets_and_outputs(run):
        count, places = _samples(d), d.shape[-1]
        size = (np.abs(y) + np.abs(d)) / count
        (right,) = gradients(lambda y, d=d: _error(d, y), [y], floor=[size])
        suspects = [
            Suspect(
                "extra-batch-mean",
                {"dE/dy": factor * right.value / places},
                "The mean was taken over all elements. E divides by the number of samples only.",
            )
            for factor in (1, 2)
        ]
        if count > 1:
            suspects += [
                Suspect(
                    "missing-batch-mean",
                    {"dE/dy": factor * count * right.value},
                    "E is a mean over the N samples of the batch: its gradient has the 1/N too.",
                )
                for factor in (1, 2, -1)
            ]
        suspects.append(
            Suspect(
                "forward-as-derivative",
                {"dE/dy": (y - d) ** 2 / (2 * count)},
                "This is each element's part of E itself, not the derivative.",
            )
        )
        yield Trial({"d": d, "y": y}, {"dE/dy": right}, suspects)


# ---------------------------------------------------------------- dy_du


def _activation_trials(run: Run) -> Iterator[Trial]:
    points = [np.array([0.5, -2.0])]
    if run.hidden:
        points = [signed(run.rng, (size,), 0.3, 3.0) for size in run.sizes([2, 3, 5], [1, 2, 3])]
    for u in points:
        jacobian = derivatives(lambda u: u, [u], 0)
        suspects = [
            Suspect(
                "forward-as-derivative",
                {"dy/du": np.diag(u)},
                "u stands where its derivative belongs.",
            ),
            Suspect(
                "unknown",
                {"dy/du": np.ones_like(jacobian)},
                "This says that every output depends on every input. Which y_k changes with u_j?",
            ),
        ]
        yield Trial({"u": u}, {"dy/du": rounded(jacobian)}, suspects)


# ---------------------------------------------------------------- du_dw, dE_dw, weight_gradient


def _one_sample(run: Run) -> Iterator[tuple[Array, Array, Array, int, int]]:
    """d, y (J,), z (I,) and a weight's place (j, i).

    The first are chosen so that common mistakes stay apart: J and I differ, and j and i can be
    exchanged, with another result.
    """
    if not run.hidden:
        d, y, z = np.array([1.0, 0.0, 2.0]), np.array([0.5, 3.0, 1.0]), np.array([2.0, -1.5])
        yield d, y, z, 0, 1
        yield d, y, z, 2, 0
        return
    small = [(1, 1), (2, 1), (1, 2), (2, 2), (3, 2), (2, 3), (3, 3)]
    for n_out, n_in in run.sizes([(4, 3), (2, 3), (3, 3)], small):
        d = signed(run.rng, (n_out,), 0.3, 2.0)
        y = d + signed(run.rng, (n_out,), 0.5, 2.0)
        z = signed(run.rng, (n_in,), 0.3, 2.0)
        if n_out > n_in > 1:
            j, i = (int(place) for place in run.rng.permutation(n_in)[:2])
        else:
            j, i = int(run.rng.integers(n_out)), int(run.rng.integers(n_in))
        yield d, y, z, j, i


def _total_input_trials(run: Run) -> Iterator[Trial]:
    for d, _, z, j, i in _one_sample(run):
        n_out = len(d)
        weights = np.zeros((n_out, len(z)))
        value = derivatives(lambda w, z=z: w @ z, [weights], 0)[:, j, i]
        suspects = []
        if i < n_out and j < len(z) and i != j:
            exchanged = np.zeros(n_out)
            exchanged[i] = z[j]
            suspects.append(
                Suspect(
                    "transposed",
                    {"du/dw": exchanged},
                    "j and i are exchanged: w_ji leads from node i to node j.",
                )
            )
        suspects += [
            Suspect(
                "unknown",
                {"du/dw": np.full(n_out, z[i])},
                "Only one element of u has w_ji in it. The others do not change with it.",
            ),
            Suspect(
                "missing-inner-derivative",
                {"du/dw": np.eye(n_out)[j]},
                "The place is right, but w_ji is multiplied by something: that is its slope.",
            ),
        ]
        arguments = {"z": z, "j": j, "i": i, "n_out": n_out}
        yield Trial(arguments, {"du/dw": rounded(value)}, suspects)


def _weights_estimate(d: Array, y: Array, z: Array) -> Estimate:
    """The right ∂E/∂w, (J, I), for one sample: E of u = w z + b at the b that gives this y."""
    delta = y - d
    (estimate,) = gradients(
        lambda w: w @ z, [np.zeros((len(d), len(z)))], delta, scale_dout=np.abs(y) + np.abs(d)
    )
    return estimate


def _one_weight_trials(run: Run) -> Iterator[Trial]:
    for d, y, z, j, i in _one_sample(run):
        right = _weights_estimate(d, y, z)
        expected = Estimate(right.value[j, i], right.bound[j, i])
        suspects = []
        if i < len(d) and j < len(z) and i != j:
            suspects.append(
                Suspect(
                    "transposed",
                    {"dE/dw": right.value[i, j]},
                    "j and i are exchanged: j belongs to y and d, i belongs to z.",
                )
            )
        suspects += [
            Suspect(
                "missing-inner-derivative",
                {"dE/dw": y[j] - d[j]},
                "The last factor is missing: ∂u/∂w_ji.",
            ),
            Suspect(
                "missing-inner-derivative",
                {"dE/dw": z[i]},
                "The first factor is missing: ∂E/∂y.",
            ),
            Suspect(
                "unknown",
                {"dE/dw": np.sum(y - d) * z[i]},
                "All outputs were added up. Only y_j depends on w_ji.",
            ),
        ]
        yield Trial({"d": d, "y": y, "z": z, "j": j, "i": i}, {"dE/dw": expected}, suspects)


def _all_weights_trials(run: Run) -> Iterator[Trial]:
    for d, y, z, _, _ in _one_sample(run):
        right = _weights_estimate(d, y, z)
        suspects = [
            Suspect(
                "transposed",
                {"dE/dw": right.value.T},
                "Rows and columns are exchanged: row j, column i holds ∂E/∂w_ji.",
            ),
            Suspect(
                "forward-as-derivative",
                {"dE/dw": np.multiply.outer(y, z)},
                "y stands where y − d belongs.",
            ),
        ]
        yield Trial({"d": d, "y": y, "z": z}, {"dE/dw": right}, suspects)


# ---------------------------------------------------------------- output_layer_gradients


def _layer_trials(run: Run) -> Iterator[Trial]:
    if run.hidden:
        # First no two numbers are the same: a product in the wrong order does not fit.
        small = [(1, 1, 1), (3, 1, 1), (1, 2, 1), (1, 1, 2), (1, 2, 2), (3, 2, 2)]
        sizes = run.sizes([(5, 2, 3), (3, 3, 2), (3, 2, 4)], small)
        rng = run.rng
    else:
        sizes = [(2, 3, 2)]
        rng = np.random.default_rng(4)
    for samples, n_in, n_out in sizes:
        z = _tidy(run, signed(rng, (samples, n_in), 0.3, 2.0))
        weights = _tidy(run, signed(rng, (n_in, n_out), 0.3, 2.0))
        bias = _tidy(run, signed(rng, (n_out,), 0.3, 2.0))
        y = z @ weights + bias
        d = _tidy(run, y + signed(rng, y.shape, 0.5, 2.0))
        yield _layer_trial(d, y, z, weights, bias)


def _tidy(run: Run, value: Array) -> Array:
    """Numbers of the visible check have few digits, so that they can be followed by hand."""
    return value if run.hidden else np.round(2 * value) / 2 + 0.25


def _layer_trial(d: Array, y: Array, z: Array, weights: Array, bias: Array) -> Trial:
    count = len(d)
    estimates = gradients(
        lambda w, b, z: z @ w + b,
        [weights, bias, z],
        (y - d) / count,
        scale_dout=(np.abs(y) + np.abs(d)) / count,
    )
    expected = dict(zip(("W", "b", "z"), estimates, strict=True))
    right = {name: estimate.value for name, estimate in expected.items()}
    suspects = [
        *batch_means(right, count),
        Suspect(
            "extra-batch-mean",
            {name: value / y.shape[1] for name, value in right.items()},
            "The mean was taken over all elements. E divides by the number of samples only.",
        ),
        Suspect(
            "bias-not-summed",
            {"b": (y - d) / count},
            "The same bias is added to every sample: its gradient is the sum over the samples.",
        ),
        Suspect(
            "extra-batch-mean",
            {"b": right["b"] / count},
            "The bias's gradient is the sum over the samples, not their mean once more.",
        ),
    ]
    return Trial({"d": d, "y": y, "z": z, "W": weights}, expected, suspects)


def _register(
    name: str,
    read: str,
    trials: Any,
    points: int,
    codes: Iterable[str],
    *,
    aspect: str = "value",
    form: Form = "values",
    gradient: bool = True,
    intact: bool = False,
) -> None:
    function = Function(name, SECTION, read, trials, form, gradient, intact)
    register_function(function, {aspect: points}, {aspect: codes})


_SLOPE = {"sign-flipped", "missing-factor", "finite-difference"}

_register(
    "squared_error",
    f'Lecture {SECTION}, "The error: half the squared distance"',
    _squared_error_trials,
    1,
    {"missing-factor", "missing-batch-mean", "extra-batch-mean", "wrong-shape"},
    gradient=False,
)
_register(
    "dE_dy",
    f'Lecture {SECTION}, "Step 1: the slope of the error"',
    _error_gradient_trials,
    2,
    _SLOPE | {"missing-batch-mean", "extra-batch-mean", "forward-as-derivative", "wrong-shape"},
)
_register(
    "dy_du",
    f'Lecture {SECTION}, "Step 2: the slope of the activation"',
    _activation_trials,
    1,
    {"forward-as-derivative", "finite-difference", "wrong-shape"},
)
_register(
    "du_dw",
    f'Lecture {SECTION}, "Step 3: the slope of the total input"',
    _total_input_trials,
    2,
    {"transposed", "missing-inner-derivative", "finite-difference", "wrong-shape"}
    | {"mutates-input"},
    intact=True,
)
_register(
    "dE_dw",
    f'Lecture {SECTION}, "The product: one number for one weight"',
    _one_weight_trials,
    2,
    _SLOPE | {"transposed", "missing-inner-derivative", "wrong-shape"},
)
_register(
    "weight_gradient",
    f'Lecture {SECTION}, "All the weights at once"',
    _all_weights_trials,
    2,
    _SLOPE | {"transposed", "forward-as-derivative", "wrong-shape"},
)
_register(
    "output_layer_gradients",
    f'Lecture {SECTION}, "A batch: the mean over the samples"',
    _layer_trials,
    4,
    _SLOPE
    | {"missing-batch-mean", "extra-batch-mean", "bias-not-summed", "transposed"}
    | {"wrong-keys", "wrong-shape", "mutates-input"},
    aspect="backward",
    form="dict",
    intact=True,
)
