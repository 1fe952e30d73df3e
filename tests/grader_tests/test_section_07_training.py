"""The checks of section 07: what chance may do, which forms are right, and when training counts."""

import re
from collections.abc import Callable

import numpy as np
import pytest

from grader_tests import CheckFailed, check, check_hidden
from grader_tests.registry import Run
from grader_tests.section_07_digits import ENOUGH, NEARLY, TRIES, train
from grader_tests.section_07_initialisation import he_init
from grader_tests.section_07_network import Situation
from helpers import load_digits, softmax


def run(seed, hidden=True):
    return Run(np.random.default_rng(seed), hidden)


def code_of(judge: Callable[..., None], *arguments):
    """The code of a failed check, None if it passes."""
    try:
        judge(*arguments)
    except CheckFailed as failure:
        return failure.code
    return None


# ---------------------------------------------------------------- he_init


def gaussian(stretch):
    return lambda rng, n_in, n_out: rng.normal(0, stretch * np.sqrt(2 / n_in), (n_in, n_out))


def test_a_right_he_init_is_right_whatever_the_seed():
    assert {code_of(he_init, run(seed), gaussian(1.0)) for seed in range(300)} == {None}


@pytest.mark.parametrize(("stretch", "code"), [(0.99, None), (1.01, None), (0.97, "unknown"),
                                               (1.03, "unknown")])  # fmt: skip
def test_luck_is_far_from_the_limit_of_the_spread(stretch, code):
    assert {code_of(he_init, run(seed), gaussian(stretch)) for seed in range(20)} == {code}


def test_the_generator_must_be_the_one_that_is_passed_in():
    def own(rng, n_in, n_out):
        return gaussian(1.0)(np.random.default_rng(3), n_in, n_out)

    with pytest.raises(CheckFailed, match="Another generator gave the same numbers"):
        check("he_init__value", own)


# ---------------------------------------------------------------- SoftmaxWithLoss


def guarded(guard):
    class SoftmaxWithLoss:
        def forward(self, x, t):
            one_hot = t if t.ndim == 2 else np.eye(x.shape[1])[t]
            return -np.sum(one_hot * np.log(softmax(x) + guard)) / len(x)

    return SoftmaxWithLoss


@pytest.mark.parametrize("guard", [0.0, 1e-15, 1e-12, 1e-8, 1e-7])
@pytest.mark.parametrize("judge", [check, check_hidden])
def test_a_usual_guard_in_the_logarithm_costs_nothing(judge, guard):
    judge("SoftmaxWithLoss__forward", guarded(guard))


@pytest.mark.parametrize("guard", [1e-5, 1e-3])
@pytest.mark.parametrize("judge", [check, check_hidden])
def test_a_guard_that_makes_it_another_loss_is_wrong(judge, guard):
    assert code_of(judge, "SoftmaxWithLoss__forward", guarded(guard)) == "unknown"


@pytest.mark.parametrize("guard", [0.0, 1e-12, 1e-9, 1e-8, 1e-7])
@pytest.mark.parametrize(
    ("mistake", "code"),
    [
        (lambda loss, x: loss * len(x), "missing-batch-mean"),
        (lambda loss, x: loss / x.shape[1], "extra-batch-mean"),
        (lambda loss, x: -loss, "sign-flipped"),
    ],
)
def test_a_mistake_is_named_with_a_guard_too(guard, mistake, code):
    class SoftmaxWithLoss:
        def forward(self, x, t):
            return mistake(guarded(guard)().forward(x, t), x)

    for judge in (check, check_hidden):
        assert code_of(judge, "SoftmaxWithLoss__forward", SoftmaxWithLoss) == code


# ---------------------------------------------------------------- TwoLayerNet


class Net:
    """A right network; tests change a part of it."""

    def __init__(self, n_in, n_hidden, n_out, rng):
        self.params = {
            "W1": rng.normal(size=(n_in, n_hidden)),
            "b1": np.zeros(n_hidden),
            "W2": rng.normal(size=(n_hidden, n_out)),
            "b2": np.zeros(n_out),
        }

    def passes(self, x):
        u1 = x @ self.params["W1"] + self.params["b1"]
        z1 = np.maximum(u1, 0)
        return u1, z1, z1 @ self.params["W2"] + self.params["b2"]

    def predict(self, x):
        return softmax(self.passes(x)[2])

    def targets(self, t):
        return t if t.ndim == 2 else np.eye(len(self.params["b2"]))[t]

    def loss(self, x, t):
        y = softmax(self.passes(x)[2])
        return -np.sum(self.targets(t) * np.log(y)) / len(x)

    def gradient(self, x, t):
        u1, z1, u2 = self.passes(x)
        delta2 = (softmax(u2) - self.targets(t)) / len(x)
        delta1 = delta2 @ self.params["W2"].T * (u1 > 0)
        return {"W1": x.T @ delta1, "b1": delta1.sum(0), "W2": z1.T @ delta2, "b2": delta2.sum(0)}


