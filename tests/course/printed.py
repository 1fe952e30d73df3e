"""Reading what a lecture's cell printed."""

import re


def numbers(text: str) -> list[float]:
    """All numbers of a text, in order. A digit of a name, as in `u1`, is none."""
    return [float(n) for n in re.findall(r"(?<![\w.])[+-]?\d+\.?\d*(?:e[+-]?\d+)?(?!\w)", text)]


def line_with(text: str, start: str) -> str:
    """The one line that starts with `start`, without it."""
    (line,) = (line for line in text.splitlines() if line.strip().startswith(start))
    return line.strip().removeprefix(start)


def after(text: str, start: str) -> list[float]:
    """The numbers on the one line that starts with `start`, after it."""
    return numbers(line_with(text, start))
