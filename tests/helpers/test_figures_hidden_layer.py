"""The figure of lecture 05: f′ at the pre-activation and at the activation."""

import numpy as np

from helpers import (
    d_identity,
    d_relu,
    d_sigmoid,
    d_tanh,
    identity,
    relu,
    sigmoid,
    tanh,
)
from helpers.figures.hidden_layer import derivatives_at

U = np.linspace(-6, 6, 241)
ACTIVATIONS = {
    "relu": (relu, d_relu),
    "sigmoid": (sigmoid, d_sigmoid),
    "tanh": (tanh, d_tanh),
    "identity": (identity, d_identity),
}


def test_titles_say_for_which_activation_the_place_does_not_matter() -> None:
    figure = derivatives_at(U, ACTIVATIONS)
    assert [ax.get_title() for ax in figure.axes] == [
        "relu: the same",
        "sigmoid: not the same",
        "tanh: not the same",
        "identity: the same",
    ]


def test_a_panel_draws_both_derivatives_in_different_styles() -> None:
    figure = derivatives_at(U, {"tanh": ACTIVATIONS["tanh"]})
    right, wrong = figure.axes[0].lines
    assert np.allclose(right.get_ydata(), 1 / np.cosh(U) ** 2, rtol=1e-12)
    assert np.allclose(wrong.get_ydata(), 1 / np.cosh(np.tanh(U)) ** 2, rtol=1e-12)
    assert right.get_linestyle() != wrong.get_linestyle()
    assert right.get_marker() != wrong.get_marker()
    assert [t.get_text() for t in figure.legends[0].get_texts()] == ["f′(u)", "f′(z), z = f(u)"]
