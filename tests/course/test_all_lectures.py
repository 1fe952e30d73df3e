"""What every lecture keeps, whatever it teaches: it runs clean, it asks before it tells."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

COURSE = Path(__file__).parents[2] / "course" / "en"
LECTURES = sorted(path.stem for path in COURSE.glob("*.ipynb"))
ORDER = (
    "01_chain_rule",
    "02_layers",
    "03_activations",
    "04_output_layer",
    "05_hidden_layer",
    "06_gradient_check",
    "07_training",
    "08_frameworks",
)
PREDICT = "**Predict.**"
STEPS = re.compile(r"^step\(", flags=re.MULTILINE)
MISTAKES = "Mistakes people make here"
NEXT = "Where to go next"

every_lecture = pytest.mark.parametrize("name", LECTURES)


def read(name: str) -> NotebookNode:
    return nbformat.read(COURSE / f"{name}.ipynb", as_version=nbformat.NO_CONVERT)


def outputs(nb: NotebookNode) -> list[tuple[str, NotebookNode]]:
    return [(cell.id, out) for cell in nb.cells if cell.cell_type == "code" for out in cell.outputs]


def headings(nb: NotebookNode) -> list[str]:
    """The texts of the `##` headings, in order."""
    texts = "\n".join(cell.source for cell in nb.cells if cell.cell_type == "markdown")
    return re.findall(r"^## +(.+?) *$", texts, flags=re.MULTILINE)


def section(nb: NotebookNode, heading: str) -> list[NotebookNode]:
    """The cells from one `##` heading to the next."""
    inside, cells = False, []
    for cell in nb.cells:
        if cell.cell_type == "markdown" and re.search(r"^## ", cell.source, flags=re.MULTILINE):
            inside = re.search(rf"^## +{heading} *$", cell.source, flags=re.MULTILINE) is not None
        if inside:
            cells.append(cell)
    return cells


def test_there_are_lectures() -> None:
    assert LECTURES


@every_lecture
def test_is_a_clean_notebook_of_the_agreed_form(name: str) -> None:
    nb = read(name)
    nbformat.validate(nb)
    assert (nb.nbformat, nb.nbformat_minor) == (4, 5)
    assert nb.metadata.kernelspec.name == "python3"
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    assert [cell.id for cell in code if cell.outputs or cell.execution_count is not None] == []
    assert [cell.id for cell in code if not cell.source.strip()] == []
    ids = [cell.id for cell in nb.cells]
    assert len(set(ids)) == len(ids)
    made_by_a_tool = [i for i in ids if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f-]+)?", i)]
    assert made_by_a_tool == [], "give these cells an id that says what the cell is about"


@every_lecture
def test_runs_twice_without_error_or_warning(name: str, runs: Callable) -> None:
    for which, nb in runs(name).passes.items():
        errors = [(i, f"{o.ename}: {o.evalue}") for i, o in outputs(nb) if o.output_type == "error"]
        assert errors == [], f"{which} pass"
        stderr = [(i, o.text) for i, o in outputs(nb) if o.get("name") == "stderr"]
        assert stderr == [], f"{which} pass"


@every_lecture
def test_prints_the_same_when_run_again(name: str, runs: Callable) -> None:
    """A cell that prints a measured time carries the tag `measured`; all others repeat exactly."""
    run = runs(name)
    for once, again in zip(run.first.cells, run.second.cells, strict=True):
        if once.cell_type == "code" and "measured" not in once.metadata.get("tags", []):
            # A returned object's text may hold an address in memory; a printed line should not.
            printed, repeated = (
                "".join(out.text for out in cell.outputs if out.get("name") == "stdout")
                for cell in (once, again)
            )
            assert printed == repeated, f"cell {once.id!r} depends on what ran before it"


@every_lecture
def test_steps_are_pictures_where_ipywidgets_is_missing(name: str, runs: Callable) -> None:
    """With ipywidgets `step` shows a slider, without it the same steps as pictures."""
    run = runs(name)
    for which, nb in run.passes.items():
        for cell in nb.cells:
            if cell.cell_type == "code" and STEPS.search(cell.source):
                kinds = {kind for out in cell.outputs for kind in out.get("data", {})}
                assert "image/png" in kinds, f"{cell.id!r}, {which} pass"
                slider = "application/vnd.jupyter.widget-view+json" in kinds
                assert slider == (which != "without ipywidgets"), f"{cell.id!r}, {which} pass"


@every_lecture
def test_runs_twice_to_its_end(name: str, runs: Callable, record_property: Callable) -> None:
    run = runs(name)
    # For the summary. How long it takes depends on what else the machine does: nothing asserts it.
    record_property("lecture", f"{name} {run.seconds:.1f} {run.cpu_seconds:.1f}")
    for notebook in (run.first, run.second):
        last = [cell for cell in notebook.cells if cell.cell_type == "code"][-1]
        assert last.execution_count is not None


@every_lecture
def test_opens_with_a_question(name: str) -> None:
    first = read(name).cells[0]
    assert first.cell_type == "markdown"
    assert re.match(r"# \S", first.source), "the first line is the title"
    assert "?" in first.source


@every_lecture
def test_asks_for_predictions_and_answers_them(name: str, runs: Callable) -> None:
    nb = runs(name).first
    asked = [i for i, c in enumerate(nb.cells) if c.cell_type == "markdown" and PREDICT in c.source]
    assert len(asked) >= 3
    for i in asked:
        answer, why = nb.cells[i + 1], nb.cells[i + 2]
        assert nb.cells[i].source.count(PREDICT) == 1, f"one question a cell: {nb.cells[i].id!r}"
        assert answer.cell_type == "code", f"run and answer right after {nb.cells[i].id!r}"
        assert answer.outputs, f"{answer.id!r} shows no answer"
        assert why.cell_type == "markdown", f"say why, right after {answer.id!r}"


@every_lecture
def test_headings_are_anchors(name: str) -> None:
    """A failed check names a lecture and a heading: the heading must be found, and only once."""
    counts = Counter(headings(read(name)))
    assert [heading for heading, count in counts.items() if count > 1] == []


@every_lecture
def test_ends_with_the_mistakes_shown_live(name: str, runs: Callable) -> None:
    nb = runs(name).first
    assert headings(nb)[-2:] == [MISTAKES, NEXT]
    assert [c.id for c in section(nb, MISTAKES) if c.cell_type == "code" and c.outputs]


@every_lecture
def test_shows_figures(name: str, runs: Callable) -> None:
    nb = runs(name).first
    assert [i for i, o in outputs(nb) if "image/png" in o.get("data", {})]


@every_lecture
def test_no_label_of_any_picture_lies_on_another(name: str, runs: Callable) -> None:
    """Every picture that the lecture makes, each step of a walk and each part of a sheet too."""
    run = runs(name)
    shown = [i for i, o in outputs(run.second) if "image/png" in o.get("data", {})]
    assert len(run.pictures) >= len(shown), "a picture was shown that nobody looked at"
    faults = [(words.splitlines()[:1], found) for words, found in run.pictures if found]
    assert faults == []


@every_lecture
def test_links_lead_somewhere(name: str) -> None:
    nb = read(name)
    texts = "\n".join(cell.source for cell in nb.cells if cell.cell_type == "markdown")
    targets = [t.split("#")[0] for t in re.findall(r"\]\(([^)\s]+)\)", texts)]
    files = [t for t in targets if t and "://" not in t]
    assert [t for t in files if not (COURSE / t).is_file()] == []


@every_lecture
def test_says_where_to_go_next(name: str) -> None:
    last = "\n".join(cell.source for cell in section(read(name), NEXT))
    exercises = f"](../../release/en/{name}/{name}.ipynb)"
    assert (exercises in last) == (not name.startswith("08_"))
    if name != ORDER[-1]:
        assert f"]({ORDER[ORDER.index(name) + 1]}.ipynb)" in last
