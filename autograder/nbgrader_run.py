"""One of nbgrader's converters, run for one assignment of one student, with its own log kept."""

import logging

from nbgrader.converters import BaseConverter
from nbgrader.converters.base import NbGraderException

log = logging.getLogger("autograder.nbgrader")


class NbgraderError(Exception):
    """nbgrader could not do it; the message is the cause that it logged, in one line."""


class _Errors(logging.Handler):
    """Keeps what nbgrader logs as errors."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage().strip())

    def cause(self) -> str:
        """The first exception that was logged with its traceback, else the first error."""
        tracebacks = [said for said in self.heard if "Traceback (most recent call last)" in said]
        if tracebacks:
            return tracebacks[0].splitlines()[-1]
        return self.heard[0].splitlines()[0] if self.heard else "no reason given"


def run(converter: BaseConverter, step: str, student: str, section: str) -> None:
    """Run a converter on the notebook of one student (or of ".") in one of nbgrader's folders.

    Raises:
        NbgraderError: it failed. What it logged is in the log, what it wrote in part is removed.
    """
    folder = converter.coursedir.format_path(step, student, section)

    def only_this_one() -> None:
        # nbgrader looks for notebooks with patterns, and so misses folders with a [ in the name.
        converter.assignments = {folder: [f"{folder}/{section}.ipynb"]}

    converter.init_notebooks = only_this_one
    errors = _Errors()
    log.addHandler(errors)
    try:
        converter.start()
    except NbGraderException as error:
        # The exception itself only says that there is a log.
        raise NbgraderError(errors.cause()) from error
    finally:
        log.removeHandler(errors)
