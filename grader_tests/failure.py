"""What a failed check raises, and how a notebook shows it."""

from dataclasses import dataclass, field, replace

from grader_tests.codes import CODES


@dataclass(frozen=True)
class Details:
    """The lines under a failed check's headline; an empty one is left out.

    `given`, `expected` and `got` are numbers as text, `why` is the likely mistake in words,
    `read` says where the lecture explains it.
    """

    given: str = ""
    expected: str = ""
    got: str = ""
    why: str = ""
    read: str = ""

    def lines(self) -> list[str]:
        """The details, one labelled line each; continuation lines are indented."""
        labelled = {
            "given": self.given,
            "expected": self.expected,
            "got": self.got,
            "why": self.why,
            "read": self.read,
        }
        return [
            f"  {label:<9} " + text.replace("\n", "\n" + " " * 12)
            for label, text in labelled.items()
            if text
        ]


@dataclass
class CheckFailed(AssertionError):  # noqa: N818 - students read this name
    """A check failed: which one, the misconception code, and what helps.

    The text's first line ends in the code in square brackets, so that a report can read it back
    from a notebook's outputs. In a notebook the error shows this text only, without the frames of
    the checks.

    size: how many numbers were given, 0 if nobody counted; it is not shown.

    Raises:
        ValueError: the code is not one of `grader_tests.codes.CODES`.
    """

    headline: str
    code: str
    details: Details = field(default_factory=Details)
    size: int = 0

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown misconception code {self.code!r}; see grader_tests.codes")
        super().__init__(str(self))

    def because(self, why: str) -> "CheckFailed":
        """The same failure with one more line of explanation."""
        if not why:
            return self
        lines = f"{self.details.why}\n{why}" if self.details.why else why
        details = replace(self.details, why=lines)
        return CheckFailed(self.headline, self.code, details, self.size)

    @property
    def what(self) -> str:
        """What failed, such as "MulLayer.backward": the headline up to its colon."""
        return self.headline.partition(":")[0]

    def __str__(self) -> str:
        return "\n".join([f"{self.headline} [{self.code}]", *self.details.lines()])

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in place of a traceback (its hook for exceptions)."""
        first, *rest = str(self).split("\n")
        return [f"\x1b[1;31m{first}\x1b[0m", *rest]
