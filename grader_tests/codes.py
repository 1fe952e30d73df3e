"""The misconception codes: stable names for what can be wrong with an answer.

The codes are fixed, since reports and outside tests rely on them. The texts are free.
"""

from typing import Final

MEANING: Final[dict[str, str]] = {
    "sign-flipped": "The sign is the opposite of the right one.",
    "swapped-outputs": "Two results are right, but each stands in the place of the other.",
    "own-factor": "An input's gradient was multiplied by that same input, not by the other one.",
    "ignores-upstream": "The upstream gradient `dout` was not used.",
    "missing-inner-derivative": "The chain rule was broken off: one of its factors is missing.",
    "forward-as-derivative": "The function itself was used where its derivative belongs.",
    "derivative-at-activation": "The derivative was taken at the output, not at the input.",
    "wrong-activation-derivative": "This is the derivative of another activation function.",
    "missing-activation-derivative": "The derivative of the activation function is missing.",
    "transposed": "Rows and columns are exchanged.",
    "missing-batch-mean": "The sum over the batch was not divided by the batch size.",
    "extra-batch-mean": "The result was divided by the batch size once too often.",
    "missing-factor": "A constant factor is missing or too much.",
    "bias-not-summed": "A bias serves the whole batch: its gradient is a sum over the samples.",
    "stale-state": "A value of an earlier call was used instead of the newest one.",
    "shared-state": "Two instances use the same memory.",
    "mutates-input": "An argument was changed.",
    "kink-at-zero": "ReLU's derivative at exactly 0 is 0 in this course.",
    "finite-difference": "This is a numerical derivative. An exact one was asked.",
    "wrong-shape": "The result does not have the shape that was asked.",
    "wrong-keys": "The keys of the dict are not the ones that were asked.",
    "not-finite": "The result has a value that is not a finite number.",
    "integer-truncation": "A decimal number was cut to a whole one.",
    "not-implemented": "The exercise is still open.",
    "raised": "The code raised an error.",
    "timeout": "The code took too long.",
    "crashed": "The code ended the process that ran it.",
    "unknown": "The result is wrong in a way that fits no known mistake.",
}

CODES: Final[frozenset[str]] = frozenset(MEANING)
