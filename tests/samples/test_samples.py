"""The samples as files: each loads and says all it must, and together they cover the codes."""

import ast
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from grader_tests import CHECKS, CODES
from grader_tests.registry import ANYWHERE, Check
from samples import Sample, load_samples, read_sample

ROOT = Path(__file__).parents[2] / "samples"
SAMPLES = load_samples()
SECTIONS = sorted({sample.section for sample in SAMPLES})
CELLS = [check for check in CHECKS.values() if check.section in SECTIONS]
EXERCISES = sorted({(check.section, check.exercise) for check in CELLS})

# Exercises whose answer is a way back through a graph or network: people write it in most ways.
# Besides those with the aspect `backward`, some plain functions are one.
BACKWARD = {check.exercise for check in CELLS if check.aspect == "backward"} | {
    "cost_backward",
    "hidden_delta",
    "accumulate_loops",
}


def name_of(value: Sample | Check) -> str:
    return value.cell if isinstance(value, Check) else f"{value.exercise}/{value.name}"


def samples_of(exercise: str) -> list[Sample]:
    return [sample for sample in SAMPLES if sample.exercise == exercise]


def of_every_sample(test: Callable[[Sample], None]) -> Callable[[str], None]:
    """Run a test on every sample of an exercise: one item an exercise keeps the suite quick."""

    @pytest.mark.parametrize("exercise", [exercise for _, exercise in EXERCISES])
    def run(exercise: str) -> None:
        failures = {}
        for sample in samples_of(exercise):
            try:
                test(sample)
            except AssertionError as error:
                failures[sample.name] = str(error)
        assert failures == {}

    return run


# ---------------------------------------------------------------- every file


