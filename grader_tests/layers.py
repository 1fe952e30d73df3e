"""Checks of layers: objects with `forward(*inputs)` and `backward(dout)`.

A layer is described by its trusted forward function only. `forward` and `backward` are compared
with the oracle. `robust` compares a layer with itself (a second call with a fresh instance, whole
numbers with the same decimals), so that a wrong formula costs the points of its own cell and no
others.
"""

import functools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from grader_tests import consistency
from grader_tests.agreement import agree
from grader_tests.answers import NotNumbersError, as_numbers, described, show
from grader_tests.arguments import unchanged
from grader_tests.calling import call, no_method
from grader_tests.failure import CheckFailed, Details
from grader_tests.misconceptions import Suspect
from grader_tests.oracle import Array, Estimate, Forward, elementwise_gradients, rounded
from grader_tests.questions import Question
from grader_tests.reading import Reader, Shape
from grader_tests.registry import Run, register
from grader_tests.scripts import Step, play

NUMBER: Final[Shape] = ()
# Where an exercise has a robust cell, single numbers are asked for there. Elsewhere a layer must
# take them in forward and backward.
ARRAYS: Final[tuple[Shape, ...]] = ((2,), (3,), (6, 9))
NUMBERS_AND_ARRAYS: Final[tuple[Shape, ...]] = (NUMBER, (3,), (6, 9))

LARGE: Final[Shape] = (4, 5)
SMALL: Final[tuple[Shape, ...]] = (NUMBER, (1,), (2,), (1, 2), (3,), (2, 2), (2, 3))


@dataclass(frozen=True)
class Trial:
    """Inputs of a layer, the upstream gradient, and what the trusted forward function gives."""

    inputs: tuple[Array, ...]
    dout: Array
    out: Array


@dataclass(frozen=True)
class Layer:
    """What a layer exercise asks for.

    inputs: their names; gradients are named "d" + name, or as `keys` where a dict is asked.
    forward: the trusted function, complex arrays in and out, element by element: inputs, output and
    gradients have one shape. draw: random inputs of a shape, away from kinks. examples: (inputs,
    dout) of the known numbers. out_size and grad_size: the size of the terms that a right algorithm
    may subtract inside, so that its rounding is allowed for.
    sizes: the same by trial, for the output and for each gradient, where it depends on the inputs.
    suspects: what known mistakes answer in backward, the likeliest first. read: the lecture.
    """

    name: str
    inputs: tuple[str, ...]
    forward: Forward
    draw: Callable[[np.random.Generator, Shape], tuple[Array, ...]]
    examples: Sequence[tuple[tuple[Any, ...], Any]]
    read: str
    section: str
    shapes: Sequence[Shape] = ARRAYS
    keys: bool = False
    out_size: float = 0.0
    grad_size: float = 0.0
    sizes: Callable[[Trial], tuple[float, Sequence[float]]] | None = None
    forward_suspects: Callable[[Trial], Iterable[Suspect]] = field(default=lambda _: ())
    backward_suspects: Callable[[Trial], Iterable[Suspect]] = field(default=lambda _: ())
    also_robust: Callable[["Layer", Any, Run], None] = field(default=lambda *_: None)

    @property
    def gradient_names(self) -> tuple[str, ...]:
        """The names of backward's results."""
        return self.inputs if self.keys else tuple(f"d{name}" for name in self.inputs)

    def trial(self, inputs: Sequence[Any], dout: Any) -> Trial:
        """A trial with what the trusted forward function gives."""
        points = tuple(np.asarray(value, dtype=np.float64) for value in inputs)
        out = np.real(self.forward(*(point.astype(np.complex128) for point in points)))
        return Trial(points, np.asarray(dout, dtype=np.float64), np.asarray(out))

    def trials(self, run: Run) -> Iterator[Trial]:
        """The trials of a run, the simplest first: known numbers, or fresh random ones."""
        if not run.hidden:
            for inputs, dout in self.examples:
                yield self.trial(inputs, dout)
            return
        large = [LARGE] if run.large and any(self.shapes) else []
        small = [shape for shape in SMALL if shape != NUMBER or NUMBER in self.shapes]
        for shape in [*large, *run.sizes(self.shapes, small if any(self.shapes) else [NUMBER])]:
            # With both signs in each place: some mistakes show only where x[0] is negative.
            inputs, dout = self.draw(run.rng, shape), upstream(run.rng, shape)
            yield self.trial(inputs, dout)
            yield self.trial([-value for value in inputs], dout)

    def output(self, trial: Trial) -> Estimate:
        """The right output of a trial."""
        size = self.out_size if self.sizes is None else self.sizes(trial)[0]
        return rounded(trial.out, size)

    def expected(self, trial: Trial) -> dict[str, Estimate]:
        """The right gradients of a trial, by the oracle."""
        sizes = [self.grad_size] * len(self.inputs)
        if self.sizes is not None:
            sizes = [*self.sizes(trial)[1]]
        floor = [size * np.abs(trial.dout) for size in sizes] if any(sizes) else None
        estimates = elementwise_gradients(self.forward, trial.inputs, trial.dout, floor=floor)
        return dict(zip(self.gradient_names, estimates, strict=True))


