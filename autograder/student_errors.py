"""What a student's code has raised, as an exception on the judge's side.

It is one of Python's own types, so that a test can expect it, with the name that the student's type
has, and with the line of the student's code in its traceback.
"""

import builtins
import linecache
from typing import Any, Final

_MOST_LINES: Final = 10_000
_MOST_OF_LINE: Final = 500
_FILE: Final = "<student's "


class StudentError(Exception):
    """Mixed into each of them: it was raised by the student's code."""


def _kind(name: str, base: type[Exception]) -> type[Exception]:
    bases = (StudentError,) if base is Exception else (StudentError, base)
    return type(name, bases, {"__module__": base.__module__, "__init__": _init, "__str__": _str})


def _init(self: Any, text: str) -> None:
    BaseException.__init__(self, text)
    self.students_text = text


def _str(self: Any) -> str:
    return str(self.students_text)


def as_error(kinds: list[str], text: str, place: Any) -> BaseException:
    """The exception for what the student's code raised.

    kinds: the names of its type and of that one's bases. place: (file, line number, function,
    text of the line) of the student's innermost line, if there is one.
    """
    base: type[Exception] = Exception
    for name in kinds:
        found = getattr(builtins, name, None)
        if isinstance(found, type) and issubclass(found, Exception):
            # A group of exceptions must have its members, which stay where they are.
            base = Exception if issubclass(found, BaseExceptionGroup) else found
            break
    if base is Exception and kinds[0] in ("SystemExit", "GeneratorExit"):
        base = RuntimeError
    name = kinds[0] if kinds[0].isidentifier() else "Error"
    text = writable(text)
    error: Exception = _kind(name, base)(text)
    if name == "NotImplementedError":
        error = NotImplementedError(text)  # by the type itself an open exercise is known
    match place:
        case (str(file), int(line), str(_), str(source)) if 0 < line < _MOST_LINES:
            return _at(error, file, line, source)
    return error


def writable(text: str) -> str:
    """Text that can be written as UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _at(error: BaseException, file: str, line: int, source: str) -> BaseException:
    """The exception as if it came from that line."""
    name = "".join(part for part in writable(file[:100]) if part.isprintable())
    file = f"{_FILE}{name.strip('<>')}>"
    source = writable(source[:_MOST_OF_LINE])
    lines = ["\n"] * (line - 1) + [source + "\n"]
    linecache.cache[file] = (0, None, lines, file)
    code = compile("\n" * (line - 1) + "raise error", file, "exec")
    try:
        exec(code, {"error": error})  # noqa: S102 - our own two words
    except BaseException as raised:  # noqa: BLE001 - the one that was just raised
        return raised
    raise AssertionError("an error was not raised")


def forget() -> None:
    """Forget the lines of a submission that is done."""
    for file in [file for file in linecache.cache if file.startswith(_FILE)]:
        del linecache.cache[file]
