"""What the notebooks import: functions and their derivatives, figures, graphs, the digits."""

from helpers.digits import Digits, load_digits
from helpers.functions import (
    cross_entropy_error,
    d_identity,
    d_mean_squared_error,
    d_relu,
    d_sigmoid,
    d_softmax_with_loss,
    d_tanh,
    identity,
    mean_squared_error,
    relu,
    sigmoid,
    softmax,
    tanh,
)
from helpers.graph import Graph
from helpers.graph_figure import draw
from helpers.graph_steps import step
from helpers.graph_text import describe
from helpers.network_figure import draw_network

__all__ = [
    "Digits",
    "Graph",
    "cross_entropy_error",
    "d_identity",
    "d_mean_squared_error",
    "d_relu",
    "d_sigmoid",
    "d_softmax_with_loss",
    "d_tanh",
    "describe",
    "draw",
    "draw_network",
    "identity",
    "load_digits",
    "mean_squared_error",
    "relu",
    "sigmoid",
    "softmax",
    "step",
    "tanh",
]