_FACTORS: Final = np.array([1.0, 3.0])


def upstream(rng: np.random.Generator, shape: Shape) -> Array:
    """A random upstream gradient: no zeros, no ones, both signs."""
    numbers: Array = signed(rng, shape, 0.3, 0.9) * _FACTORS[rng.integers(2, size=shape)]
    return numbers


def signed(rng: np.random.Generator, shape: Shape, low: float, high: float) -> Array:
    """Random numbers of size low to high; in an array of two or more both signs occur."""
    size = rng.uniform(low, high, shape)
    places = rng.permutation(math.prod(shape))
    signs = _alternating(len(places), int(rng.integers(2)))[places]
    numbers: Array = np.asarray(size * signs.reshape(shape))
    return numbers


@functools.cache
def _alternating(count: int, first: int) -> Array:
    """1, −1, 1, … if first is 0, −1, 1, … if it is 1; shape (count,)."""
    return np.where((np.arange(count) + first) % 2, -1.0, 1.0)


def register_layer(
    layer: Layer,
    points: Mapping[str, int],
    codes: Mapping[str, Iterable[str]],
) -> None:
    """Add the checks of a layer: aspect -> points, and aspect -> misconceptions that can apply."""
    judges = {"forward": _forward, "backward": _backward, "robust": _robust}
    for aspect, worth in points.items():
        judge = judges[aspect]
        register(
            f"{layer.name}__{aspect}",
            layer.section,
            worth,
            partial(_judged, layer, judge, None if "robust" in points else aspect),
            codes[aspect],
        )


def _judged(
    layer: Layer,
    judge: Callable[[Layer, Any, Run], None],
    aspect: str | None,
    run: Run,
    factory: Any,
) -> None:
    """Judge one aspect.

    aspect: its name, if there is no robust cell that asks about a second call.
    """
    judge(layer, factory, run)
    if aspect is not None:
        _asked_again(layer, factory, run, whole=aspect == "backward")


def given(value: NDArray[np.generic]) -> Any:
    """A copy to hand to a student's code: a Python number for a single number."""
    return value.item() if value.ndim == 0 else value.copy()


def method(what: str, instance: object, name: str) -> Callable[..., Any]:
    """A method of a student's object.

    Raises:
        CheckFailed: it has none.
    """
    found = call(what, getattr, instance, name, None)
    if not callable(found):
        raise no_method(what, name)
    return found  # type: ignore[no-any-return]


def _described(layer: Layer, inputs: Sequence[object], dout: object = None) -> dict[str, object]:
    named = dict(zip(layer.inputs, inputs, strict=True))
    return named if dout is None else {**named, "dout": dout}


