"""Make the pictures of the README: python docs/pictures/make.py

The graph of section 01, C(w) = (y′ − w·x − b)², for w = 3, x = 2, b = 1 and the target y′ = 5. The
values and gradients are those of the section's table. No layer computes them here: to write such
layers is an exercise.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers import Graph, draw
from helpers.picture import Picture

WIDTH = 1600  # pixels
HERE = Path(__file__).parent

INPUTS = {"w": 3.0, "x": 2.0, "b": 1.0, "target": 5.0}
# name: symbol, inputs, value, and the gradient of f with respect to each input
NODES: dict[str, tuple[str, tuple[str, ...], float, tuple[float, ...]]] = {
    "p": ("×", ("w", "x"), 6.0, (8.0, 12.0)),
    "y": ("+", ("p", "b"), 7.0, (4.0, 4.0)),
    "s": ("×(−1)", ("y",), -7.0, (4.0,)),
    "t": ("+", ("s", "target"), -2.0, (-4.0, -4.0)),
    "f": ("square", ("t",), 4.0, (-4.0,)),
}


@dataclass
class FromTable:
    """A layer that gives the numbers of the table."""

    value: float
    gradients: tuple[float, ...]

    def forward(self, *values: float) -> float:
        """The value in the table."""
        return self.value

    def backward(self, dout: Any) -> tuple[float, ...]:
        """The gradients in the table."""
        return self.gradients


def computational_graph() -> Picture:
    """Section 01's graph with all its values and gradients."""
    graph = Graph()
    for name, number in INPUTS.items():
        graph.input(name, number)
    for name, (symbol, inputs, value, gradients) in NODES.items():
        graph.apply(name, FromTable(value, gradients), *inputs, symbol=symbol)
    graph.backward()
    return draw(graph)


def main(folder: Path) -> None:
    """Write the pictures into a folder."""
    picture = computational_graph()
    dpi = WIDTH / picture.get_figwidth()
    (folder / "computational_graph.png").write_bytes(picture.png(dpi))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
