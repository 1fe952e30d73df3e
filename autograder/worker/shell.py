"""An IPython shell whose outputs are told one by one, as a kernel tells them.

What a cell shows is a dict in the form of nbformat's outputs: stream, display_data, execute_result,
error. Two more are messages about the outputs before: clear_output and update_display_data.
"""

import base64
import builtins
import getpass
import io
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any, Final, NoReturn

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

Output = dict[str, Any]

# What is printed is told in pieces of this size, or after this time.
_PIECE: Final = 1 << 15
_SECONDS: Final = 0.1


class Screen:
    """Where all that a cell shows comes together, in order.

    tell: called with each output. Printed text is gathered into pieces.
    """

    def __init__(self) -> None:
        self.tell: Callable[[Output], None] = lambda output: None
        self._text: list[str] = []
        self._name = ""
        self._size = 0
        self._since = 0.0

    def print(self, name: str, text: str) -> None:
        """Something was printed on stdout or stderr."""
        if name != self._name:
            self.flush()
            self._name = name
            self._since = time.monotonic()
        self._text.append(text)
        self._size += len(text)
        if self._size >= _PIECE or time.monotonic() - self._since > _SECONDS:
            self.flush()

    def show(self, output: Output) -> None:
        """Something else than text was shown."""
        self.flush()
        self.tell(output)

    def flush(self) -> None:
        """Tell what was printed and is not told yet."""
        text, name = "".join(self._text), self._name
        self._text, self._name, self._size = [], "", 0
        if text:
            self.tell({"output_type": "stream", "name": name, "text": text})


class _Stream(io.TextIOBase):
    """sys.stdout or sys.stderr."""

    def __init__(self, screen: Screen, name: str, descriptor: int) -> None:
        self._screen = screen
        self._descriptor = descriptor
        self._called = name

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "utf-8"

    @property
    def errors(self) -> str:  # type: ignore[override]
        return "backslashreplace"

    @property
    def name(self) -> str:
        return f"<{self._called}>"

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._screen.print(self._called, text)
        return len(text)

    def flush(self) -> None:
        self._screen.flush()


class _Descriptors:
    """What is written to the file descriptors 1 and 2 themselves, as by C code or a subprocess."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._files = {}
        for name, descriptor in (("stdout", 1), ("stderr", 2)):
            # Among the submission's own files, whose size is bounded.
            with tempfile.TemporaryFile(buffering=0) as file:
                os.dup2(file.fileno(), descriptor)
            os.set_inheritable(descriptor, True)
            self._files[name] = descriptor

    def collect(self, most: int = 1 << 20) -> None:
        """Put on the screen what has been written since the last time."""
        for name, descriptor in self._files.items():
            try:
                size = os.lseek(descriptor, 0, os.SEEK_CUR)
                if size == 0:
                    continue
                os.lseek(descriptor, 0, os.SEEK_SET)
                text = os.read(descriptor, min(size, most))
                os.ftruncate(descriptor, 0)
                os.lseek(descriptor, 0, os.SEEK_SET)
            except OSError:
                continue  # the student's code has closed it
            self._screen.print(name, text.decode("utf-8", "backslashreplace"))


class _Hook(DisplayHook):
    """Shows the value of a cell's last line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._output: Output = {}

    def start_displayhook(self) -> None:
        self._output = {"output_type": "execute_result", "data": {}, "metadata": {}}

    def write_output_prompt(self) -> None:
        self._output["execution_count"] = self.prompt_count

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        self._output["data"] = _as_text(format_dict)
        self._output["metadata"] = md_dict or {}

    def finish_displayhook(self) -> None:
        if self._output["data"] and self.shell is not None:
            self.shell.screen.show(self._output)


