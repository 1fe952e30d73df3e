"""Step through a graph in a notebook: forward one node at a time, then backward one at a time."""

from __future__ import annotations

import base64
import html
import importlib
import itertools
import math
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from helpers.graph import Graph, Node, is_number
from helpers.graph_figure import compose, names_to_cover, picture
from helpers.graph_text import derivative, describe, format_inline, format_number
from helpers.graph_walk import asked, moments
from helpers.picture import PNG_DPI, SHOWN_DPI, Picture, png_file, shown_size

# A guess within this share of the gradient is right: readers round.
_TOLERANCE = 0.005
_MILLISECONDS_A_STEP = 2000
_PAGE_WIDTH, _LINE_GREY = 1000, 215  # of the sheet: pixels, and the shade of its lines


def step(graph: Graph, cover: bool = False) -> Walk:
    """Walk through a graph: forward one node at a time, then backward one node at a time.

    Each step marks the node at work and writes out what it computes; backward that is the chain
    rule, in symbols and numbers. As the last expression of a cell it shows a slider and a play
    button; where ipywidgets is missing or a page cannot run it, the pictures of all steps.
    `cover=True` shows each gradient as "?" until the reader has guessed it.
    Raises ValueError for a graph without a layer.
    """
    if not graph.operations:
        raise ValueError("There is nothing to step through yet: call graph.apply first.")
    return Walk(graph, cover)


class Walk:
    """The steps through a graph, as `step` returns them; the graph must not change meanwhile."""

    def __init__(self, graph: Graph, cover: bool = False) -> None:
        self.graph = graph
        self.moments = moments(graph)
        self.covered = names_to_cover(graph, cover)
        self._scene = compose(graph, backward=graph.start is not None, stepped=True)
        self._shrunk: dict[tuple[int, frozenset[str]], NDArray[np.uint8]] = {}
        widgets = _ipywidgets()
        # The slider and what goes with it; None where ipywidgets is not installed.
        self.controls = None if widgets is None else Controls(self, widgets)

    def __len__(self) -> int:
        return len(self.moments)

    def picture(self, number: int, revealed: frozenset[str] = frozenset()) -> Picture:
        """The picture of a step; at step 0 only the inputs are known.

        The gradients of `revealed` are shown even if the walk covers them.
        """
        hidden = self.covered - revealed
        return picture(self._scene, self.moments[number], self.moments, hidden)

    def page(self, number: int, revealed: frozenset[str] = frozenset()) -> str:
        """The same as HTML: an image with its description."""
        shown = self.picture(number, revealed)
        pixels = shown.pixels()
        self._shrunk[number, revealed] = _at_shown_size(pixels)
        data = base64.b64encode(png_file(pixels, shown.description)).decode("ascii")
        return (
            f'<img src="data:image/png;base64,{data}" alt="{html.escape(shown.description)}" '
            f'style="width: {shown_size(shown)[0]}px; max-width: 100%">'
        )

    def shrunk(self, number: int, revealed: frozenset[str] = frozenset()) -> NDArray[np.uint8]:
        """The same as colours (height, width, 4), at the size at which a page shows it."""
        key = number, revealed
        if key not in self._shrunk:
            self._shrunk[key] = _at_shown_size(self.picture(number, revealed).pixels())
        return self._shrunk[key]

    def questions(self, number: int) -> list[Node]:
        """The values whose gradient becomes known at a step and is covered."""
        nodes = asked(self.graph, self.moments[number])
        return [node for node in nodes if node.name in self.covered]

    def sheet(self) -> bytes:
        """All steps as a PNG file: one below the other, narrow ones side by side too.

        A step that covers gradients comes twice: first covered, then with the answers.
        """
        shown = []
        revealed: frozenset[str] = frozenset()
        for number in range(len(self)):
            shown.append(self.shrunk(number, revealed))
            if questions := self.questions(number):
                revealed |= {node.name for node in questions}
                shown.append(self.shrunk(number, revealed))
        return png_file(_grid(shown), describe(self.graph, self.covered))

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        # A page shows the richest of these that it can: the slider, else the sheet, else words.
        words = describe(self.graph, self.covered)
        data: dict[str, Any] = {"image/png": self.sheet(), "text/plain": words}
        if self.controls is not None:
            data = {**self.controls.box._repr_mimebundle_(), **data}
        return data, {"image/png": {"alt": words}}


