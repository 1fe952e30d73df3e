"""Whether a wrong backward is at least the derivative of the student's own, wrong forward.

This is information for the message. It costs and gives no points.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from grader_tests.answers import NotNumbersError, as_numbers
from grader_tests.failure import CheckFailed
from grader_tests.oracle import Array

_STEP: Final = 1e-4
# A central difference with this step is far better, and a wrong formula far worse.
_LOOSE: Final = 1e-4
# Each element costs two forward passes: larger examples are not looked at.
_MOST: Final = 24

FITS: Final = (
    "Your forward is wrong here too, and your backward is the derivative of that forward: the two\n"
    "fit together. Mend forward first."
)
FITS_NOT: Final = (
    "Your forward is wrong here too, and your backward is not the derivative of it either. Mend\n"
    "forward first, then look at backward."
)


def words(
    forward: Callable[..., object],
    inputs: Sequence[Array],
    dout: Array,
    answers: Mapping[str, object],
) -> str:
    """What to tell of a backward whose forward is wrong; empty where nothing can be said.

    forward: the student's, with fresh state, called with arrays like inputs. answers: what backward
    returned, by name, in the order of the inputs.
    """
    if sum(value.size for value in inputs) > _MOST:
        return ""
    try:
        fits = all(
            _close(as_numbers(answer), _numerical(forward, inputs, place, dout))
            for place, answer in enumerate(answers.values())
        )
    except (NotNumbersError, CheckFailed):
        return ""
    return FITS if fits else FITS_NOT


def _numerical(
    forward: Callable[..., object], inputs: Sequence[Array], place: int, dout: Array
) -> Array:
    """Central differences of sum(forward·dout), in the shape of inputs[place].

    Raises:
        CheckFailed: the student's forward raised an error.
        NotNumbersError: it returned something else than numbers like dout.
    """
    slope = np.zeros(inputs[place].shape)
    for index in np.ndindex(slope.shape):
        sums = []
        for step in (_STEP, -_STEP):
            moved = [value.copy() for value in inputs]
            moved[place][index] += step
            out = as_numbers(forward(*moved))
            if out.shape != dout.shape:
                raise NotNumbersError("an output of another shape than dout")
            sums.append(float(np.sum(out * dout)))
        slope[index] = (sums[0] - sums[1]) / (2 * _STEP)
    return slope


def _close(answer: Array, slope: Array) -> bool:
    size = max(float(np.max(np.abs(slope), initial=0.0)), 1e-3)
    with np.errstate(invalid="ignore"):
        return answer.shape == slope.shape and bool(np.all(np.abs(answer - slope) <= _LOOSE * size))
