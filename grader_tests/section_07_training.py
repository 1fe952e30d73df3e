"""Checks of section 07: the layers of a classifier, a whole network, and its training."""

from typing import Final

from grader_tests.registry import register
from grader_tests.section_07_affine import affine_backward, affine_forward, affine_robust
from grader_tests.section_07_digits import train
from grader_tests.section_07_initialisation import he_init
from grader_tests.section_07_network import accumulate_loops, network_backward, network_forward
from grader_tests.section_07_optimizer import sgd
from grader_tests.section_07_softmax import softmax_backward, softmax_forward

SECTION: Final = "07_training"

_SLOPE: Final = {"sign-flipped", "finite-difference", "missing-factor", "wrong-shape"}
_LOSS: Final = {"missing-batch-mean", "extra-batch-mean", "sign-flipped", "wrong-shape"}
_NETWORK: Final = {
    "extra-batch-mean",
    "missing-activation-derivative",
    "forward-as-derivative",
    "wrong-activation-derivative",
    "bias-not-summed",
    "transposed",
    "wrong-keys",
    "stale-state",
} | _SLOPE

register("Affine__forward", SECTION, 1, affine_forward, {"wrong-shape", "transposed"})
register(
    "Affine__backward",
    SECTION,
    3,
    affine_backward,
    _SLOPE | {"bias-not-summed", "extra-batch-mean", "ignores-upstream", "transposed"},
)
register(
    "Affine__robust",
    SECTION,
    1,
    affine_robust,
    {"stale-state", "shared-state", "mutates-input", "integer-truncation", "wrong-shape"},
)
register("SoftmaxWithLoss__forward", SECTION, 2, softmax_forward, _LOSS | {"stale-state"})
register(
    "SoftmaxWithLoss__backward",
    SECTION,
    3,
    softmax_backward,
    _SLOPE
    | {
        "ignores-upstream",
        "missing-batch-mean",
        "extra-batch-mean",
        "forward-as-derivative",
        "stale-state",
    },
)
register(
    "he_init__value",
    SECTION,
    1,
    he_init,
    {"missing-factor", "transposed", "wrong-shape"},
    shrinks=False,
)
register(
    "accumulate_loops__value",
    SECTION,
    4,
    accumulate_loops,
    _NETWORK | {"mutates-input", "kink-at-zero"},
)
register("TwoLayerNet__forward", SECTION, 1, network_forward, _LOSS | {"wrong-keys", "stale-state"})
register(
    "TwoLayerNet__backward",
    SECTION,
    4,
    network_backward,
    _NETWORK | {"missing-batch-mean", "kink-at-zero"},
)
register(
    "SGD__value",
    SECTION,
    1,
    sgd,
    {"sign-flipped", "missing-factor", "mutates-input", "stale-state"},
)
register(
    "train__value",
    SECTION,
    3,
    train,
    {"wrong-shape", "not-finite"},
    tell_apart=False,
    shrinks=False,
)
