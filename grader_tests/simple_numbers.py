"""A random generator whose decimal numbers are simple: for examples that people follow by hand."""

import functools
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

# The coarsest of these grids that offers a choice is used.
_GRIDS: Final = (0.5, 0.25, 0.1, 0.05)
_CHOICE: Final = 3
# Numbers that hide mistakes: multiplying by 1 does nothing, and 2·2 is 2 + 2.
_TREACHEROUS: Final = (0.0, 1.0, 2.0)


class SimpleNumbers(np.random.Generator):
    """Draws as numpy's own generator does, but `uniform` gives numbers of few digits."""

    def __init__(self, seed: int) -> None:
        super().__init__(np.random.PCG64(seed))

    def uniform(self, low: Any = 0.0, high: Any = 1.0, size: Any = None) -> Any:
        """Numbers between low and high, of any shape, from a coarse grid."""
        grid = _grid(low, high)
        if grid is None:
            return super().uniform(low, high, size)
        # As `choice` does, which takes longer to look at its arguments.
        return grid[self.integers(len(grid), size=size)]


@functools.cache
def _grid(low: float, high: float) -> NDArray[np.float64] | None:
    """The numbers of the coarsest grid that offers a choice; None if none does."""
    for step in _GRIDS:
        first, last = int(np.ceil(low / step)), int(np.floor(high / step))
        grid = np.round(np.arange(first, last + 1) * step, 2)
        grid = grid[~np.isin(np.abs(grid), _TREACHEROUS)]
        if len(grid) >= _CHOICE:
            return grid
    return None