class Passes:
    """Forward and backward passes of a layer's objects, played as one script.

    layer: what is asked of them. factory: the student's class.
    """

    def __init__(self, layer: Layer, factory: Any) -> None:
        self._layer = layer
        self._factory = factory
        self._steps: list[Step] = []

    def play(self) -> list[Any]:
        """The results of all steps, in their order.

        Raises:
            CheckFailed: of the first step that went wrong.
        """
        return play(self._steps)

    def make(self) -> Step:
        """A new object."""
        return self._add(Step(self._layer.name, self._factory))

    def forward(
        self, instance: Any, inputs: Sequence[Any], read: Callable[[Any], Any] | None = None
    ) -> None:
        """A forward pass; read: called with what it returned."""
        text = _text_of_now(self._layer, inputs)
        what = f"{self._layer.name}.forward"
        self._add(Step(what, instance, "forward", tuple(inputs), text, read))

    def backward(
        self, instance: Any, inputs: Sequence[Any], *dout: Any, read: Callable[[Any], Any]
    ) -> None:
        """A backward pass; inputs: of the forward pass before it, for messages."""
        text = _text_of_now(self._layer, inputs, *dout)
        what = f"{self._layer.name}.backward"
        self._add(Step(what, instance, "backward", dout, text, read))

    def outputs(
        self, instance: Any, inputs: Sequence[Any], then: Callable[[dict[str, Array]], Any]
    ) -> None:
        """A forward pass; then: called with its result by name, as numbers of the inputs' shape."""
        reader = Reader(f"{self._layer.name}.forward", self._layer.read)
        shape = np.shape(inputs[0])

        def read(out: Any) -> Any:
            reader.present(out)
            return then({"out": reader.numbers("out", out, shape)})

        self.forward(instance, inputs, read)

    def gradients(
        self,
        instance: Any,
        inputs: Sequence[Any],
        dout: Any,
        then: Callable[[dict[str, Array]], Any],
    ) -> None:
        """A backward pass; then: called with its results, as in `outputs`."""
        layer = self._layer
        reader = Reader(f"{layer.name}.backward", layer.read)
        shape = np.shape(inputs[0])

        def read(returned: Any) -> Any:
            reader.present(returned)
            named = reader.keyed if layer.keys else reader.counted
            parts = named(returned, layer.gradient_names)
            return then({name: reader.numbers(name, part, shape) for name, part in parts.items()})

        self.backward(instance, inputs, dout, read=read)

    def both(
        self,
        instance: Any,
        inputs: Sequence[Any],
        dout: Any,
        then: Callable[[dict[str, Array]], Any] = lambda _: None,
    ) -> None:
        """A forward and a backward pass; then: called with the results of both by name."""
        found: dict[str, Array] = {}
        self.outputs(instance, inputs, found.update)
        self.gradients(instance, inputs, dout, lambda parts: then({**found, **parts}))

    def fresh(
        self,
        inputs: Sequence[Any],
        dout: Any,
        then: Callable[[dict[str, Array]], Any] = lambda _: None,
    ) -> dict[str, Array]:
        """Both passes of a new object, on copies: the caller's arrays stay as they are.

        then: called with the results by name. Returns them too; they are there when the script has
        come so far.
        """
        results: dict[str, Array] = {}

        def keep(found: dict[str, Array]) -> None:
            results.update(found)
            then(results)

        copies = [given(np.asarray(value)) for value in inputs]
        self.both(self.make(), copies, given(np.asarray(dout)), keep)
        return results

    def _add(self, step: Step) -> Step:
        self._steps.append(step)
        return step


def _forward(layer: Layer, factory: Any, run: Run) -> None:
    passes = Passes(layer, factory)
    for trial in layer.trials(run):
        inputs = [given(value) for value in trial.inputs]
        passes.forward(passes.make(), inputs, partial(_settle_forward, layer, trial))
    passes.play()