def test_every_python_file_is_a_sample():
    files = {path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py"}
    assert {sample.path for sample in SAMPLES} == files


def test_the_sections_that_must_have_samples_have_them():
    assert {"02_layers", "03_activations"} <= set(SECTIONS)


@of_every_sample
def test_sample_names_an_exercise_of_its_section_with_all_its_aspects(sample: Sample):
    asked = {check.aspect for check in CELLS if check.exercise == sample.exercise}
    assert (sample.section, sample.exercise) in EXERCISES
    assert sample.points.keys() == asked


@of_every_sample
def test_failed_aspects_have_a_code_and_the_others_none(sample: Sample):
    failed = {aspect for aspect, passed in sample.points.items() if not passed}
    assert sample.misconceptions.keys() == failed
    assert set(sample.misconceptions.values()) <= CODES
    assert sample.right == (not failed)
    assert sample.misconception == next(iter(sample.misconceptions.values()), None)


@of_every_sample
def test_codes_are_declared_for_their_cells(sample: Sample):
    undeclared = {
        aspect: code
        for aspect, code in sample.misconceptions.items()
        if code not in CHECKS[f"{sample.exercise}__{aspect}"].codes | ANYWHERE
    }
    assert undeclared == {}


@of_every_sample
def test_source_is_the_bare_code_of_a_cell(sample: Sample):
    tree = ast.parse(sample.source)
    assert tree.body
    assert "# ///" not in sample.source
    assert sample.source.endswith("\n") and not sample.source.startswith("\n")


@of_every_sample
def test_summary_is_one_sentence(sample: Sample):
    assert sample.summary[0].isupper()
    assert sample.summary.endswith(".")
    assert "\n" not in sample.summary


def test_no_two_samples_of_an_exercise_are_the_same():
    codes = Counter((sample.exercise, ast.dump(ast.parse(sample.source))) for sample in SAMPLES)
    summaries = Counter((s.exercise, s.summary) for s in SAMPLES if "_open" not in s.name)
    assert [key for key, count in codes.items() if count > 1] == []
    assert [key for key, count in summaries.items() if count > 1] == []


# ---------------------------------------------------------------- all of them together


@pytest.mark.parametrize(("section", "exercise"), EXERCISES)
def test_exercise_has_right_samples_in_several_styles(section: str, exercise: str):
    enough = 8 if exercise in BACKWARD else 4
    assert sum(sample.right for sample in samples_of(exercise)) >= enough


def test_the_exercises_with_a_way_back_are_exercises():
    assert {exercise for _, exercise in EXERCISES} >= BACKWARD


@pytest.mark.parametrize(("section", "exercise"), EXERCISES)
def test_exercise_has_mistakes_that_fit_no_code(section: str, exercise: str):
    assert sum("unknown" in s.misconceptions.values() for s in samples_of(exercise)) >= 2


@pytest.mark.parametrize("check", CELLS, ids=name_of)
def test_every_declared_code_has_a_sample(check: Check):
    shown = {sample.misconceptions.get(check.aspect) for sample in samples_of(check.exercise)}
    assert check.codes - shown == set()


@pytest.mark.parametrize(("section", "exercise"), EXERCISES)
def test_exercise_has_samples_of_the_codes_that_apply_anywhere(section: str, exercise: str):
    shown = {code for s in samples_of(exercise) for code in s.misconceptions.values()}
    assert {"not-implemented", "raised", "unknown"} - shown == set()


@pytest.mark.parametrize("section", SECTIONS)
def test_section_has_samples_that_hang_and_that_crash(section: str):
    drastic = [s for s in load_samples(section) if s.runs_in_kernel_only]
    shown = {code for sample in drastic for code in sample.misconceptions.values()}
    assert {"timeout", "crashed"} - shown == set()


@of_every_sample
def test_samples_that_hang_or_crash_are_marked(sample: Sample):
    if {"timeout", "crashed"} & set(sample.misconceptions.values()):
        assert sample.runs_in_kernel_only


# ---------------------------------------------------------------- the loader

GOOD = """\
# /// sample
# summary = "Multiplies by the wrong factor."
# misconception = "own-factor"
# [passes]
# forward = true
# backward = false
# robust = true
# ///

class MulLayer:
    \"\"\"Ein Knoten: x·y\"\"\"
"""


def write(folder: Path, text: str, name: str = "wrong_own_factor.py") -> Path:
    path = folder / "02_layers" / "MulLayer" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_sample_is_read_with_all_it_says(tmp_path: Path):
    path = write(tmp_path, GOOD)
    assert read_sample(path) == Sample(
        section="02_layers",
        exercise="MulLayer",
        name="wrong_own_factor",
        path=path,
        source='class MulLayer:\n    """Ein Knoten: x·y"""\n',
        summary="Multiplies by the wrong factor.",
        points={"forward": True, "backward": False, "robust": True},
        misconceptions={"backward": "own-factor"},
        misconception="own-factor",
        runs_in_kernel_only=False,
    )


def test_byte_order_mark_and_other_blocks_are_no_obstacle(tmp_path: Path):
    script = "# /// script\n# dependencies = []\n# ///\n"
    sample = read_sample(write(tmp_path, "\ufeff" + GOOD + script))
    assert sample.misconception == "own-factor"
    assert sample.source.endswith(script)


def test_one_code_counts_for_every_failed_aspect(tmp_path: Path):
    sample = read_sample(write(tmp_path, GOOD.replace("robust = true", "robust = false")))
    assert sample.misconceptions == {"backward": "own-factor", "robust": "own-factor"}


def test_table_gives_each_failed_aspect_its_code_the_main_one_first(tmp_path: Path):
    table = '# [misconception]\n# robust = "raised"\n# backward = "own-factor"\n# ///\n\n'
    text = GOOD.replace("robust = true", "robust = false").replace("# ///\n\n", table)
    sample = read_sample(write(tmp_path, text.replace('# misconception = "own-factor"\n', "")))
    assert sample.misconceptions == {"robust": "raised", "backward": "own-factor"}
    assert sample.misconception == "raised"


def test_right_sample_has_no_misconception(tmp_path: Path):
    text = GOOD.replace('# misconception = "own-factor"\n', "").replace("false", "true")
    sample = read_sample(write(tmp_path, text, "right_plain.py"))
    assert sample.right
    assert sample.misconception is None
    assert sample.misconceptions == {}


BLOCK = GOOD.partition("class")[0]
WITHOUT_CODE = GOOD.replace('# misconception = "own-factor"\n', "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("class MulLayer: ...\n", "found 0 comment blocks"),
        (GOOD.replace("# ///\n\n", "\n"), "found 0 comment blocks"),
        (GOOD.replace("# forward", "forward"), "found 0 comment blocks"),
        (GOOD + BLOCK, "found 2 comment blocks"),
        ("import numpy\n" + GOOD, "put the block first"),
        (BLOCK, "no code after the metadata"),
        (GOOD.replace('factor."', "factor."), "the metadata is not TOML"),
        (GOOD.replace("# summary", "# title"), "unknown metadata 'title'"),
        (GOOD.replace("Multiplies by the wrong factor.", " "), "`summary` is missing"),
        (GOOD.replace('summary = "Multiplies by the wrong factor."', ""), "`summary` is missing"),
        (BLOCK.partition("# [passes]")[0] + "# ///\nx = 1\n", r"\[passes\] is missing"),
        (GOOD.replace("forward = true", "forward = 1"), r"\[passes\] forward is 1"),
        (GOOD.replace("= false", "= true"), "its name must begin with right_"),
        (WITHOUT_CODE, "`misconception` is missing"),
        (GOOD.replace('"own-factor"', '""'), "`misconception` is missing"),
        (GOOD.replace('"own-factor"', '["own-factor"]'), "`misconception` is missing"),
        (GOOD.replace('"own-factor"', '{robust = "raised"}'), "failed aspects are backward"),
        (GOOD.replace('"own-factor"', "{backward = 3}"), r"\[misconception\] backward is 3"),
        (
            GOOD.replace("# [passes]", "# runs_in_kernel_only = 'yes'\n# [passes]"),
            "`runs_in_kernel_only` is 'yes'",
        ),
    ],
)
def test_bad_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, message: str):
    path = write(tmp_path, text)
    with pytest.raises(ValueError, match=message) as error:
        read_sample(path)
    assert str(error.value).startswith(f"{path}: ")


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        (GOOD, "right_plain.py", "its name must begin with wrong_"),
        (GOOD, "own_factor.py", "its name must begin with wrong_"),
        (GOOD.replace("false", "true"), "right_plain.py", "a right sample has no `misconception`"),
    ],
)
def test_name_and_scores_must_agree(tmp_path: Path, text: str, name: str, message: str):
    with pytest.raises(ValueError, match=message):
        read_sample(write(tmp_path, text, name))


def test_file_that_is_not_utf8_is_named(tmp_path: Path):
    path = write(tmp_path, GOOD)
    path.write_bytes(GOOD.encode("latin-1"))
    with pytest.raises(ValueError, match="not UTF-8") as error:
        read_sample(path)
    assert str(path) in str(error.value)


def test_one_section_is_loaded_alone():
    some = load_samples("03_activations")
    assert some == [sample for sample in SAMPLES if sample.section == "03_activations"]
    assert some


@pytest.mark.parametrize("section", ["3_activations", "", "__pycache__", "../tests"])
def test_unknown_section_is_refused_with_the_known_ones(section: str):
    with pytest.raises(ValueError, match=r"no samples for the section .*02_layers"):
        load_samples(section)
