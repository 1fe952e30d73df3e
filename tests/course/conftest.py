"""The lectures, executed as a reader runs them: once a session, shared by all their tests.

`executed("NAME")` is the executed notebook, `runs("NAME")` all its passes and their times;
`outputs_of(nb, cell_id)` is the text that a cell printed, `figures_of(nb, cell_id)` its pictures,
`source_of(nb, cell_id)` its source, `numbers_of(nb, cell_id)` the numbers that it printed.
"""

import json
import os
import re
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

COURSE = Path(__file__).parents[2] / "course" / "en"
SECONDS_A_CELL = 60

# A number that stands alone: not the 2 of W2, but the one in "4." and in "1e-05".
NUMBER = re.compile(r"(?<![\w.])[-−]?\d+(?:\.\d*)?(?:e[-+]?\d+)?(?!\w)")

# A cell that ends in the walk through a graph, which is a slider where ipywidgets is installed.
STEPS = re.compile(r"^step\(", flags=re.MULTILINE)

# What a reader's machine may lack, or must not be asked for.
CUT_THE_NETWORK = """
def _cut_the_network():
    import socket
    connect = socket.socket.connect
    def only_this_machine(self, address):
        remote = self.family in (socket.AF_INET, socket.AF_INET6)
        if remote and address[0] not in ("127.0.0.1", "::1"):
            raise OSError(f"a lecture must run without a network; it asked for {address}")
        return connect(self, address)
    socket.socket.connect = only_this_machine
_cut_the_network()
del _cut_the_network
"""
TAKE_IPYWIDGETS_AWAY = "__import__('sys').modules['ipywidgets'] = None"
# Look at every picture while the kernel makes it: the figures themselves never leave the kernel.
LOOK_AT_PICTURES = """
def _look_at_pictures():
    from helpers.picture import Picture
    from tests.helpers.overlaps import faults
    pixels = Picture.pixels
    Picture.looked_at = []
    def looked_at(self, *args):
        Picture.looked_at.append((self.description, faults(self)))
        return pixels(self, *args)
    Picture.pixels, Picture.unseen_pixels = looked_at, pixels
_look_at_pictures()
del _look_at_pictures
"""
WHAT_WAS_SEEN = """
def _what_was_seen():
    import json
    from helpers.picture import Picture
    Picture.pixels = Picture.unseen_pixels
    print(json.dumps(Picture.looked_at))
_what_was_seen()
del _what_was_seen
"""
CPU_SECONDS = "print(__import__('time').process_time())"


@dataclass(frozen=True)
class Runs:
    """One lecture, run from top to bottom several times in one kernel.

    `seconds` is the wall time of the first pass with the start of the kernel, `cpu_seconds` what
    the kernel computed in it. `without_widgets` is None where nothing needs ipywidgets. `pictures`
    are those that the second pass made, steps of a walk included: the description of each, and
    what overlaps in it.
    """

    first: NotebookNode
    second: NotebookNode
    without_widgets: NotebookNode | None
    seconds: float
    cpu_seconds: float
    pictures: list[tuple[str, list[str]]]

    @property
    def passes(self) -> dict[str, NotebookNode]:
        """The executed notebooks by the name of their pass."""
        passes = {"first": self.first, "second": self.second}
        if self.without_widgets is not None:
            passes["without ipywidgets"] = self.without_widgets
        return passes


def printed_by(cell: NotebookNode) -> str:
    """Return what a code cell printed and returned, as text, in its order."""
    texts = []
    for output in cell.outputs:
        if output.output_type == "stream" and output.name == "stdout":
            texts.append(output.text)
        elif output.output_type == "execute_result":
            texts.append(output.data.get("text/plain", "") + "\n")
    return "".join(texts)


def stdout_of(cell: NotebookNode) -> str:
    """Return only what a code cell printed."""
    return "".join(out.text for out in cell.outputs if out.get("name") == "stdout")


def _run_cells(client: NotebookClient, lecture: NotebookNode) -> NotebookNode:
    client.nb = nbformat.from_dict(lecture)
    for index, cell in enumerate(client.nb.cells):
        client.execute_cell(cell, index)
    return client.nb


def _run_code(client: NotebookClient, source: str) -> str:
    probe = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    return printed_by(_run_cells(client, probe).cells[0])


