"""What a student's process says it has shown, as outputs of a notebook.

nbformat's rules are kept here, since a notebook that breaks them cannot be read again.
"""

import json
import re
from typing import Any, Final

from nbformat import NotebookNode
from nbformat.v4 import new_output

from autograder.session import Output, is_named
from autograder.student_errors import writable as _clean

# The forms of an output that nbformat lets be something else than text.
_IS_JSON: Final = re.compile(r"application/(.*\+)?json")

# What a cell shows beyond this many characters is dropped.
MOST_KEPT: Final = 1_000_000
_MOST_OUTPUTS: Final = 1_000
_MOST_TEXT: Final = 100_000
_MOST_COUNT: Final = 1 << 31


class Outputs:
    """The outputs of one cell, as they come."""

    def __init__(self) -> None:
        self.kept: list[NotebookNode] = []
        # How much came, kept or not.
        self.size = 0
        self._clear_next = False
        self._ids: dict[str, list[NotebookNode]] = {}

    def add(self, output: Output) -> None:
        """Take an output, or a message about the outputs before it."""
        if not is_named(output):
            return
        self.size += len(str(output.get("text", ""))) + len(str(output.get("data", "")))
        kind = output.get("output_type")
        if kind == "clear_output":
            self._clear_next = True
            if output.get("wait") is not True:
                self._clear()
            return
        made = as_output(output)
        if made is None:
            return
        display = output.get("display_id")
        if kind == "update_display_data":
            for one in self._ids.get(str(display), []):
                one.data, one.metadata = made.data, made.metadata
            return
        if self._clear_next:
            self._clear()
        last = self.kept[-1] if self.kept else None
        if made.output_type == "stream" and last is not None and last.get("name") == made.name:
            last.text += made.text[: max(0, MOST_KEPT - len(last.text))]
        elif made.output_type == "error" or self._has_room():
            self.kept.append(made)
            if isinstance(display, str):
                self._ids.setdefault(display, []).append(made)

    def _has_room(self) -> bool:
        return not self.kept or (self.size <= MOST_KEPT and len(self.kept) < _MOST_OUTPUTS)

    def _clear(self) -> None:
        self.kept.clear()
        self._clear_next = False


def as_output(output: Output) -> NotebookNode | None:
    """An output in nbformat's form; None where it has another one."""
    made: NotebookNode | None = None
    if not is_named(output):
        return None
    match output:
        case {"output_type": "stream", "name": "stdout" | "stderr" as name, "text": str(text)}:
            made = new_output("stream", name=name, text=_clean(text[:MOST_KEPT]))
        case {
            "output_type": "error",
            "ename": str(name),
            "evalue": str(text),
            "traceback": list(lines),
        }:
            made = new_output(
                "error",
                ename=_clean(name[:200]),
                evalue=_clean(text[:_MOST_TEXT]),
                traceback=[_clean(str(line)[:_MOST_TEXT]) for line in lines[:200]],
            )
        case {
            "output_type": "display_data" | "update_display_data" | "execute_result" as kind,
            "data": dict(data),
            "metadata": dict(metadata),
        }:
            made = new_output(
                "display_data" if kind == "update_display_data" else kind,
                data={_clean(str(name)): _form(str(name), form) for name, form in data.items()},
                metadata={_clean(str(name)): _json(part) for name, part in metadata.items()},
            )
            if kind == "execute_result":
                count = output.get("execution_count")
                known = type(count) is int and 0 <= count < _MOST_COUNT
                made.execution_count = count if known else None
    return made


def _form(name: str, form: Any) -> Any:
    if _IS_JSON.fullmatch(name) and not isinstance(form, str):
        return _json(form)
    return _clean(form) if isinstance(form, str) else _clean(str(_json(form)))


def _json(value: Any) -> Any:
    """The part of a value that JSON can hold, as JSON would give it back.

    NaN and infinity, which JSON has not, become text.
    """
    text = _clean(json.dumps(value, default=str, skipkeys=True, ensure_ascii=False))
    return json.loads(text, parse_constant=str)
