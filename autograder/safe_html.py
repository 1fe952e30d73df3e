"""HTML that a student has written, or their code has shown, made safe to open in a browser.

A notebook's Markdown and outputs may hold any HTML. On a page that somebody else opens, it must run
no script, fetch nothing, and stand for nothing but text, tables and pictures.
"""

import re
from typing import Final

import bleach

# fmt: off
_TAGS: Final = frozenset((
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl",
    "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark",
    "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var",
))
# fmt: on
_ATTRIBUTES: Final = {"align", "alt", "class", "colspan", "height", "rowspan", "title", "width"}

# What stands in these is not for readers.
_NOT_TEXT: Final = re.compile(r"<(script|style)\b.*?(</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_PICTURE: Final = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_LINK: Final = re.compile(r"(https?:|mailto:|#)", re.IGNORECASE)
_HEADING: Final = re.compile(r"h[1-6]")


def _allowed(tag: str, name: str, value: str) -> bool:
    if name == "src":
        return tag == "img" and _PICTURE.fullmatch(value) is not None
    if name == "href":
        return tag == "a" and _LINK.match(value) is not None
    if name == "id":
        return _HEADING.fullmatch(tag) is not None
    return name in _ATTRIBUTES


def safe_html(html: str | bytes) -> str:
    """The part of some HTML that is safe: no scripts, no styles, nothing fetched.

    Pictures stay where they are in the HTML itself; links stay where they lead to the web.
    """
    text = html.decode("utf-8", "replace") if isinstance(html, bytes) else str(html)
    cleaned: str = bleach.clean(
        _NOT_TEXT.sub("", text),
        tags=_TAGS,
        attributes=_allowed,
        protocols={"http", "https", "mailto", "data"},
        strip=True,
    )
    return cleaned