def run_lecture(lecture: NotebookNode, directory: Path = COURSE) -> Runs:
    """Run a lecture in a kernel of its own: twice, and once more without ipywidgets if it steps."""
    environment = {k: v for k, v in os.environ.items() if k != "MPLBACKEND"}
    client = NotebookClient(
        nbformat.v4.new_notebook(),
        kernel_name="python3",
        timeout=SECONDS_A_CELL,
        allow_errors=True,
        resources={"metadata": {"path": str(directory)}},
    )
    start = time.perf_counter()
    with client.setup_kernel(env=environment):
        _run_code(client, CUT_THE_NETWORK)
        first = _run_cells(client, lecture)
        seconds = time.perf_counter() - start
        cpu_seconds = float(_run_code(client, CPU_SECONDS))
        _run_code(client, LOOK_AT_PICTURES)
        second = _run_cells(client, lecture)
        pictures = [(words, found) for words, found in json.loads(_run_code(client, WHAT_WAS_SEEN))]
        without_widgets = None
        if any(cell.cell_type == "code" and STEPS.search(cell.source) for cell in lecture.cells):
            _run_code(client, TAKE_IPYWIDGETS_AWAY)
            without_widgets = _run_cells(client, lecture)
    return Runs(first, second, without_widgets, seconds, cpu_seconds, pictures)


def _save(runs: Runs, path: Path) -> None:
    saved = {
        "passes": runs.passes,
        "seconds": runs.seconds,
        "cpu_seconds": runs.cpu_seconds,
        "pictures": runs.pictures,
    }
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(saved), encoding="utf-8")
    beside.replace(path)


def _load(path: Path) -> Runs:
    saved = nbformat.from_dict(json.loads(path.read_text(encoding="utf-8")))
    return Runs(
        saved.passes["first"],
        saved.passes["second"],
        saved.passes.get("without ipywidgets"),
        saved.seconds,
        saved.cpu_seconds,
        [(words, list(found)) for words, found in saved.pictures],
    )


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold a lock file while pytest-xdist's other workers wait."""
    deadline = time.monotonic() + 600
    while True:
        try:
            lock.touch(exist_ok=False)
            break
        except FileExistsError:
            if time.monotonic() > deadline:
                raise TimeoutError(f"another test process holds {lock} for 10 minutes") from None
            time.sleep(0.1)
    try:
        yield
    finally:
        lock.unlink()


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Runs]:
    """Return a function from a lecture's name to its runs; each lecture runs once a session."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # the workers' own directories have one parent
        shared = shared.parent
    known: dict[str, Runs] = {}

    def runs_of(name: str) -> Runs:
        if name not in known:
            saved = shared / f"lecture-{name}.json"
            with _alone(saved.with_suffix(".lock")):
                if not saved.exists():
                    lecture = nbformat.read(COURSE / f"{name}.ipynb", as_version=4)
                    _save(run_lecture(lecture), saved)
            known[name] = _load(saved)
        return known[name]

    return runs_of


@pytest.fixture(scope="session")
def executed(runs: Callable[[str], Runs]) -> Callable[[str], NotebookNode]:
    """Return a function from a lecture's name to its executed notebook."""
    return lambda name: runs(name).first


@pytest.fixture(scope="module")
def lecture(
    request: pytest.FixtureRequest, executed: Callable[[str], NotebookNode]
) -> NotebookNode:
    """The executed lecture that a test module names in NAME."""
    return executed(request.module.NAME)


@pytest.fixture(scope="module")
def output(lecture: NotebookNode, outputs_of: Callable) -> Callable[[str], str]:
    """What a cell of the module's lecture printed, by the cell's id."""
    return lambda cell_id: outputs_of(lecture, cell_id)


def _cell(nb: NotebookNode, cell_id: str) -> NotebookNode:
    for cell in nb.cells:
        if cell.id == cell_id:
            return cell
    raise KeyError(f"no cell {cell_id!r}; there are {[cell.id for cell in nb.cells]}")


@pytest.fixture(scope="session")
def outputs_of() -> Callable[[NotebookNode, str], str]:
    """Return the function `(nb, cell_id) -> text` that a code cell printed and returned."""
    return lambda nb, cell_id: printed_by(_cell(nb, cell_id))


@pytest.fixture(scope="session")
def figures_of() -> Callable[[NotebookNode, str], list[bytes]]:
    """Return the function `(nb, cell_id) -> PNG pictures` that a code cell showed."""
    return lambda nb, cell_id: [
        b64decode(output.data["image/png"])
        for output in _cell(nb, cell_id).outputs
        if "image/png" in output.get("data", {})
    ]


@pytest.fixture(scope="session")
def source_of() -> Callable[[NotebookNode, str], str]:
    """Return the function `(nb, cell_id) -> source` of a cell, code or text."""
    return lambda nb, cell_id: _cell(nb, cell_id).source


@pytest.fixture(scope="session")
def numbers_of() -> Callable[[NotebookNode, str], list[float]]:
    """Return the function `(nb, cell_id) -> numbers` that a code cell printed, in their order."""
    return lambda nb, cell_id: [
        float(number.replace("−", "-")) for number in NUMBER.findall(stdout_of(_cell(nb, cell_id)))
    ]