def _settle_forward(layer: Layer, trial: Trial, returned: object) -> None:
    Question(
        f"{layer.name}.forward",
        _described(layer, trial.inputs),
        {"out": layer.output(trial)},
        layer.forward_suspects(trial),
        layer.read,
    ).settle(returned)


def _backward(layer: Layer, factory: Any, run: Run) -> None:
    passes = Passes(layer, factory)
    for trial in layer.trials(run):
        _ask_backward(layer, factory, trial, passes)
    if layer.keys:
        _default_upstream(layer, run, passes)
    passes.play()


def _ask_backward(layer: Layer, factory: Any, trial: Trial, passes: Passes) -> None:
    inputs = [given(value) for value in trial.inputs]
    right: list[bool] = []

    def settle(returned: object) -> None:
        # A forward that is a little off makes backward a little off too: no finite difference.
        fit = _no_remark if right[0] else partial(_fit, layer, factory, trial)
        question = replace(_question(layer, trial), gradient=right[0], remark=fit)
        question.settle(returned, form="dict" if layer.keys else "values")

    instance = passes.make()
    passes.forward(instance, inputs, lambda out: right.append(_is_right(layer, trial, out)))
    passes.backward(instance, inputs, given(trial.dout), read=settle)


def _no_remark(_: Mapping[str, object]) -> str:
    return ""


def _fit(layer: Layer, factory: Any, trial: Trial, answers: Mapping[str, object]) -> str:
    """Whether a wrong backward fits the student's own wrong forward, in words."""

    def forward(*inputs: Array) -> object:
        passes = Passes(layer, factory)
        passes.forward(passes.make(), [given(value) for value in inputs], lambda out: out)
        return passes.play()[-1]

    return consistency.words(forward, trial.inputs, trial.dout, answers)


def _is_right(layer: Layer, trial: Trial, out: object) -> bool:
    try:
        answer = as_numbers(out)
    except NotNumbersError:
        return False
    right = layer.output(trial)
    return answer.shape == right.value.shape and bool(np.all(right.admits(answer)))


def _question(layer: Layer, trial: Trial) -> Question:
    return Question(
        f"{layer.name}.backward",
        _described(layer, trial.inputs, trial.dout),
        layer.expected(trial),
        _suspects(layer, trial),
        layer.read,
        gradient=True,
    )


def _suspects(layer: Layer, trial: Trial) -> Iterator[Suspect]:
    yield from layer.backward_suspects(trial)
    yield ignoring_upstream(layer, trial)


def _default_upstream(layer: Layer, run: Run, passes: Passes) -> None:
    """`backward()` without an argument means dout = 1."""
    trial = next(layer.trials(run), None)
    if trial is None:
        return
    trial = Trial(trial.inputs, np.ones_like(trial.dout), trial.out)
    inputs = [given(value) for value in trial.inputs]
    instance = passes.make()
    passes.forward(instance, inputs)
    passes.backward(instance, inputs, read=partial(_question(layer, trial).settle, form="dict"))


def ignoring_upstream(layer: Layer, trial: Trial) -> Suspect:
    """What backward answers when it does not use dout."""
    ones = elementwise_gradients(layer.forward, trial.inputs, np.ones_like(trial.out))
    values = dict(zip(layer.gradient_names, (one.value for one in ones), strict=True))
    return Suspect(
        "ignores-upstream", values, "The upstream gradient `dout` was not used: multiply by it."
    )


_STALE: Final = "A value of an earlier call is still used. Set everything anew in each forward."

# ---------------------------------------------------------------- robust


