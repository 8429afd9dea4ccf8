"""The article of a page as a tree.

Only for what our own templates write and what the sanitiser of records' texts lets through: every mark there is well
formed and closed. Many times as fast as the parser of the standard library, which must take any page.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple

# A text, then a mark: whether it closes, its name, its attributes.
_MARK = re.compile(r'([^<]*)<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>"]*(?:"[^"]*"[^<>"]*)*)>')
_VOID = {"br", "hr", "img", "input", "wbr", "rect", "path", "use"}


class Node(NamedTuple):
    """An element.

    Attributes:
        tag: its name; empty for the whole.
        written: its attributes, as they are written.
        children: what it holds: elements, and texts with no reference to a character left; no empty line between two
            elements.
    """

    tag: str
    written: str
    children: "list[str | Node]"

    def attribute(self, name: str) -> str | None:
        """Return the value of an attribute, empty for one without value; None where it has none."""
        if name not in self.written:
            return None
        found = re.search(rf'(?<![\w-]){name}(?:="([^"]*)")?(?![\w-])', self.written)
        return unescape(found[1] or "") if found else None

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return (self.attribute("class") or "").split() if self.written else []

    @property
    def elements(self) -> "Iterator[Node]":
        """The elements that it holds."""
        return (one for one in self.children if isinstance(one, Node))


def _no(_: Node) -> bool:
    return False


def parsed(html: str, left_out: Callable[[Node], bool] = _no, as_it_is: Callable[[Node], bool] = _no) -> Node:
    """Return an article as a tree.

    Args:
        html: the article.
        left_out: whether an element, known by its name and its attributes, is to be left out with all that it holds.
        as_it_is: whether its children are to be one text: the HTML that it holds.

    Raises:
        ValueError: when a mark is not closed as it was opened, or is none.
    """
    root = Node("", "", [])
    open_ = [root]
    here = root.children
    at = 0
    while mark := _MARK.match(html, at):
        at = mark.end()
        text, closing, tag, written = mark.groups()
        if text and (here or closing or text[0] != "\n" or not text.isspace()):
            here.append(unescape(text) if "&" in text else text)
        if closing:
            if open_.pop().tag != tag or not open_:
                raise ValueError(f"</{tag}> closes nothing")
            here = open_[-1].children
            continue
        node = Node(tag, written, [])
        alone = tag in _VOID or written.endswith("/")
        if left_out(node):
            at = at if alone else _end(html, tag, at)
            continue
        here.append(node)
        if not alone and as_it_is(node):
            start, at = at, _end(html, tag, at)
            node.children.append(html[start : at - len(f"</{tag}>")])
        elif not alone:
            open_.append(node)
            here = node.children
    if len(open_) > 1 or "<" in html[at:]:
        raise ValueError(f"<{open_[-1].tag}> is not closed, or a mark is none: {html[at : at + 40]!r}")
    here.append(unescape(html[at:]))
    return root


def _end(html: str, tag: str, at: int) -> int:
    """Return where the element that is open at a place ends."""
    opened, closed, depth = re.compile(rf"<{tag}[\s>]"), f"</{tag}>", 1
    while depth:
        end = html.find(closed, at)
        if end < 0:
            raise ValueError(f"<{tag}> is not closed")
        depth += len(opened.findall(html, at, end)) - 1
        at = end + len(closed)
    return at


def text_of(node: "Node | str") -> str:
    """Return the text that an element holds."""
    return node if isinstance(node, str) else "".join(map(text_of, node.children))
