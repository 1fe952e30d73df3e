"""What the notebooks import: functions and their derivatives, figures, graphs, the digits.

What draws is imported when it is first asked for: it needs matplotlib, and the checks, which need
the functions, do not.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

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
from helpers.graph_text import describe

if TYPE_CHECKING:
    from helpers.graph_figure import draw
    from helpers.graph_steps import step
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

_DRAWS: Final = {"draw": "graph_figure", "draw_network": "network_figure", "step": "graph_steps"}


def __getattr__(name: str) -> Any:
    """What draws (PEP 562)."""
    if name not in _DRAWS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"helpers.{_DRAWS[name]}"), name)
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
