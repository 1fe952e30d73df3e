"""What a student writes or shows runs nothing in the browser of whoever opens the feedback page."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from nbformat.v4 import new_markdown_cell, new_output, new_raw_cell

from autograder.feedback import _sizes
from autograder.notebooks import read, write
from autograder.safe_html import safe_html

EVIL = [
    "<script>window.evil = 1</script>",
    "<script src=https://evil.example/x.js></script>",
    "<img src=x onerror=window.evil=1>",
    '<img src="https://evil.example/seen.png">',
    '<img src="data:image/svg+xml,<svg onload=window.evil=1>">',
    "<svg onload=window.evil=1><script>window.evil=1</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.evil=1>",
    '<a href="javascript:window.evil=1">x</a>',
    '<a href="JaVa&#x09;Script:window.evil=1">x</a>',
    '<a href="data:text/html,<script>window.evil=1</script>">x</a>',
    "<iframe src=javascript:window.evil=1></iframe>",
    '<iframe srcdoc="<script>window.evil=1</script>"></iframe>',
    "<object data=javascript:window.evil=1></object><embed src=javascript:window.evil=1>",
    "<form action=https://evil.example><button formaction=javascript:window.evil=1>x</button>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example/><link rel=stylesheet href=https://evil.example/x.css>",
    "<style>body{background:url(https://evil.example)}</style><p style='background:url(//e)'>",
    "<div id=top onclick=window.evil=1 style=position:fixed>x</div>",
    "<body onload=window.evil=1><details open ontoggle=window.evil=1>",
    "<noscript><p title='</noscript><img src=x onerror=window.evil=1>'>",
    "</td></table></div><script>window.evil=1</script>",
    "<!--><img src=x onerror=window.evil=1>-->",
    "<<script>script>window.evil=1<</script>/script>",
]
GOOD = (
    '<h2 id="a">Title</h2><p>a &lt; b, <b>bold</b>, <a href="https://example.org">web</a></p>'
    '<table><tbody><tr><td colspan="2">1</td></tr></tbody></table>'
    '<img src="data:image/png;base64,AAAA" alt="mine"><pre><code>x = 1</code></pre>'
)


class Tags(HTMLParser):
    """All tags of a page, as a browser sees them, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def faults(text: str) -> Iterator[str]:
    """The tags that run something, fetch something, or could cover the page."""
    for tag, attributes in Tags(text).found:
        if tag in ("iframe", "object", "embed", "form", "base", "svg", "math", "link", "button"):
            yield f"<{tag}>"
        for name, value in attributes.items():
            if name.startswith("on") or name in ("srcdoc", "style", "formaction"):
                yield f"<{tag} {name}>"
            if name == "href" and not re.match(r"https?:|mailto:|#", value or ""):
                yield f"<{tag} href={value}>"
            if name == "src" and tag != "script" and not (value or "").startswith("data:image/"):
                yield f"<{tag} src={value}>"


@pytest.mark.parametrize("html", EVIL)
def test_html_is_made_safe(html: str) -> None:
    safe = safe_html(html)
    assert list(faults(safe)) == []
    assert "<script" not in safe
    assert "<meta" not in safe


def test_ordinary_html_stays_as_it_is() -> None:
    assert safe_html(GOOD) == GOOD


def test_only_the_sizes_of_pictures_are_kept_of_what_says_how_to_show_them() -> None:
    metadata: dict[str, Any] = {
        "image/png": {"width": 30, "height": "1 onerror=alert(1)", "unconfined": True},
        "text/html": {"isolated": True},
        "filenames": {"image/png": "https://evil.example"},
        "width": "1 onerror=alert(1)",
    }
    assert _sizes(metadata) == {"image/png": {"width": 30}, "text/html": {}, "filenames": {}}


def test_the_whole_page_is_safe(tmp_path: Any) -> None:
    """A notebook full of evil, through the same export as a student's page."""
    from nbconvert import HTMLExporter
    from nbformat.v4 import new_code_cell, new_notebook
    from traitlets.config import Config

    from autograder.feedback import TEMPLATE, TEMPLATES

    pictures = {"width": "1 onerror=window.evil=1", "height": 2}
    outputs = [
        output
        for evil in EVIL
        for output in (
            new_output("display_data", data={"text/html": evil}),
            new_output("display_data", data={"text/markdown": evil}),
            new_output("display_data", data={"image/svg+xml": evil}),
            new_output("display_data", data={"application/javascript": evil}),
            new_output("display_data", data={"text/latex": evil}),
            new_output(
                "display_data", data={"image/png": f'">{evil}'}, metadata={"image/png": pictures}
            ),
            new_output("stream", name="stdout", text=evil),
            new_output("error", ename=evil, evalue=evil, traceback=[evil]),
        )
    ]
    tags = {"tags": ['"><script>window.evil=1</script>']}
    attached = {"a.png": {'image/png" onerror="window.evil=1': '"><script>window.evil=1</script>'}}
    cells = [
        *(new_markdown_cell(evil) for evil in EVIL),
        *(new_raw_cell(evil) for evil in EVIL),
        new_markdown_cell("![x](attachment:a.png)", attachments=attached),
        new_code_cell("\n".join(f"# {evil}" for evil in EVIL), outputs=outputs, metadata=tags),
    ]
    notebook = read(write(new_notebook(cells=cells)))
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            output.metadata = _sizes(output.get("metadata", {}))
    page = Config()
    page.HTMLExporter.template_name = TEMPLATE
    page.HTMLExporter.extra_template_basedirs = [str(TEMPLATES)]
    page.HTMLExporter.sanitize_html = True
    page.HTMLExporter.filters = {"clean_html": safe_html}
    score = {"score": 1, "max_score": 1, "notebook": "01", "student": "ann", "late_penalty": 0}
    html, _ = HTMLExporter(config=page).from_notebook_node(notebook, {"nbgrader": score})
    body = html[html.index("<body>") :]
    assert list(faults(body)) == []
    assert "<script" not in body
    assert "<meta" not in body
    assert "connect-src" not in html
    assert "default-src 'none'" in html
