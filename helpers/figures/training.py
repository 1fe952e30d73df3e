"""Figures of lecture 07: digits, gradients summed over images, starting weights, hidden units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator, MultipleLocator
from numpy.typing import ArrayLike, NDArray

from helpers.figures.canvas import BLACK, BLUE, GREY, VERMILLION, canvas
from helpers.picture import PNG_DPI, Picture
from helpers.picture import canvas as sheet_of

SIDE: Final = 8
"""Pixels along one side of a digit."""

PAGE_WIDTH: Final = 620.0
"""Width of a sheet, in points: what a notebook page shows without shrinking it."""

STRONG: Final = 0.35
"""A change of more than this share of the largest one carries its sign."""

# Blue and orange stay apart for the colour-blind. In grey print both ends are dark and 0 is white.
SIGNED: Final = LinearSegmentedColormap.from_list("signed", [BLUE, "#FFFFFF", VERMILLION])


def side_by_side(pictures: Sequence[Picture], columns: int = 2) -> Picture:
    """Put several pictures on one sheet, in rows of `columns`, each cell as large as the largest.

    The sheet is as wide as a page; its description is theirs, one after the other.
    """
    columns = min(columns, len(pictures))
    rows = -(-len(pictures) // columns)
    width = max(picture.width for picture in pictures)
    height = max(picture.height for picture in pictures)
    scale = min(1.0, PAGE_WIDTH / (columns * width))
    description = "\n\n".join(picture.description for picture in pictures)
    sheet, ax = sheet_of(columns * width * scale, rows * height * scale, description)
    for n, picture in enumerate(pictures):
        row, column = divmod(n, columns)
        left = column * width + (width - picture.width) / 2
        top = (rows - row) * height
        right, bottom = left + picture.width, top - picture.height
        extent = (scale * left, scale * right, scale * bottom, scale * top)
        # Drawn at the size at which it will stand: sharper than one made smaller, and sooner done.
        ax.imshow(picture.pixels(scale * PNG_DPI), extent=extent)
    ax.set(xlim=(0, columns * width * scale), ylim=(0, rows * height * scale), aspect="auto")
    return sheet


def digit_images(images: ArrayLike, captions: Sequence[str], columns: int = 10) -> Figure:
    """Draw digits in rows of `columns`, each with its caption above it.

    `images` is (n, 64), 0 for paper and 1 for ink; `captions` holds n strings.
    Raises ValueError when the images are not (n, 64) or there are not as many captions.
    """
    pixels = _pixels(images)
    if len(captions) != len(pixels):
        raise ValueError(f"{len(pixels)} images have {len(captions)} captions; give one for each")
    columns = min(columns, len(pixels))
    rows = -(-len(pixels) // columns)
    lines = max(caption.count("\n") + 1 for caption in captions)
    above = 1 + 2 * lines
    described = f"{len(pixels)} handwritten digits: " + "; ".join(captions).replace("\n", " ")
    size = (0.95 * columns, 0.105 * (SIDE + above) * rows)
    figure, (ax,) = canvas(1, *size, description=described)
    corners, _ = _tile(ax, pixels, columns, above=above, colours="gray_r", limits=(0, 1))
    for (left, top), caption in zip(corners, captions, strict=True):
        ax.text(left + SIDE / 2, top - 0.5, caption, ha="center", va="bottom", fontsize=9)
    return figure


def running_sum(contributions: Mapping[str, Sequence[float]]) -> Figure:
    """Draw how a gradient adds up over a mini-batch: one panel for each weight or bias.

    `contributions` maps the name of a weight to what each image adds to its gradient. Each bar
    starts where the one before it ended; the last bar is the sum.
    """
    described = "; ".join(
        f"{name}: {', '.join(map(_signed, values))}, sum {_signed(sum(values))}"
        for name, values in contributions.items()
    )
    size = (4.2 * len(contributions), 3.2)
    figure, axes = canvas(len(contributions), *size, description=f"Gradients add up. {described}")
    for ax, (name, values) in zip(axes, contributions.items(), strict=True):
        amounts = np.asarray(values, dtype=float)
        after = np.cumsum(amounts)
        before = after - amounts
        images = np.arange(1, len(amounts) + 1)
        ax.bar(images, amounts, 0.6, before, color="#FFFFFF", edgecolor=BLUE, hatch="//")
        last = len(amounts) + 1
        ax.bar(last, after[-1], 0.6, color=VERMILLION)
        steps = np.concatenate([[0.0], after])
        for n, level in enumerate(steps):
            ax.plot([n, n + 1], [level, level], color=GREY, linestyle=":", linewidth=1)
        span = max(np.ptp(steps), 1e-12)
        tops = np.append(np.maximum(before, after), max(after[-1], 0.0))
        for place, top, amount in zip([*images, last], tops, [*amounts, after[-1]], strict=True):
            ax.text(place, top + 0.03 * span, _signed(amount, 2), ha="center", va="bottom")
        ax.axhline(0, color=BLACK, linewidth=0.8)
        ax.set_xticks([0, *images, last], ["cleared", *map(str, images), "sum"])
        ax.set(
            title=name, xlabel="image", ylim=(steps.min() - 0.06 * span, steps.max() + 0.18 * span)
        )
    axes[0].set_ylabel("gradient")
    return figure


def activation_histograms(starts: Mapping[str, Sequence[ArrayLike]]) -> Figure:
    """Draw the sizes of the activations of each layer: one panel for each way to start.

    `starts` maps a title to the outputs of the hidden layers, first layer first, arrays of any
    shape with no negative number. The axis is logarithmic and the same for all panels: a layer
    whose histogram has moved left by one tick is a thousand times smaller. Zeros have no place on
    it: their share stands beside each histogram.
    """
    powers = {
        title: [_powers_of_ten(activations) for activations in layers]
        for title, layers in starts.items()
    }
    described = "; ".join(
        f"{title}: about {10 ** np.median(layers[0][0]):.0e} in the first layer, "
        f"{10 ** np.median(layers[-1][0]):.0e} in the last"
        for title, layers in powers.items()
    )
    figure, axes = canvas(
        len(starts), 3.2 * len(starts), 4.2, sharex=True, sharey=True,
        description=f"Histograms of activations, layer by layer. {described}",
    )  # fmt: skip
    seen = np.concatenate([power for layers in powers.values() for power, _ in layers])
    edges = np.arange(np.floor(seen.min()), np.ceil(seen.max()) + 0.25, 0.25)
    for ax, (title, layers) in zip(axes, powers.items(), strict=True):
        # Beside the histograms, on the side with more room.
        right = np.mean([power.mean() for power, _ in layers]) < edges.mean()
        for depth, (power, silent) in enumerate(layers):
            counts, _ = np.histogram(power, edges)
            floor = -float(depth)
            height = 0.8 * counts / counts.max()
            ax.stairs(floor + height, edges, baseline=floor, fill=True, color=BLUE, alpha=0.35)
            ax.stairs(floor + height, edges, baseline=floor, color=BLACK, linewidth=0.8)
            ax.text(
                edges[-1] if right else edges[0], floor + 0.1, f"{silent:.0%}\nare 0",
                ha="right" if right else "left", fontsize=9, color=VERMILLION,
            )  # fmt: skip
        ax.set(title=title, xlabel="size of the activation")
        ax.xaxis.set_major_locator(MultipleLocator(3))
        ax.xaxis.set_major_formatter(lambda power, _: f"$10^{{{power:.0f}}}$")
        ax.axvline(0, color=GREY, linewidth=0.8, linestyle=":")
        ax.set_ylim(bottom=-0.08 - (len(layers) - 1))
    depths = range(max(map(len, powers.values())))
    axes[0].set_yticks([-d + 0.3 for d in depths], [f"layer {d + 1}" for d in depths])
    return figure


def learning_curves(
    loss: Sequence[float], training: Sequence[float], held_out: Sequence[float]
) -> Figure:
    """Draw a training: the loss (logarithmic), and the accuracy on both parts, one value an epoch.

    The first value of each is the one before any training.
    """
    figure, (left, right) = canvas(
        2, 9.0, 3.4,
        description=f"Training over {len(loss) - 1} epochs. Loss from {loss[0]:.3g} to "
        f"{loss[-1]:.2g}; accuracy from {training[0]:.2f} to {training[-1]:.3f}, "
        f"on held-out digits from {held_out[0]:.2f} to {held_out[-1]:.3f}.",
    )  # fmt: skip
    epochs = np.arange(len(loss))
    for ax in (left, right):
        ax.xaxis.set_major_locator(MaxNLocator(5, integer=True, steps=[1, 2, 5, 10]))
    left.plot(epochs, loss, color=BLACK)
    left.set_yscale("log")
    left.set(xlabel="epoch", ylabel="loss on the training images")
    for name, accuracy, colour, dash, below in (
        ("training", training, BLUE, "-", False),
        ("held out", held_out, VERMILLION, "--", True),
    ):
        right.plot(epochs, accuracy, color=colour, linestyle=dash)
        right.annotate(
            f"{name} {accuracy[-1]:.3f}", (epochs[-1], accuracy[-1]), (0, -14 if below else 8),
            textcoords="offset points", color=colour, ha="right", va="center",
        )  # fmt: skip
    right.set(xlabel="epoch", ylabel="accuracy", ylim=(0, 1.08))
    return figure


def confusion_matrix(counts: ArrayLike) -> Figure:
    """Draw how often each digit (row) was read as each digit (column). Mistakes have a frame.

    `counts` is (J, J), whole numbers.
    """
    table = np.asarray(counts)
    mistakes = ", ".join(
        f"{shown} as {read}: {count}"
        for (shown, read), count in np.ndenumerate(table)
        if shown != read and count
    )
    described = f"Confusion matrix. Digits read wrong: {mistakes or 'none'}."
    figure, (ax,) = canvas(1, 5.4, 4.8, description=described)
    # The diagonal would drown the mistakes: the shade grows with the square root.
    ax.imshow(np.sqrt(table), cmap="Greys", vmin=0, vmax=2.2 * np.sqrt(table.max()))
    for (shown, read), count in np.ndenumerate(table):
        mistake = shown != read and count > 0
        ax.text(
            read, shown, str(count) if count else "·", ha="center", va="center", fontsize=9,
            color=VERMILLION if mistake else BLACK, fontweight="bold" if mistake else "normal",
            bbox={"boxstyle": "round,pad=0.25", "facecolor": "white", "edgecolor": VERMILLION}
            if mistake else None,
        )  # fmt: skip
    digits = range(len(table))
    ax.set(xticks=digits, yticks=digits, xlabel="digit read by the network", ylabel="digit shown")
    ax.spines[:].set_visible(False)
    return figure


def hidden_units(change: ArrayLike, favourites: ArrayLike) -> Figure:
    """Draw what hidden units learned to look for, a column a unit.

    `change` is (64, units): how far training moved the weight from each pixel into each unit. It is
    shown as an image above the unit's favourite digits; all units share one scale, and the signs
    stand on the strong changes. `favourites` is (units, n, 64): the n images that excite each unit
    most.
    """
    filters = _pixels(np.asarray(change, dtype=float).T)
    shown = np.asarray(favourites, dtype=float)
    units, tall = shown.shape[:2]
    figure, (ax,) = canvas(
        1, max(0.95 * units + 1.0, 4.8), 0.95 * (tall + 1) + 1.0,
        description=f"Weights into {units} hidden units as images of 8×8 pixels, and below each "
        f"the {tall} digits that excite it most.",
    )  # fmt: skip
    extreme = float(np.abs(filters).max())
    corners, signed = _tile(ax, filters, units, above=1, colours=SIGNED, limits=(-extreme, extreme))
    for (left, upper), pixels in zip(corners, filters, strict=True):
        for row, column in np.argwhere(np.abs(pixels) > STRONG * extreme):
            sign = "+" if pixels[row, column] > 0 else "−"
            ax.text(
                left + column + 0.5, upper + row + 0.5, sign, fontsize=8, ha="center", va="center"
            )
    # Row by row: the first favourite of every unit, then the second.
    by_row = _pixels(shown.swapaxes(0, 1).reshape(units * tall, -1))
    below = 1 + SIDE + 3
    _tile(ax, by_row, units, above=1, colours="gray_r", limits=(0, 1), top=below)
    for top, title in ((0.2, "how training changed the weights into the unit"),
                       (below + 0.2, "the training images that excite it most")):  # fmt: skip
        # Left out of the layout, which would make room for a long text by shrinking the images.
        ax.text(0, top, title, va="bottom").set_in_layout(False)
    ax.set_ylim(below + (1 + SIDE) * tall + 0.5, -2)
    bar = figure.colorbar(signed, ax=ax, shrink=0.35, anchor=(0, 1), label="change of the weight")
    bar.set_ticks([-extreme, 0, extreme], labels=[_signed(-extreme, 2), "0", _signed(extreme, 2)])
    return figure


def _signed(number: float, digits: int = 3) -> str:
    # Adding 0.0 turns −0.0 into 0.0.
    return f"{number + 0.0:+.{digits}f}".replace("-", "−")


def _powers_of_ten(activations: ArrayLike) -> tuple[NDArray[np.float64], float]:
    """The logarithms (base 10) of the positive numbers, and the share of zeros.

    Raises ValueError when a number is negative, or none is positive.
    """
    numbers = np.ravel(np.asarray(activations, dtype=float))
    positive = numbers[numbers > 0]
    if (numbers < 0).any() or not positive.size:
        raise ValueError("a histogram of powers of ten needs ReLU outputs, some of them above 0")
    return np.log10(positive), float(np.mean(numbers == 0))


def _pixels(images: ArrayLike) -> NDArray[np.float64]:
    flat = np.asarray(images, dtype=float)
    if flat.ndim != 2 or flat.shape[1] != SIDE * SIDE:
        raise ValueError(f"images must be (n, {SIDE * SIDE}), one a row, not {flat.shape}")
    return flat.reshape(-1, SIDE, SIDE)


def _tile(
    ax: Axes,
    pixels: NDArray[np.float64],
    columns: int,
    *,
    above: int,
    colours: str | LinearSegmentedColormap,
    limits: tuple[float, float],
    top: int = 0,
) -> tuple[list[tuple[int, int]], AxesImage]:
    """Lay images out in rows, from `top` down, with `above` free pixels over each.

    Returns the left upper corner of each, and what matplotlib made of them.
    """
    rows = -(-len(pixels) // columns)
    gap = 1
    sheet = np.full((rows * (above + SIDE), columns * (SIDE + gap) - gap), np.nan)
    corners = []
    for n, image in enumerate(pixels):
        row, column = divmod(n, columns)
        left, upper = column * (SIDE + gap), row * (above + SIDE) + above
        sheet[upper : upper + SIDE, left : left + SIDE] = image
        corners.append((left, top + upper))
        frame = Rectangle(
            (left, top + upper), SIDE, SIDE, fill=False, edgecolor=GREY, linewidth=0.5
        )
        ax.add_patch(frame)
    height, width = sheet.shape
    low, high = limits
    # Edges, not centres: the first image covers [0, SIDE].
    drawn = ax.imshow(
        sheet, cmap=colours, vmin=low, vmax=high, extent=(0, width, top + height, top)
    )
    ax.set(xlim=(-0.2, width + 0.2), ylim=(top + height + 0.2, top))
    ax.set_axis_off()
    return corners, drawn
