"""The digits: the published data, whole and unchanged, in a split that never moves."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
from hatchling.builders.wheel import WheelBuilder

from helpers import Digits, load_digits

ROOT = Path(__file__).parents[2]


@pytest.fixture
def digits() -> Digits:
    return load_digits()


@pytest.fixture
def stored() -> Iterator[np.lib.npyio.NpzFile]:
    with files("helpers").joinpath("data/digits.npz").open("rb") as file, np.load(file) as data:
        yield data


def both(digits: Digits) -> tuple[np.ndarray, np.ndarray]:
    x = np.concatenate([digits.x_train, digits.x_test])
    return x, np.concatenate([digits.t_train, digits.t_test])


def test_shapes_and_dtypes(digits: Digits) -> None:
    assert {field.name: getattr(digits, field.name).shape for field in fields(digits)} == {
        "x_train": (1500, 64),
        "t_train": (1500,),
        "x_test": (297, 64),
        "t_test": (297,),
    }
    assert digits.x_train.dtype == digits.x_test.dtype == np.float64
    assert digits.t_train.dtype == digits.t_test.dtype == np.int64


def test_pixels_are_sixteenths_from_0_to_1(digits: Digits) -> None:
    for x in (digits.x_train, digits.x_test):
        assert x.min() == 0
        assert x.max() == 1
        np.testing.assert_array_equal(x * 16, np.round(x * 16))


def test_is_the_published_data_unchanged(stored: np.lib.npyio.NpzFile, digits: Digits) -> None:
    """In the order of the UCI file, as scikit-learn's load_digits has it, too."""
    x, t = both(digits)
    uci_order = np.argsort(stored["uci_row"])
    images = (x[uci_order] * 16).astype(np.uint8)
    labels = t[uci_order].astype(np.uint8)
    # To compute it from scikit-learn:
    #   data, target = (array.astype("uint8") for array in load_digits(return_X_y=True))
    #   sha256(data.tobytes() + target.tobytes()).hexdigest()
    assert (
        hashlib.sha256(images.tobytes() + labels.tobytes()).hexdigest()
        == "87ff0c9e40dc7e2c0e34e7257799c2e3f3aec1a016363bb11cad869ec428a826"
    )


def test_split_never_moves(digits: Digits) -> None:
    """A new split would change every accuracy that the course mentions."""
    x, t = both(digits)
    assert (
        hashlib.sha256(
            (x * 16).astype(np.uint8).tobytes() + t.astype(np.uint8).tobytes()
        ).hexdigest()
        == "99317d34a27ab836ffea5c02093c826001cf66e49953e93a621d385675e62312"
    )


def test_each_image_is_in_one_part_once(stored: np.lib.npyio.NpzFile, digits: Digits) -> None:
    np.testing.assert_array_equal(np.sort(stored["uci_row"]), np.arange(1797))
    # The data holds no image twice, so that none of the held-out ones was seen in training.
    assert len(np.unique(both(digits)[0], axis=0)) == 1797


def test_each_digit_has_the_same_share_of_both_parts(digits: Digits) -> None:
    in_train, in_test = np.bincount(digits.t_train), np.bincount(digits.t_test)
    np.testing.assert_array_equal(
        in_train + in_test, [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    )
    np.testing.assert_allclose(in_test, 297 * (in_train + in_test) / 1797, rtol=0, atol=1)


def test_digits_are_shuffled(digits: Digits) -> None:
    """A mini-batch cut off anywhere holds a mixture of digits."""
    for t in (digits.t_train, digits.t_test):
        assert all(len(np.unique(t[start : start + 50])) >= 8 for start in range(len(t) - 50))


def test_each_call_returns_new_arrays(digits: Digits) -> None:
    for field in fields(digits):
        getattr(digits, field.name)[...] = 0
    again = load_digits()
    for field in fields(again):
        assert getattr(again, field.name).any()
        assert getattr(again, field.name).base is None


def test_cannot_be_rebound(digits: Digits) -> None:
    with pytest.raises(FrozenInstanceError):
        digits.x_train = digits.x_test  # type: ignore[misc]


def test_a_wheel_holds_the_data_and_its_credit(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with ZipFile(wheel) as archive:
        for name in ("helpers/data/digits.npz", "helpers/data/README.md"):
            assert archive.read(name) == (ROOT / name).read_bytes()
    assert "CC BY 4.0" in (ROOT / "helpers/data/README.md").read_text(encoding="utf-8")
    assert "10.24432/C50P49" in (load_digits.__doc__ or "")
