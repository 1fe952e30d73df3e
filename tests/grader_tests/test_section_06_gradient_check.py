"""The checks of section 06: the layers of the hunt, and what a gradient check can get wrong."""

from pathlib import Path

import nbformat
import numpy as np
import pytest

from grader_tests import CheckFailed, check, check_hidden
from grader_tests.section_06_gradient_check import GUILTY

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "source" / "06_gradient_check" / "06_gradient_check.ipynb"


def numerical_gradient(f, x, h=1e-4):
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += h
        down[place] -= h
        gradient[place] = (f(up) - f(down)) / (2 * h)
    return gradient


def relative_error(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


@pytest.fixture(scope="module")
def layers():
    """The classes that the notebook gives, by name."""
    namespace = {}
    for cell in nbformat.read(NOTEBOOK, as_version=4).cells:
        if cell.id in {"imports", "suspects-layers", "suspects-more-layers", "suspects-losses"}:
            exec(cell.source, namespace)  # noqa: S102 - our own notebook
    return {name: thing for name, thing in namespace.items() if isinstance(thing, type)}


def is_wrong(layer_class):
    """Whether a layer gives a wrong gradient for some input, some dout, or some earlier use."""
    rng = np.random.default_rng(0)
    layer = layer_class()
    for _ in range(20):
        x = rng.normal(size=(2, 3))
        dout = rng.normal(size=np.shape(layer.forward(x)))
        before = np.copy(dout)
        layer.forward(x)
        claimed = np.copy(layer.backward(dout))
        truth = numerical_gradient(
            lambda x, before=before: float(np.sum(layer_class().forward(x) * before)), x
        )
        if not np.array_equal(dout, before) or relative_error(claimed, truth) > 1e-4:
            return True
    return False


def test_the_list_of_wrong_layers_is_true(layers):
    assert {name: is_wrong(layer) for name, layer in layers.items()} == GUILTY


@pytest.mark.parametrize("judge", [check, check_hidden])
@pytest.mark.parametrize("form", [set, frozenset, list, tuple])
def test_the_right_set_passes_in_any_form(judge, form):
    judge("suspects__value", form(name for name, wrong in GUILTY.items() if wrong))


def test_classes_count_as_their_names(layers):
    check("suspects__value", {layer for name, layer in layers.items() if GUILTY[name]})


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (None, "not-implemented", "still open"),
        ("Gate", "wrong-shape", "not a set"),
        ({"Gate", "Nobody"}, "unknown", "Nobody"),
        (set(), "unknown", "wrong layers are not in your set"),
        (set(GUILTY), "unknown", "of the layers that you name are right"),
    ],
)
def test_other_sets_are_told_what_is_wrong_without_names(answer, code, words):
    with pytest.raises(CheckFailed, match=words) as failure:
        check("suspects__value", answer)
    assert failure.value.code == code
    if answer == set():
        assert not any(name in str(failure.value) for name in GUILTY)


def gradient_check(layer, x, dout):
    layer.forward(x)
    claimed = layer.backward(dout)
    return relative_error(claimed, numerical_gradient(lambda x: np.sum(layer.forward(x) * dout), x))


def too_late(layer, x, dout):
    numerical = numerical_gradient(lambda x: np.sum(layer.forward(x) * dout), x, 1e-3)
    return relative_error(layer.backward(dout), numerical)


def deaf(layer, x, dout):
    layer.forward(x)
    claimed = layer.backward(dout)
    return relative_error(claimed, numerical_gradient(lambda x: np.sum(layer.forward(x)), x))


def deaf_on_both_sides(layer, x, dout):
    layer.forward(x)
    claimed = layer.backward(np.ones_like(dout))
    return relative_error(claimed, numerical_gradient(lambda x: np.sum(layer.forward(x)), x))


@pytest.mark.parametrize("judge", [check, check_hidden])
@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (gradient_check, None),
        (too_late, "stale-state"),
        (deaf, "ignores-upstream"),
        (deaf_on_both_sides, "ignores-upstream"),
        (lambda layer, x, dout: 0.0, "unknown"),
        (lambda layer, x, dout: np.zeros(3), "wrong-shape"),
        (lambda layer, x, dout: None, "not-implemented"),
        (lambda layer, x, dout: layer.backward(dout), "raised"),
    ],
)
def test_gradient_checks_are_judged(judge, answer, code):
    if code is None:
        judge("gradient_check__value", answer)
        return
    with pytest.raises(CheckFailed) as failure:
        judge("gradient_check__value", answer)
    assert failure.value.code == code


def test_an_x_that_is_nearly_the_same_is_not_the_same():
    def careless(f, x, h=1e-4):
        gradient = np.zeros(x.shape)
        for place in np.ndindex(x.shape):
            x[place] += h
            above = f(x)
            x[place] -= 2 * h
            below = f(x)
            x[place] += h
            gradient[place] = (above - below) / (2 * h)
        return gradient

    check("numerical_gradient__value", careless)
    check_hidden("numerical_gradient__value", careless)
    for judge in (check, check_hidden):
        with pytest.raises(CheckFailed) as failure:
            judge("numerical_gradient__robust", careless)
        assert failure.value.code == "mutates-input"


def test_a_one_sided_difference_is_named():
    def one_sided(f, x, h=1e-4):
        gradient = np.zeros(x.shape)
        for place in np.ndindex(x.shape):
            up = x.copy()
            up[place] += h
            gradient[place] = (f(up) - f(x)) / h
        return gradient

    with pytest.raises(CheckFailed, match="one-sided"):
        check_hidden("numerical_gradient__value", one_sided)
