"""Handwritten digits to train on.

The data is the test part of Optical Recognition of Handwritten Digits, by E. Alpaydin and
C. Kaynak, UCI Machine Learning Repository, 1998, doi:10.24432/C50P49. It is under CC BY 4.0.
`data/README.md` says what was changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import numpy.typing as npt

_N_TRAIN = 1500
_DARKEST = 16


# Without eq=False, == on two Digits would ask numpy for the truth of an array, which raises.
@dataclass(frozen=True, eq=False)
class Digits:
    """Images of digits, one a row, and the digit that each shows.

    A row of x is an image of 8×8 pixels, row by row: `x[n].reshape(8, 8)` is the image again. A
    pixel is float64, from 0 (paper) to 1 (ink), in steps of 1/16. Labels are int64, from 0 to 9.
    """

    x_train: npt.NDArray[np.float64]
    """(1500, 64)"""
    t_train: npt.NDArray[np.int64]
    """(1500,)"""
    x_test: npt.NDArray[np.float64]
    """(297, 64): held out, to measure what the network makes of images it has never seen."""
    t_test: npt.NDArray[np.int64]
    """(297,)"""


def load_digits() -> Digits:
    """Load 1,797 handwritten digits, always split the same way: 1,500 to train on, 297 held out.

    Each digit has the same share in both parts, and no image is there twice. 13 people wrote the
    digits, and the parts are not split by person: accuracy on the held-out part says how a network
    does on new images, not on images by new people.

    Each call returns new arrays. Data: Optical Recognition of Handwritten Digits, E. Alpaydin and
    C. Kaynak, UCI Machine Learning Repository, 1998, doi:10.24432/C50P49, CC BY 4.0.
    """
    with (
        files("helpers").joinpath("data/digits.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as data,
    ):
        x = data["images"].reshape(-1, 64) / _DARKEST
        t = data["labels"].astype(np.int64)
    # The file's own order is the split, so that no version of a random generator can change it.
    return Digits(
        x_train=x[:_N_TRAIN].copy(),
        t_train=t[:_N_TRAIN].copy(),
        x_test=x[_N_TRAIN:].copy(),
        t_test=t[_N_TRAIN:].copy(),
    )
