"""The checks of the exercises.

A check calls a student's code and compares the numbers that come back. The expected gradients are
computed from trusted forward functions alone (`oracle`), and a wrong answer is compared with what
each known mistake would have given (`misconceptions`). No module of this package holds a backward
pass.

    questions   one question: given, expected, got; the verdict
    layers      checks of objects with forward and backward
    functions   checks of plain functions
    scripts     several calls of a student's objects, asked as one question
    section_*   what each section's exercises ask
    registry    the checks by test cell; `check` and `check_hidden`, which notebooks call
"""

from grader_tests import (
    section_01_chain_rule,
    section_02_layers,
    section_03_activations,
    section_04_output_layer,
    section_05_hidden_layer,
    section_06_gradient_check,
    section_07_training,
)
from grader_tests.codes import CODES
from grader_tests.failure import CheckFailed
from grader_tests.registry import CHECKS, check, check_hidden

__all__ = [
    "CHECKS",
    "CODES",
    "CheckFailed",
    "check",
    "check_hidden",
    "section_01_chain_rule",
    "section_02_layers",
    "section_03_activations",
    "section_04_output_layer",
    "section_05_hidden_layer",
    "section_06_gradient_check",
    "section_07_training",
]