def _at_shown_size(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Fewer pixels for a page: each the mean of a square of them."""
    side = PNG_DPI // SHOWN_DPI
    height, width = (length // side * side for length in pixels.shape[:2])
    total = np.zeros((height // side, width // side, pixels.shape[2]), dtype=np.uint16)
    for row, column in itertools.product(range(side), repeat=2):
        total += pixels[row:height:side, column:width:side]
    return (total // side**2).astype(np.uint8)


def _grid(pictures: list[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """Pictures of one size in rows that fit a page, with a fine line after each."""
    height, width, depth = pictures[0].shape
    across = max(1, _PAGE_WIDTH // width)
    down = -(-len(pictures) // across)
    grid = np.full((down * height, across * width, depth), 255, dtype=np.uint8)
    for number, pixels in enumerate(pictures):
        row, column = divmod(number, across)
        cell = grid[row * height : (row + 1) * height, column * width : (column + 1) * width]
        cell[:] = pixels
        cell[-1, :, :3] = cell[:, -1, :3] = _LINE_GREY
    return grid


def verdict(name: str, gradient: float, guess: float) -> tuple[bool, str]:
    """Compare a guess with the gradient called `name`: whether it is right, and what to say.

    Right is what rounds to the gradient, within half a percent. A wrong guess gets a hint that does
    not give the gradient away.
    """
    if math.isclose(guess, gradient, rel_tol=_TOLERANCE, abs_tol=1e-12):
        return True, f"Right: {name} = {format_number(gradient)}."
    wrong = f"Not yet: {name} is not {format_number(guess)}. "
    if math.isclose(-guess, gradient, rel_tol=_TOLERANCE, abs_tol=1e-12):
        return False, wrong + "The size is right. Look at the sign."
    return False, wrong + f"Your number is too {'large' if guess > gradient else 'small'}."


class Controls:
    """Widgets that show one step of a walk at a time, and ask for the gradients that it covers.

    All pictures are made at once, and the page itself turns them over: stepping does not wait for
    Python, and goes on working in an exported page. Only the questions need a running kernel.
    """

    def __init__(self, walk: Walk, widgets: ModuleType) -> None:
        last = len(walk) - 1
        self._walk, self._widgets = walk, widgets
        self._revealed: frozenset[str] = frozenset()
        self._rows: dict[str, Any] = {}  # a question once asked keeps what the reader typed
        self.pages = [widgets.HTML() for _ in range(len(walk))]
        self.slider = widgets.IntSlider(
            min=0, max=last, description="Step", layout={"flex": "1 1 auto", "max_width": "500px"}
        )
        self.back = widgets.Button(description="Back", tooltip="one step back")
        self.next = widgets.Button(description="Next", tooltip="one step on")
        self.questions = widgets.VBox()
        play = widgets.Play(min=0, max=last, interval=_MILLISECONDS_A_STEP)
        stack = widgets.Stack(children=self.pages, selected_index=0)
        widgets.jslink((play, "value"), (self.slider, "value"))
        widgets.jslink((self.slider, "value"), (stack, "selected_index"))
        self.back.on_click(lambda _: self._move(-1))
        self.next.on_click(lambda _: self._move(+1))
        self.slider.observe(lambda _: self._ask(), names="value")
        buttons = widgets.HBox([play, self.back, self.next, self.slider])
        self.box = widgets.VBox([stack, buttons, self.questions])
        self._print_pages(from_step=0)
        self._ask()

    def _move(self, steps: int) -> None:
        self.slider.value = min(max(self.slider.value + steps, 0), self.slider.max)

    def _print_pages(self, from_step: int) -> None:
        for number in range(from_step, len(self.pages)):
            self.pages[number].value = self._walk.page(number, self._revealed)

    def _ask(self) -> None:
        """Put up the questions of the step at which the slider stands."""
        nodes = self._walk.questions(self.slider.value)
        for node in nodes:
            if node.name not in self._rows:
                self._rows[node.name] = self._question(node)
        self.questions.children = tuple(self._rows[node.name] for node in nodes)

    def _question(self, node: Node) -> Any:
        """A row to guess a gradient in; of an array only the picture can be uncovered."""
        widgets, gradient = self._widgets, node.grad
        assert gradient is not None
        name = derivative(self._walk.graph, node)
        answer = widgets.HTML()
        row = widgets.HBox()
        show = widgets.Button(description="Show", tooltip=f"show {name}")

        def uncover(words: str) -> None:
            answer.value = html.escape(words)
            row.children = (answer,)
            self._revealed |= {node.name}
            self._print_pages(from_step=self.slider.value)

        show.on_click(lambda _: uncover(f"{name} = {format_inline(gradient)}."))
        if not is_number(gradient):
            row.children = (widgets.Label(f"{name} is an array: what is its shape?"), show)
            return row
        guess = widgets.FloatText(description=f"{name} =")
        check = widgets.Button(description="Check", tooltip=f"compare your number with {name}")

        def compare(_: object) -> None:
            right, words = verdict(name, float(gradient), guess.value)
            if right:
                uncover(words)
            else:
                answer.value = html.escape(words)

        check.on_click(compare)
        row.children = (guess, check, show, answer)
        return row


def _ipywidgets() -> ModuleType | None:
    try:
        return importlib.import_module("ipywidgets")
    except ImportError:
        return None
