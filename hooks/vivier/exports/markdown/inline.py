"""What runs in a line: texts, links, emphasis."""

import re
from collections.abc import Sequence
from html import escape, unescape
from urllib.parse import urljoin

from vivier import urls

from .escaping import at_start, code, escaped, inline, target
from .tree import Node, text_of

_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
HARD_BREAK = "\\\n"
"""A line break as it is written (§6.7)."""

_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_SPACES = re.compile(" {2,}")
_LINK = re.compile(r'(<a(?: [^<>"]*"[^<>"]*")*? href=")(\.\.[^"]*)"')
_UP = re.compile(r"(?:\.\./)+[\w-][\w/-]*(?:\?.+)?")
_RULE = re.compile(r"#r\d+")
_BREAK = "\n"
"""A line break, until the text is whole: texts have none of their own."""


def line(children: Sequence[Node | str], base: str | None) -> str:
    """Return a run of texts and elements as the text of a block, with nothing at its ends.

    Args:
        children: what runs in the line.
        base: absolute address of the page, which links are relative to; None to leave them as they are.
    """
    if len(children) == 1 and isinstance(children[0], str):
        return escaped(children[0])
    written = _written(children, base)
    if _BREAK not in written:
        return at_start((_SPACES.sub(" ", written) if "  " in written else written).strip(" "))
    lines = (_SPACES.sub(" ", one).strip(" ") for one in written.split(_BREAK))
    return HARD_BREAK.join(at_start(one) for one in lines if one)


def absolute(html: str, base: str) -> str:
    """Return HTML with the links to other folders absolute."""
    return _LINK.sub(lambda found: f'{found[1]}{escape(_absolute(base, unescape(found[2])))}"', html)


def _written(children: Sequence[Node | str], base: str | None) -> str:
    out = ""
    for rank, child in enumerate(children):
        if isinstance(child, str):
            out += inline(child)
            continue
        after = "".join(map(text_of, children[rank + 1 : rank + 2])) if child.mark.tag in _MARKS else ""
        written = _element(child, base, out, after)
        # An exclamation mark before a link makes an image of it, which a reader would ask another site for.
        out = f"{out[:-1]}\\!" if out.endswith("!") and written.startswith("[") else out
        out += written
    return out


def _element(node: Node, base: str | None, before: str, after: str) -> str:
    tag = node.mark.tag
    if tag == "br":
        return _BREAK
    if tag in _MARKS:
        return _emphasised(_MARKS[tag], _written(node.children, base), before, after)
    if tag == "code":
        return code(text_of(node))
    if tag == "a":
        return _link(node, base)
    if tag == "small":
        return f"({_written(node.children, base).strip()})"
    return _written(node.inside, base)


def _emphasised(mark: str, text: str, before: str, after: str) -> str:
    """Return a text between marks, blanks outside; alone where CommonMark would not take them for marks (§6.2)."""
    bare = text.strip(" ")
    if not bare or _BREAK in bare:
        return text
    lead = text[: len(text) - len(text.lstrip(" "))]
    trail = text[len(text.rstrip(" ")) :]
    previous, following = (before + lead)[-1:], (trail + after)[:1]
    opens = bare[0].isalnum() or not previous.isalnum()
    closes = bare[-1].isalnum() or not following.isalnum()
    # Two runs of marks side by side would be read as one.
    if not opens or not closes or previous == "*":
        return text
    return f"{lead}{mark}{bare}{mark}{trail}"


def _link(node: Node, base: str | None) -> str:
    text = _written(node.children, base)
    href = node.mark.href
    bare = " ".join(text.replace(_BREAK, " ").split(" ")).strip()
    if _RULE.fullmatch(href):
        return f"({bare})"
    # A place in the page has no name in its Markdown.
    if not bare or not href or href.startswith("#"):
        return text
    if not href.startswith(_SCHEMES):
        href = _absolute(base, href) if base else href
    return f"[{bare}]({target(href)})"


def _absolute(base: str, href: str) -> str:
    return urls.absolute(base, href) if _UP.fullmatch(href) else urljoin(base, href)
