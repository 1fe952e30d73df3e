"""Gradients of any size at a bounded number of forward passes: random projections.

The gradient g of sum(forward(x)·dout) is not computed. It is asked for along a random direction v:
⟨v, g⟩ = d/dε sum(forward(x + ε·v)·dout), which costs one forward pass, and must be ⟨v, a⟩ for a
right answer a. Source: the random projections of `check_grads` in HIPS autograd,
autograd/test_util.py; R. Freivalds, "Probabilistic machines can use less running time", IFIP 1977.

**How tight.** The answer is fixed before v is drawn, with independent standard normal elements. So
⟨v, a − g⟩ is exactly normal with the standard deviation ‖a − g‖₂, whatever the error looks like.
A right answer is off by at most b_i = c·eps·s_i in element i, where s_i = Σ_n |dout_n|·|J_ni| (see
`oracle.rounded`). By the triangle inequality in the 2-norm, ‖b‖₂ ≤ c·eps·Σ_n |dout_n|·‖J_n‖₂, and
‖J_n‖₂ is the standard deviation of the output's slope (J v)_n, whose mean size the passes give.
So nine standard deviations, τ = 9·c·eps·√(π/2)·mean Σ_n |dout_n|·|(J v)_n|, reject a right answer
with a probability below 1e-18 a direction, and no worse than √(number of outputs) times too wide.

**How safe.** An error with ‖a − g‖₂ = R·τ passes one direction with probability at most
√(2/π)/R, since the density of a normal number is at most 1/√(2π)·1/σ. It passes all DIRECTIONS = 6
with at most (0.8/R)⁶: 2.7e-13 for R = 100, whether one element is wrong, or few, or all.

**Elements of different sizes.** In one sum the roundings of large elements would cover small ones.
So the elements are sorted by the size of the answer into three groups, each 1000 times smaller than
the one before, and each group is projected by itself: at most 18 passes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from grader_tests.differences import EPS, Array
from grader_tests.oracle import (
    ROUNDINGS_A_TERM,
    Estimate,
    Forward,
    gradients,
    slope,
)

DIRECTIONS: Final = 6
# Down to this size of the largest element, three groups: the last holds all smaller ones.
_GROUPS: Final = (1e-3, 1e-6, 0.0)
_SIGMAS: Final = 9.0

# Up to here an array is looked at element by element. That is at most some three times as many
# passes as projections need, and it tells each element's own value and bound.
SMALL: Final = 64


@dataclass(frozen=True)
class Projected:
    """The gradient of sum(forward(*inputs)·dout) with respect to a large inputs[place].

    scale_dout: the size of the terms that dout was made of. rng: draws the directions when an
    answer is there. directions: how many. floor: the size of the terms inside one derivative; it
    broadcasts to inputs[place]. (See `gradients`.)
    """

    forward: Forward
    inputs: Sequence[Array]
    place: int
    dout: Array
    scale_dout: Array
    rng: np.random.Generator
    directions: int = DIRECTIONS
    floor: ArrayLike = 0.0

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape that an answer must have."""
        return np.shape(self.inputs[self.place])

    @property
    def _inside(self) -> Array:
        """The floor, in the array's shape."""
        return np.broadcast_to(np.asarray(self.floor, dtype=np.float64), self.shape)

    def admits(self, answer: Array) -> bool:
        """Whether `answer` is right; NaN and inf never are."""
        return next(self._unlike(answer), None) is None

    def wrong_element(self, answer: Array) -> tuple[tuple[int, ...], Estimate]:
        """An element of a wrong answer: its index, and what it must be.

        By halves: the half that is wrong is looked for again, in about 2·log2(size) turns.
        """
        group = next(self._unlike(answer), np.arange(answer.size))
        while len(group) > 1:
            middle = len(group) // 2
            halves = (group[:middle], group[middle:])
            # The larger surplus: where both halves agree by bad luck, the wrong one comes nearest.
            group = max(halves, key=lambda half: self._surplus(answer, half))
        index = tuple(int(i) for i in np.unravel_index(group[0], self.shape))
        return index, self._element(index)

    def _unlike(self, answer: Array) -> Iterator[NDArray[np.intp]]:
        """The groups of elements that are not right, as places in the flat array."""
        size = np.abs(answer.ravel())
        if not np.all(np.isfinite(size)):
            yield np.flatnonzero(~np.isfinite(size))
            return
        share = size / max(float(np.max(size, initial=0.0)), 1e-300)
        above = np.inf
        for least in _GROUPS:
            group = np.flatnonzero((share >= least) & (share < above))
            above = least
            if group.size and not self._surplus(answer, group) <= 1.0:
                yield group

    def _surplus(self, answer: Array, group: NDArray[np.intp]) -> float:
        """The largest deviation of a projection on these elements, in units of its bound τ."""
        flat = answer.ravel()[group]
        if not np.all(np.isfinite(flat)):
            return np.inf
        deviations, sizes, own = [], [], []
        for _ in range(self.directions):
            turn = self.rng.standard_normal(len(group))
            direction = np.zeros(self.shape)
            direction.ravel()[group] = turn
            slopes, error = slope(self.forward, self.inputs, self.place, direction)
            deviations.append(abs(float(turn @ flat) - float(np.sum(self.dout * slopes))))
            sizes.append(float(np.sum(self.scale_dout * np.abs(slopes))))
            own.append(float(np.sum(np.abs(self.dout) * error) + EPS * np.abs(turn) @ np.abs(flat)))
        spread = np.sqrt(np.pi / 2) * np.mean(sizes) + np.linalg.norm(self._inside.ravel()[group])
        rounding = (ROUNDINGS_A_TERM + self.dout.size) * EPS * float(spread)
        bounds = _SIGMAS * rounding + np.asarray(own)
        if not any(deviations):
            # Exactly right, also where nothing may be off: the gradient of a dead node is 0.
            return 0.0
        with np.errstate(divide="ignore", invalid="ignore"):
            return float(np.max(np.asarray(deviations) / bounds))

    def _element(self, index: tuple[int, ...]) -> Estimate:
        """The exact value of one element."""
        whole = self.inputs[self.place]

        def of_one(number: Array) -> NDArray[np.inexact]:
            stepped = whole.astype(np.result_type(whole, number))
            stepped[index] = number
            return self.forward(*self.inputs[: self.place], stepped, *self.inputs[self.place + 1 :])

        (estimate,) = gradients(
            of_one,
            [whole[index]],
            self.dout,
            scale_dout=self.scale_dout,
            floor=[self._inside[index]],
        )
        return estimate


def sized_gradients(
    forward: Forward,
    inputs: Sequence[Array],
    dout: ArrayLike,
    rng: np.random.Generator,
    *,
    scale_dout: ArrayLike | None = None,
    floor: Sequence[ArrayLike] | None = None,
) -> list[Estimate | Projected]:
    """The gradient of sum(forward(*inputs)·dout) with respect to each input, small or large.

    Arrays of up to SMALL elements get each element's value, larger ones are projected. dout,
    scale_dout and floor as in `gradients`.
    """
    upstream = np.asarray(dout, dtype=np.float64)
    sizes = np.abs(upstream if scale_dout is None else np.asarray(scale_dout, dtype=np.float64))
    found: list[Estimate | Projected] = []
    for place, value in enumerate(inputs):
        inside: ArrayLike = 0.0 if floor is None else floor[place]
        if value.size > SMALL:
            found.append(Projected(forward, inputs, place, upstream, sizes, rng, floor=inside))
            continue

        def alone(one: Array, place: int = place) -> NDArray[np.inexact]:
            return forward(*inputs[:place], one, *inputs[place + 1 :])

        found += gradients(alone, [value], upstream, scale_dout=sizes, floor=[inside])
    return found
