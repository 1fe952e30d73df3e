"""The worker's shell does with a cell what IPython's own does, with less work."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell

from autograder.worker.shell import Shell, Transformer

# Pieces of cells, of Python and of IPython's own.
PIECES = st.sampled_from(
    [
        *(
            "x",
            "1",
            "f",
            "os",
            " ",
            "  ",
            "\t",
            "\n",
            "\n",
            "\n    ",
            "\\\n",
            "\r\n",
            "\x0c",
            "\x0b",
        ),
        *("=", "==", "!=", "%", "%%", "!", "!!", "?", "??", ",", ";", "/", "#", "*", ".", ":"),
        *("(", ")", "[", "]", "{", "}", "'", '"', '"""', "'''", "f'", "\u2028", "\xa0"),
        *("def f():", "if x:", "return", "%time", "!ls", "# why?", ">>> ", "In [1]: ", "...: "),
        *("%%time\n", "1__2", "0b12", "'%d' % x", "x %= 3", "a = %ls", "a = !ls", "क"),
    ]
)
CELLS = st.lists(PIECES, max_size=25).map("".join)


def text_of(transformer: TransformerManager, cell: str) -> str:
    """What becomes of a cell; or the error that it raises."""
    try:
        return str(transformer.transform_cell(cell))
    except SyntaxError as error:
        return f"SyntaxError: {error}"


@pytest.mark.filterwarnings("ignore:`make_tokens_by_line`")  # of lines that end with \u2028
@given(CELLS)
@example("x = 5 % 3\nx %= 2\nassert x != 1")
@example("x = \\\n%ls")
@example("f(a =\n%ls)")
@example("x = 1;!ls")
@example("def f():\n    a = !ls\n    ?f")
def test_a_cell_becomes_what_ipython_makes_of_it(cell: str) -> None:
    assert text_of(Transformer(), cell) == text_of(TransformerManager(), cell)


def test_a_transformer_of_the_students_is_used() -> None:
    class Shouts:
        priority = 1
        start_line = start_col = 0

        @classmethod
        def find(cls, tokens: list[list[object]]) -> "Shouts | None":
            return cls() if "small" in str(tokens) else None

        def sortby(self) -> tuple[int, int, int]:
            return 0, 0, 1

        def transform(self, lines: list[str]) -> list[str]:
            return [line.replace("small", "LARGE") for line in lines]

    manager = Transformer()
    manager.token_transformers.append(Shouts)
    assert manager.transform_cell("x = 'small'") == "x = 'LARGE'\n"


@pytest.fixture(scope="module")
def shell() -> Shell:
    return Shell()


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "x = 1",
            "await f()",
            "async with f(): pass",
            "[x async for x in f()]",
            "1 +",
            "x = 'await'",
        ),
        *(
            "async def f():\n    await g()",
            "(await f())",
            "[await x for x in y]",
            "def f(): await x",
        ),
    ],
)
def test_a_cell_that_awaits_is_known(shell: Shell, cell: str) -> None:
    ours = shell.should_run_async(cell, transformed_cell=cell)
    assert ours == InteractiveShell.should_run_async(shell, cell, transformed_cell=cell)