NET_CELLS = ("TwoLayerNet__forward", "TwoLayerNet__backward")


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (lambda logits: logits, None),
        (softmax, None),
        (lambda logits: np.log(softmax(logits)), None),
        (lambda logits: softmax(logits).tolist(), None),
        (lambda logits: 2 * logits, "unknown"),
        (lambda logits: np.exp(logits), "unknown"),
        (lambda logits: softmax(softmax(logits)), "unknown"),
        (lambda logits: np.argmax(logits, axis=1), "wrong-shape"),
        (lambda logits: None, "not-implemented"),
    ],
)
@pytest.mark.parametrize("judge", [check, check_hidden])
def test_predictions_are_logits_or_probabilities(judge, form, code):
    class Other(Net):
        def predict(self, x):
            return form(self.passes(x)[2])

    assert code_of(judge, "TwoLayerNet__forward", Other) == code


@pytest.mark.parametrize("value", [0.0, 0.01, 1.0])
@pytest.mark.parametrize("name", ["W1", "W2"])
@pytest.mark.parametrize("cell", NET_CELLS)
def test_weights_that_are_all_the_same_are_refused(cell, name, value):
    class Flat(Net):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            self.params[name][...] = value

    for judge in (check, check_hidden):
        with pytest.raises(CheckFailed, match=f"all numbers in {name} are the same") as failure:
            judge(cell, Flat)
        assert failure.value.code == "unknown"


@pytest.mark.parametrize("judge", [check, check_hidden])
def test_a_node_that_always_stands_at_its_kink_ends_in_a_verdict(judge):
    class Kinked(Net):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            self.params["W1"][:, 0] = 0.0

    class SlopeOneAtZero(Kinked):
        def gradient(self, x, t):
            grads = super().gradient(x, t)
            u1, _, u2 = self.passes(x)
            delta2 = (softmax(u2) - self.targets(t)) / len(x)
            grads["b1"] = (delta2 @ self.params["W2"].T * (u1 >= 0)).sum(0)
            return grads

    for cell in NET_CELLS:
        judge(cell, Kinked)
    assert code_of(judge, "TwoLayerNet__backward", SlopeOneAtZero) == "unknown"


@pytest.mark.parametrize(
    ("params", "code"),
    [
        (None, "wrong-keys"),
        ([1, 2, 3, 4], "wrong-keys"),
        ({"W1": 1}, "wrong-keys"),
        ({"W1": "x", "b1": "x", "W2": "x", "b2": "x"}, "wrong-shape"),
        ({"W1": 1.0, "b1": 1.0, "W2": 1.0, "b2": 1.0}, "wrong-shape"),
    ],
)
def test_parameters_of_another_form_are_told(params, code):
    class Other(Net):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            self.params = params

    for cell in NET_CELLS:
        assert code_of(check, cell, Other) == code


def test_more_parameters_than_asked_are_no_obstacle():
    class Larger(Net):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            self.params["learning_rate"] = 0.1

    for cell in NET_CELLS:
        check(cell, Larger)


# ---------------------------------------------------------------- train


class Reads:
    """A network that reads so many of the held-out digits, and takes the others for the next."""

    def __init__(self, right):
        self.right = right

    def predict(self, x):
        digits = load_digits()
        assert np.array_equal(x, digits.x_test)
        labels = digits.t_test.copy()
        labels[self.right :] = (labels[self.right :] + 1) % 10
        return np.eye(10)[labels]


def training(*results):
    """A `train` that gives one network a call, and counts the calls and the seeds."""
    waiting = list(results)

    def answer(x, t, rng):
        answer.draws.append(rng.random())
        return waiting.pop(0)

    answer.draws = []
    return answer


COUNT = len(load_digits().t_test)
LEAST = int(np.ceil(ENOUGH * COUNT))
ALMOST = Reads(LEAST - 1)


