"""The samples: solutions of the exercises, right and wrong, and what each of them must score.

A sample is one file, `samples/SECTION/EXERCISE/right_STYLE.py` or `.../wrong_MISTAKE.py`. It holds
what a student would have in the exercise's solution cell. Before it stands a comment block that
says what the sample must score:

    # /// sample
    # summary = "What the student did, in one sentence."
    # misconception = "own-factor"
    # [passes]
    # forward = true
    # backward = false
    # robust = true
    # ///

The block has the form of inline script metadata (PEP 723, "Inline script metadata", section
Specification): comments that hold TOML. Its keys:

    summary               one sentence
    passes                a table: aspect -> whether its test cell is passed
    misconception         the code of the failed aspects; a right sample has none. Where they get
                          different codes, a table: failed aspect -> code, the main one first
    runs_in_kernel_only   true if the code hangs or ends its process (left out otherwise)

The scores hold in a notebook whose other cells hold right solutions: `CostGraph` needs an
`AddLayer` and a `MulLayer`, `SigmoidFromNodes` an `Exp` and a `Reciprocal`.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

__all__ = ["Sample", "load_samples", "read_sample"]

_HERE: Final = Path(__file__).parent

# Any block of PEP 723: its type, and its lines. The pattern is the one that the PEP gives.
_BLOCK: Final = re.compile(
    r"^# /// (?P<type>[a-zA-Z0-9-]+)$\s(?P<content>(?:^#(?:| .*)$\s)+)^# ///$\n?", re.MULTILINE
)

_KEYS: Final = frozenset({"summary", "passes", "misconception", "runs_in_kernel_only"})


@dataclass(frozen=True)
class Sample:
    """One solution of one exercise, and what it must score.

    section: such as "02_layers". exercise: such as "MulLayer". name: the file's, without ".py".
    path: the file. source: the code of the solution cell, without the metadata. summary: what the
    student did. points: aspect -> whether its test cell is passed. misconceptions: failed aspect ->
    code. misconception: the main one of these codes, None for a right sample. runs_in_kernel_only:
    the code hangs or ends its process, so it must run in one of its own.
    """

    section: str
    exercise: str
    name: str
    path: Path
    source: str
    summary: str
    points: dict[str, bool]
    misconceptions: dict[str, str]
    misconception: str | None
    runs_in_kernel_only: bool = False

    @property
    def right(self) -> bool:
        """Whether the sample passes every aspect of its exercise."""
        return all(self.points.values())


def load_samples(section: str | None = None) -> list[Sample]:
    """The samples of one section, or of all, ordered by section, exercise and name.

    Raises:
        ValueError: there is no such section, or a file is not a sample; the message says which.
    """
    sections = sorted(path.name for path in _HERE.iterdir() if path.name[0].isdigit())
    if section is not None and section not in sections:
        raise ValueError(f"no samples for the section {section!r}: there are {', '.join(sections)}")
    wanted = sections if section is None else [section]
    paths = [path for name in wanted for path in sorted((_HERE / name).glob("*/*.py"))]
    return [read_sample(path) for path in paths]


def read_sample(path: Path) -> Sample:
    """The sample in a file, whose folders name its section and its exercise.

    Raises:
        ValueError: the file is not a sample; the message says which file, and what to do.
        OSError: the file cannot be read.
    """
    try:
        # utf-8-sig: some editors on Windows put a mark before the first character.
        metadata, source = _split(path.read_text(encoding="utf-8-sig"))
        passes = _passes(metadata, path.name)
        codes = _misconceptions(metadata, passes)
        return Sample(
            section=path.parent.parent.name,
            exercise=path.parent.name,
            name=path.stem,
            path=path,
            source=source,
            summary=_summary(metadata),
            points=passes,
            misconceptions=codes,
            misconception=next(iter(codes.values()), None),
            runs_in_kernel_only=_flag(metadata, "runs_in_kernel_only"),
        )
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8 text ({error}); save it as UTF-8") from None
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


def _split(text: str) -> tuple[dict[str, object], str]:
    """A file's text as its metadata and its code."""
    blocks = [found for found in _BLOCK.finditer(text) if found["type"] == "sample"]
    if len(blocks) != 1:
        raise ValueError(
            f"found {len(blocks)} comment blocks `# /// sample`; there must be one, "
            "all its lines comments, up to a line `# ///`"
        )
    (block,) = blocks
    if text[: block.start()].strip():
        raise ValueError("there is text before the block `# /// sample`; put the block first")
    source = text[block.end() :].strip("\n")
    if not source.strip():
        raise ValueError("no code after the metadata")
    toml = "\n".join(line[2:] for line in block["content"].splitlines())
    try:
        metadata = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"the metadata is not TOML: {error}") from None
    unknown = sorted(metadata.keys() - _KEYS)
    if unknown:
        raise ValueError(
            f"unknown metadata {', '.join(map(repr, unknown))}; "
            f"known are {', '.join(map(repr, sorted(_KEYS)))}"
        )
    return metadata, source + "\n"


def _summary(metadata: Mapping[str, object]) -> str:
    summary = metadata.get("summary")
    if not isinstance(summary, str) or not summary.strip():
        raise ValueError("`summary` is missing; say in one sentence what the student did")
    return summary.strip()


def _passes(metadata: Mapping[str, object], name: str) -> dict[str, bool]:
    passes = metadata.get("passes")
    if not isinstance(passes, dict) or not passes:
        raise ValueError("the table [passes] is missing; it needs a line for each aspect")
    for aspect, value in passes.items():
        if not isinstance(value, bool):
            raise ValueError(
                f"[passes] {aspect} is {value!r}; it must be true or false "
                "(keys of the block itself stand before the first table)"
            )
    right = all(passes.values())
    prefix = "right_" if right else "wrong_"
    if not name.startswith(prefix):
        scores = "passes every aspect" if right else "fails an aspect"
        raise ValueError(f"the sample {scores}; its name must begin with {prefix}")
    return passes


def _misconceptions(metadata: Mapping[str, object], passes: Mapping[str, bool]) -> dict[str, str]:
    """Failed aspect -> code, the main one first."""
    failed = [aspect for aspect, passed in passes.items() if not passed]
    codes = metadata.get("misconception")
    if not failed:
        if codes is not None:
            raise ValueError("a right sample has no `misconception`; leave it out")
        return {}
    if isinstance(codes, str) and codes:
        return dict.fromkeys(failed, codes)
    if not isinstance(codes, dict):
        raise ValueError(
            "`misconception` is missing; give a code, or a table [misconception] "
            "with a code for each failed aspect"
        )
    if codes.keys() != set(failed):
        raise ValueError(
            f"[misconception] names {', '.join(sorted(codes)) or 'nothing'}; "
            f"the failed aspects are {', '.join(sorted(failed))}"
        )
    for aspect, code in codes.items():
        if not isinstance(code, str) or not code:
            raise ValueError(f"[misconception] {aspect} is {code!r}; it must be a code")
    return codes


def _flag(metadata: Mapping[str, object], key: str) -> bool:
    value = metadata.get(key, False)
    if not isinstance(value, bool):
        raise ValueError(f"`{key}` is {value!r}; it must be true or left out")
    return value