def _robust(layer: Layer, factory: Any, run: Run) -> None:
    # With both signs in each place: some mistakes show only where x[0] is negative.
    positive, negative = (replace(layer, draw=_starting_with(layer, sign)) for sign in (1.0, -1.0))
    passes = Passes(positive, factory)
    _uses_upstream(positive, run, passes)
    _forgets(positive, run, passes)
    _keeps_apart(positive, run, passes)
    passes.play()
    _leaves_arguments_alone(positive, factory, run)
    passes = Passes(positive, factory)
    _takes_any_shape(positive, run, passes)
    _takes_whole_numbers(positive, run, passes)
    _takes_zeros(positive, run, passes)
    _forgets(negative, run, passes)
    _takes_any_shape(negative, run, passes)
    passes.play()
    layer.also_robust(layer, factory, run)


def _starting_with(
    layer: Layer, sign: float
) -> Callable[[np.random.Generator, Shape], tuple[Array, ...]]:
    """The layer's draw, with the sign of the first input's first element given."""

    def draw(rng: np.random.Generator, shape: Shape) -> tuple[Array, ...]:
        inputs = layer.draw(rng, shape)
        turn = sign * np.sign(inputs[0].ravel()[0])
        return tuple(np.asarray(turn * value) for value in inputs)

    return draw


def fresh(layer: Layer, factory: Any, inputs: Sequence[Any], dout: Any) -> dict[str, Array]:
    """The results of a new instance, on copies: the caller's arrays stay as they are."""
    passes = Passes(layer, factory)
    results = passes.fresh(inputs, dout)
    passes.play()
    return results


@dataclass(frozen=True)
class _Comparison:
    """Results must be the same as others: what to say where they are not (see Details)."""

    headline: str
    code: str
    about: Callable[[], str]
    why: str
    read: str

    def same(self, expected: Mapping[str, Array], got: Mapping[str, Array]) -> None:
        """See that what came back is what is expected.

        Raises:
            CheckFailed: it is not.
        """
        for name, value in expected.items():
            if not agree(got[name], value):
                details = Details(
                    given=self.about(),
                    expected=f"{name} = {show(value)}",
                    got=f"{name} = {show(got[name])}",
                    why=self.why,
                    read=self.read,
                )
                raise CheckFailed(self.headline, self.code, details)


def _drawn(layer: Layer, run: Run, shape: Shape) -> tuple[list[Any], Any]:
    """Random inputs and an upstream gradient of a shape, or of a smaller one (see Run.shape)."""
    shape = run.shape(shape)
    inputs = [given(value) for value in layer.draw(run.rng, shape)]
    return inputs, given(upstream(run.rng, shape))


def _text(layer: Layer, inputs: Sequence[object], dout: object = None) -> str:
    return described(_described(layer, inputs, dout))


def _texts(layer: Layer, turns: Mapping[str, Sequence[Any]]) -> str:
    """Several turns of one layer, a line each: label -> inputs, and dout if there is one."""
    return "\n".join(f"{label} {_text(layer, *turn)}" for label, turn in turns.items())


def _text_of_now(layer: Layer, inputs: Sequence[Any], *dout: Any) -> Callable[[], str]:
    """The text of the arguments as they are now, made when it is needed.

    A check makes hundreds of calls that pass: only a failure shows its arguments.
    """
    return partial(_text, layer, [*map(_kept, inputs)], *map(_kept, dout))


def _kept(value: Any) -> Any:
    """A copy of an array; a number is as it is."""
    return value.copy() if isinstance(value, np.ndarray) else value


def _uses_upstream(layer: Layer, run: Run, passes: Passes) -> None:
    inputs, dout = _drawn(layer, run, (3,))
    one = passes.fresh(inputs, dout)

    def compare(other: dict[str, Array]) -> None:
        for name in layer.gradient_names:
            if np.any(one[name]) and agree(one[name], other[name]):
                raise CheckFailed(
                    f"{layer.name}.backward: {name} is the same for two different dout.",
                    "ignores-upstream",
                    Details(
                        given=_text(layer, inputs, dout),
                        why="The upstream gradient `dout` was not used: multiply by it.",
                        read=layer.read,
                    ),
                )

    passes.fresh(inputs, 2.0 * dout, compare)