@pytest.mark.parametrize("hidden", [False, True])
def test_the_limit_is_95_of_100(hidden):
    train(run(0, hidden), training(Reads(LEAST)))
    with pytest.raises(CheckFailed, match="not good enough"):
        train(run(0, hidden), training(*[ALMOST] * TRIES))
    assert (LEAST - 1) / COUNT < ENOUGH <= LEAST / COUNT


def test_the_visible_part_trains_once():
    answer = training(ALMOST, Reads(COUNT))
    assert code_of(train, run(0, hidden=False), answer) == "unknown"
    assert len(answer.draws) == 1


def test_the_hidden_part_gives_a_near_miss_other_seeds():
    answer = training(*[ALMOST] * (TRIES - 1), Reads(LEAST))
    train(run(0), answer)
    assert len(set(answer.draws)) == TRIES


def test_a_training_that_falls_far_short_is_not_repeated():
    answer = training(Reads(int(NEARLY * COUNT)), Reads(COUNT))
    assert code_of(train, run(0), answer) == "unknown"
    assert len(answer.draws) == 1


def test_the_message_says_how_many_were_right():
    with pytest.raises(CheckFailed, match=re.escape(f"{50 / COUNT:.1%}")):
        check("train__value", training(Reads(50), Reads(50)))


class Answers(Reads):
    def __init__(self, change):
        super().__init__(COUNT)
        self.change = change

    def predict(self, x):
        return self.change(super().predict(x))


@pytest.mark.parametrize(
    ("network", "code"),
    [
        (Answers(lambda y: np.log(y + 0)), None),
        (Answers(lambda y: 5 * y - 2), None),
        (Answers(lambda y: y.tolist()), None),
        (Answers(lambda y: y * np.nan), "not-finite"),
        (Answers(lambda y: y.argmax(axis=1)), "wrong-shape"),
        (Answers(lambda y: y.T), "wrong-shape"),
        (Answers(lambda y: "seven"), "wrong-shape"),
        (Answers(lambda y: None), "not-implemented"),
        ((Reads(COUNT), [0.5, 0.1]), "not-implemented"),
        (None, "not-implemented"),
    ],
)
@pytest.mark.filterwarnings("ignore:divide by zero")
def test_what_a_trained_network_may_answer(network, code):
    for hidden in (False, True):
        assert code_of(train, run(0, hidden), training(*[network] * TRIES)) == code


# ---------------------------------------------------------------- rounding inside a network


def narrow(seed):
    """A network of which a hidden node's input nearly cancels: terms of size 1, a sum of 1e-6."""
    rng = np.random.default_rng(seed)
    network = {"W1": rng.standard_normal((6, 4)), "b1": rng.standard_normal(4),
               "W2": rng.standard_normal((4, 3)), "b2": rng.standard_normal(3)}  # fmt: skip
    x = rng.standard_normal((5, 6))
    x[:, 0] += (1e-6 - (x @ network["W1"] + network["b1"])[:, 1]) / network["W1"][0, 1]
    return Situation(network, x, rng.integers(3, size=5))


def last_weights(s, order):
    """The gradient of W2, with the terms of each pre-activation added up in another order."""
    n = s.network
    terms = np.concatenate([s.x[:, :, None] * n["W1"], np.broadcast_to(n["b1"], (5, 1, 4))], axis=1)
    u1 = np.zeros((5, 4))
    for place in order:
        u1 += terms[:, place]
    z1 = np.maximum(u1, 0)
    return z1.T @ (softmax(z1 @ n["W2"] + n["b2"]) - s.one_hot) / len(s.x)


def test_a_right_gradient_may_add_up_in_any_order_where_terms_cancel():
    unlike = 0
    for seed in range(40):
        s = narrow(seed)
        right = s.gradients(1 / len(s.x))["W2"]
        for _ in range(5):
            answer = last_weights(s, np.random.default_rng(seed).permutation(7))
            assert np.all(right.admits(answer))
            # What rounding of the sum over the samples alone would explain is less.
            unlike += int(np.any(np.abs(answer - right.value)[1] > 1e-12 * np.abs(right.value[1])))
    assert unlike > 0


def test_the_gradient_of_a_dead_node_is_exactly_zero():
    s = narrow(0)
    s.network["b1"][2] = -100.0
    right = s.gradients(1 / len(s.x))["W2"]
    assert not right.value[2].any()
    assert not np.any(right.admits(np.full((4, 3), 1e-300))[2])
