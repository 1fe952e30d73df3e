"""What a submission may use, and how to say so in nbgrader_config.py.

    c.Limits.memory_mb = 4096
    c.Limits.notebook_seconds = 900

How long one cell may take is nbgrader's own setting, c.Execute.timeout.
"""

from dataclasses import dataclass
from typing import Any, Final

from traitlets import Integer
from traitlets.config import Config, Configurable

MIB: Final = 2**20

# Where nbgrader's own setting says nothing, or "no limit", which there has to be.
CELL_SECONDS: Final = 30


class Limits(Configurable):
    """The limits of one submission."""

    notebook_seconds = Integer(
        600, min=1, help="How long a whole notebook may take, by the clock."
    ).tag(config=True)
    cpu_seconds = Integer(
        600, min=1, help="How much processor time one process of a submission may take."
    ).tag(config=True)
    memory_mb = Integer(
        2048, min=64, help="How much memory one process may have, and all of them together."
    ).tag(config=True)
    processes = Integer(
        64, min=1, help="How many processes and threads a submission may have at once."
    ).tag(config=True)
    open_files = Integer(256, min=32, help="How many files a process may have open.").tag(
        config=True
    )
    file_mb = Integer(64, min=1, help="How large a file may grow.").tag(config=True)
    disk_mb = Integer(
        256, min=1, help="How much all files of a submission may hold. They are kept in memory."
    ).tag(config=True)
    files = Integer(
        20_000, min=100, help="How many files and directories a submission may have at once."
    ).tag(config=True)
    output_mb = Integer(
        20, min=1, help="How much a cell may show before it is stopped. (1 MB of it is kept.)"
    ).tag(config=True)


@dataclass(frozen=True)
class Allowed:
    """The limits in the units of the machine: seconds, bytes, numbers of things."""

    cell_seconds: float
    notebook_seconds: float
    cpu_seconds: int
    memory: int
    processes: int
    open_files: int
    file: int
    disk: int
    files: int
    output: int

    def of_process(self) -> dict[str, int]:
        """Those that the system keeps for each process."""
        return {
            "memory": self.memory,
            "file": self.file,
            "processes": self.processes,
            "open_files": self.open_files,
            "cpu": self.cpu_seconds,
        }


def allowed(settings: dict[str, Any]) -> Allowed:
    """The limits that the settings of nbgrader_config.py ask for.

    Raises:
        TraitError: one of them is not a number, or too small.
    """
    limits = Limits(config=Config(settings))
    timeout = Config(settings).Execute.get("timeout", CELL_SECONDS)
    return Allowed(
        cell_seconds=float(timeout) if timeout and timeout > 0 else limits.notebook_seconds,
        notebook_seconds=limits.notebook_seconds,
        cpu_seconds=limits.cpu_seconds,
        memory=limits.memory_mb * MIB,
        processes=limits.processes,
        open_files=limits.open_files,
        file=limits.file_mb * MIB,
        disk=limits.disk_mb * MIB,
        files=limits.files,
        output=limits.output_mb * MIB,
    )
