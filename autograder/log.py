"""Where the details go: a file in the course directory. The terminal gets what a person needs."""

import logging
import logging.handlers
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from autograder.course import Course

# Ours, traitlets' (which nbformat and nbconvert use), nbgrader's database layer, Python's warnings.
LOGGERS: Final = ("autograder", "traitlets", "tornado.application", "py.warnings")

MAX_BYTES: Final = 5_000_000


@contextmanager
def details_kept(course: Course) -> Iterator[None]:
    """Keep what nbgrader and its libraries log in the course's log file, and off the terminal.

    Raises:
        OSError: the file cannot be written.
    """
    course.state.mkdir(exist_ok=True)
    # Old lines move to grade.log.1, so that the two never grow beyond twice MAX_BYTES.
    file = logging.handlers.RotatingFileHandler(
        course.log_file,
        maxBytes=MAX_BYTES,
        backupCount=1,
        encoding="utf-8",
        errors="backslashreplace",
    )
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    loggers = [logging.getLogger(name) for name in LOGGERS]
    before = [(logger.level, logger.propagate) for logger in loggers]
    logging.captureWarnings(True)
    for logger in loggers:
        logger.addHandler(file)
        logger.setLevel(logging.INFO)
        logger.propagate = False
    try:
        yield
    finally:
        logging.captureWarnings(False)
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.removeHandler(file)
            logger.setLevel(level)
            logger.propagate = propagate
        file.close()
