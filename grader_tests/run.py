"""One run of a check: where its numbers come from, and how many it asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

Size = TypeVar("Size")


@dataclass(frozen=True)
class Run:
    """One run of a check: its random numbers, and whether it is the hidden part.

    The visible part draws the same inputs each time, the hidden part fresh ones. large: arrays
    with many elements come first, since few elements can fit two mistakes by chance. size: in the
    search for a small example (`smallest`), the place of the one small size to ask about.
    """

    rng: np.random.Generator
    hidden: bool
    large: bool = False
    size: int | None = None

    def sizes(self, usual: Sequence[Size], small: Sequence[Size]) -> list[Size]:
        """The sizes to ask about, in turn: all the usual ones, or one small one.

        small: from the smallest upwards.
        """
        if self.size is None:
            return [*usual]
        return [*small[self.size : self.size + 1]]

    def shape(self, usual: tuple[int, ...]) -> tuple[int, ...]:
        """A shape, or in the search for a small example the same with fewer elements."""
        if self.size is None:
            return usual
        return tuple(min(length, self.size + 1) for length in usual)
