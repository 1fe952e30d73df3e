"""What the command line tells a person instead of a traceback."""


class UsageError(Exception):
    """Nothing can be done. The message says why, and what to do."""