def _asked_again(layer: Layer, factory: Any, run: Run, *, whole: bool) -> None:
    """The same object, asked again with other numbers; whole: backward too."""
    shape = (3,) if any(layer.shapes) else NUMBER
    (first, first_dout), (then, then_dout) = (_drawn(layer, run, shape) for _ in range(2))
    copies = [given(np.asarray(value)) for value in then]
    what = f"{layer.name}.{'backward' if whole else 'forward'}"
    comparison = _Comparison(
        f"{what}: a second call gives other results than a fresh object.",
        "stale-state",
        partial(_texts, layer, {"first": (first,), "then ": (then, then_dout)}),
        _STALE,
        layer.read,
    )
    passes = Passes(layer, factory)
    got: dict[str, Array] = {}

    def compare(expected: dict[str, Array]) -> None:
        comparison.same(expected, got)

    instance = passes.make()
    if whole:
        passes.both(instance, first, first_dout)
        passes.both(instance, then, then_dout, got.update)
        passes.both(passes.make(), copies, then_dout, compare)
    else:
        passes.outputs(instance, first, lambda _: None)
        passes.outputs(instance, then, got.update)
        passes.outputs(passes.make(), copies, compare)
    passes.play()


def _forgets(layer: Layer, run: Run, passes: Passes) -> None:
    """A second forward with other input, of the same shape and of another one.

    Once after a whole first call, once after a first forward that no backward followed.
    """
    first, dout = _drawn(layer, run, (3,))
    others: list[Sequence[Any]] = [
        [-1.5 * value for value in first],
        [1.5 * np.abs(value) for value in first],
        _drawn(layer, run, (2, 3))[0],
    ]
    turns = [(inputs, given(upstream(run.rng, np.shape(inputs[0])))) for inputs in others]
    right = [passes.fresh(*turn) for turn in turns]
    for whole in (True, False):
        instance = passes.make()
        copies = [value.copy() for value in first]
        if whole:
            passes.both(instance, copies, dout.copy())
        else:
            passes.forward(instance, copies)
        for (inputs, part), expected in zip(turns, right, strict=True):
            comparison = _Comparison(
                f"{layer.name}: a second call gives other results than a fresh layer.",
                "stale-state",
                partial(_texts, layer, {"first": (first,), "then ": (inputs, part)}),
                _STALE,
                layer.read,
            )
            again = [value.copy() for value in inputs]
            passes.both(instance, again, part.copy(), partial(comparison.same, expected))


def _keeps_apart(layer: Layer, run: Run, passes: Passes) -> None:
    """Two instances in turn: both forwards, then both backwards, in either order."""
    inputs, dout = _drawn(layer, run, (3,))
    _, other_dout = _drawn(layer, run, (3,))
    others = [-1.5 * value for value in inputs]
    comparison = _Comparison(
        f"{layer.name}: using one instance changes another.",
        "shared-state",
        partial(_texts, layer, {"one:": (inputs, dout), "two:": (others, other_dout)}),
        "Two instances use the same memory. Keep values in `self`, not in the class, a\n"
        "global name or a default argument.",
        layer.read,
    )
    # First, and on copies: afterwards the class and the arguments may not be what they were.
    of_one = passes.fresh(inputs, dout)
    of_two = passes.fresh(others, other_dout)

    def compare(expected: dict[str, Array], got: dict[str, Array]) -> None:
        comparison.same({name: expected[name] for name in layer.gradient_names}, got)

    for order in ("two first", "one first"):
        one, two = passes.make(), passes.make()
        passes.forward(one, [value.copy() for value in inputs])
        passes.forward(two, [value.copy() for value in others])
        turns = [(two, other_dout, of_two), (one, dout, of_one)]
        for instance, part, expected in turns if order == "two first" else turns[::-1]:
            passes.gradients(instance, inputs, part.copy(), partial(compare, expected))


