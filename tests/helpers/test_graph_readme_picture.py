"""The picture of the README: made by a script, and the same as in the repository."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

from matplotlib.text import Text
from PIL import Image

from helpers import Graph, describe

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
NAME = "computational_graph.png"


def test_the_script_writes_the_picture(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(FOLDER / "make.py"), str(tmp_path)], check=True)
    with Image.open(tmp_path / NAME) as made, Image.open(FOLDER / NAME) as kept:
        assert made.size == kept.size
        assert made.width == 1600
        assert made.text["Description"] == kept.text["Description"]
    assert (FOLDER / NAME).stat().st_size < 150_000


def test_its_numbers_are_those_of_section_01(cost: Graph) -> None:
    picture = runpy.run_path(str(FOLDER / "make.py"))["computational_graph"]()
    with Image.open(FOLDER / NAME) as kept:
        spoken = kept.text["Description"].split("Gradients:")[1]
    assert spoken == describe(cost).split("Gradients:")[1]
    shown = {text.get_text() for text in picture.findobj(Text)}
    for node in cost:
        assert f"{node.name} = {node.value:g}".replace("-", "−") in shown
        assert f"{node.grad:g}".replace("-", "−") in shown