class _Publisher(DisplayPublisher):
    """Shows what is displayed on the way."""

    def publish(
        self,
        data: Any,
        metadata: Any = None,
        source: Any = None,
        *,
        transient: Any = None,
        update: bool = False,
        **kwargs: Any,
    ) -> None:
        output: Output = {
            "output_type": "update_display_data" if update else "display_data",
            "data": _as_text(data),
            "metadata": metadata or {},
        }
        if transient and "display_id" in transient:
            output["display_id"] = str(transient["display_id"])
        self.shell.screen.show(output)

    def clear_output(self, wait: bool = False) -> None:
        self.shell.screen.show({"output_type": "clear_output", "wait": bool(wait)})


# A line that may hold something of IPython's own: %magic, !command, /f x, x = %magic, x?
_MAY_BE_SPECIAL: Final = re.compile(r"^\s*[%!,;/]|=\s*[%!]|\?")


class Transformer(TransformerManager):
    """IPython's, which does not take a cell apart that cannot hold anything of IPython's own.

    To split a cell into tokens takes longer than to compile and run it, as most cells are.
    """

    def __init__(self) -> None:
        super().__init__()
        self._usual = list(self.token_transformers)

    def do_token_transforms(self, lines: list[str]) -> list[str]:
        """Put Python in the place of what is IPython's own."""
        if self.token_transformers == self._usual and not any(map(_MAY_BE_SPECIAL.search, lines)):
            return lines
        transformed: list[str] = super().do_token_transforms(lines)
        return transformed


class Shell(InteractiveShell):
    """The shell that runs a submission's cells."""

    displayhook_class = _Hook
    display_pub_class = _Publisher

    def __init__(self, **kwargs: Any) -> None:
        self.screen = Screen()
        self.leaving = False
        super().__init__(config=_settings(), **kwargs)
        self.input_transformer_manager = Transformer()

    def enable_gui(self, gui: Any = None) -> None:
        """There is no window to open; figures go into the notebook."""

    def should_run_async(
        self, raw_cell: str, *, transformed_cell: str | None = None, **options: Any
    ) -> bool:
        """Whether a cell awaits something at its top level. To find out it has to be compiled."""
        if transformed_cell is not None and not re.search("await|async", transformed_cell):
            return False
        found = super().should_run_async(raw_cell, transformed_cell=transformed_cell, **options)
        return bool(found)

    def ask_exit(self) -> None:
        """Remember that a cell has called exit() or quit()."""
        self.leaving = True

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        try:
            text = str(evalue)
        except Exception as error:  # noqa: BLE001 - a student's exception can raise anything
            text = f"(its text cannot be shown: {type(error).__name__})"
        self.screen.show(
            {
                "output_type": "error",
                "ename": str(getattr(etype, "__name__", etype)),
                "evalue": text,
                "traceback": [str(line) for line in stb],
            }
        )

    def take_over(self) -> None:
        """Send all that this process shows to the screen. Once, after the fork."""
        self._descriptors = _Descriptors(self.screen)
        sys.stdout = _Stream(self.screen, "stdout", 1)
        sys.stderr = _Stream(self.screen, "stderr", 2)
        builtins.input = _no_input
        getpass.getpass = _no_input

    def show_rest(self) -> None:
        """Show what is still on its way to the screen."""
        self._descriptors.collect()
        self.screen.flush()

    def run(self, source: str, count: int) -> None:
        """Run a cell; it is number `count` of the notebook."""
        self.leaving = False
        self.execution_count = count
        self.run_cell(source, store_history=True, silent=False)
        self.show_rest()


def _settings() -> Config:
    settings = Config()
    settings.HistoryManager.enabled = False
    settings.InteractiveShell.autoindent = False
    settings.InteractiveShell.banner1 = ""
    return settings


def _no_input(prompt: object = "", *_: object, **__: object) -> NoReturn:
    raise StdinNotImplementedError(
        "nobody is there to answer: input() cannot be used in a notebook that is graded. "
        "Put the value into the cell."
    )


def _as_text(data: Any) -> dict[str, Any]:
    """The forms of what is shown, with pictures as text in base64."""
    return {
        str(kind): base64.b64encode(form).decode() if isinstance(form, bytes) else form
        for kind, form in dict(data).items()
    }