def _takes_zeros(layer: Layer, run: Run, passes: Passes) -> None:
    """An input that is exactly 0 gives finite results: nothing may be divided by it."""
    for place in range(len(layer.inputs)):
        inputs, dout = _drawn(layer, run, (3,))
        inputs[place][-1] = 0.0
        passes.fresh(inputs, dout, partial(_finite, layer, place, inputs, dout))


def _finite(
    layer: Layer, place: int, inputs: Sequence[Any], dout: Any, got: Mapping[str, Array]
) -> None:
    for name, value in got.items():
        if not np.all(np.isfinite(value)):
            raise CheckFailed(
                f"{layer.name}: {name} is not finite where {layer.inputs[place]} is 0.",
                "not-finite",
                Details(
                    given=_text(layer, inputs, dout),
                    got=f"{name} = {show(value)}",
                    why="Something is divided by the input.",
                    read=layer.read,
                ),
            )


def _leaves_arguments_alone(layer: Layer, factory: Any, run: Run) -> None:
    inputs, dout = _drawn(layer, run, (2, 3))
    before = _described(layer, [value.copy() for value in inputs], dout.copy())
    forward, backward = Passes(layer, factory), Passes(layer, factory)
    instance = call(layer.name, factory)
    forward.forward(instance, inputs)
    forward.play()
    unchanged(f"{layer.name}.forward", _described(layer, inputs, dout), before, layer.read)
    backward.backward(instance, inputs, dout, read=lambda _: None)
    backward.play()
    unchanged(f"{layer.name}.backward", _described(layer, inputs, dout), before, layer.read)


def _takes_any_shape(layer: Layer, run: Run, passes: Passes) -> None:
    """A number, a row and a table of the same numbers give the same results."""
    inputs, dout = _drawn(layer, run, (2, 3))
    table = passes.fresh(inputs, dout)
    pieces: list[tuple[Any, str]] = [(row, "1-D arrays") for row in range(len(dout))]
    # One number of each sign: of a small table there may be one only.
    for some in (inputs[0] > 0, inputs[0] < 0):
        pieces += [(tuple(place), "single numbers") for place in np.argwhere(some)[:1]]
    for piece, name in pieces:
        parts = [given(np.asarray(value[piece])) for value in inputs]
        part = given(np.asarray(dout[piece]))
        comparison = _Comparison(
            f"{layer.name}: {name} give other results than the same numbers in a 2-D array.",
            "unknown",
            partial(_text, layer, parts, part),
            "",
            layer.read,
        )

        def compare(
            got: dict[str, Array], piece: Any = piece, comparison: _Comparison = comparison
        ) -> None:
            comparison.same({key: value[piece] for key, value in table.items()}, got)

        passes.fresh(parts, part, compare)


def _takes_whole_numbers(layer: Layer, run: Run, passes: Passes) -> None:
    """Integers mean the same as the same numbers with a decimal point."""
    shape = run.shape((3,))
    whole = [signed(run.rng, shape, 1.0, 9.0).astype(np.int64) for _ in layer.inputs]
    decimal = [value.astype(np.float64) for value in whole]
    dout = upstream(run.rng, shape)
    steps = np.array([2, -3, 5])[: len(dout)]
    cases: list[tuple[list[Any], Any, list[Any], Any]] = [
        (whole, dout, decimal, dout),
        (decimal, steps, decimal, steps.astype(np.float64)),
        ([int(v[0]) for v in whole], float(dout[0]), [float(v[0]) for v in decimal], dout[0]),
    ]
    for inputs, part, same_inputs, same_part in cases:
        comparison = _Comparison(
            f"{layer.name}: whole numbers give other results than the same decimal numbers.",
            "integer-truncation",
            partial(_text, layer, inputs, part),
            "An array of integers cannot hold decimals: np.zeros_like of one cuts them off.",
            layer.read,
        )
        expected = passes.fresh(same_inputs, same_part)
        passes.fresh(inputs, part, partial(comparison.same, expected))
