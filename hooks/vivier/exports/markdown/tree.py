"""The article of a page as a tree.

Only for what our own templates write and what the sanitiser of records' texts lets through: every mark there is well
formed and closed. Many times as fast as the parser of the standard library, which must take any page.
"""

import re
from collections.abc import Iterator
from html import unescape

from .marks import WHOLE, Mark, mark_of

_MARK = re.compile(r'</?[a-zA-Z][a-zA-Z0-9]*[^<>"]*(?:"[^"]*"[^<>"]*)*>')


class Node:
    """An element.

    Attributes:
        mark: its name and its attributes.
        children: what it holds: elements, and texts with no reference to a character left; no empty line before the
            first element.
        html: what it holds, where this is taken out: it has no children then.
    """

    __slots__ = ("children", "html", "mark")

    def __init__(self, mark: Mark, children: "list[str | Node]", html: str = "") -> None:
        self.mark = mark
        self.children = children
        self.html = html

    @property
    def inside(self) -> "list[str | Node]":
        """What it holds, whether or not this is taken out."""
        return parsed(self.html) if self.html else self.children

    @property
    def elements(self) -> "Iterator[Node]":
        """The elements that it holds."""
        return (one for one in self.children if isinstance(one, Node))


def parsed(html: str) -> list[str | Node]:
    """Return what an article holds, without what is left out.

    Raises:
        ValueError: when a mark is not closed as it was opened, or is none.
    """
    try:
        return _read(html)
    except ValueError:
        # Marks are cut at their angle brackets: one in the value of an attribute has to be a reference.
        plain = _MARK.sub(lambda found: f"<{found[0][1:-1].replace('<', '&lt;').replace('>', '&gt;')}>", html)
        if plain == html:
            raise
        return _read(plain)


def _read(html: str) -> list[str | Node]:
    kept, held = _taken_out(html)
    text, *found = kept.split("<")
    pieces = iter(found)
    here: list[str | Node] = []
    open_: list[tuple[str, list[str | Node]]] = []
    for piece in pieces:
        closes = piece[:1] == "/"
        if text and (here or closes or text[0] != "\n" or not text.isspace()):
            here.append(unescape(text) if "&" in text else text)
        if closes:
            # Half of the marks: that it is the one expected is all there is to know of it.
            closing, here = open_.pop() if open_ else ("", here)
            if not closing or not piece.startswith(closing):
                raise ValueError(f"<{piece[:40]} closes nothing")
            text = piece[len(closing) :]
            continue
        one, text = _mark(piece)
        if one.left_out:
            text = _past(one, text, pieces, held)
            continue
        node = Node(one, [], next(held) if one.whole else "")
        here.append(node)
        if not one.alone:
            open_.append((one.closing, here))
            here = node.children
    if open_:
        raise ValueError(f"<{open_[-1][0][1:]} is not closed")
    if text:
        here.append(unescape(text))
    return here


def _mark(piece: str) -> tuple[Mark, str]:
    """Return a mark and the text that follows it."""
    inside, end, text = piece.partition(">")
    if not end:
        raise ValueError(f"<{piece[:40]} is not closed, or is no mark")
    return mark_of(inside), text


def _past(left_out: Mark, text: str, pieces: Iterator[str], held: Iterator[str]) -> str:
    """Go past an element that is left out; return the text that follows it, given the one after its mark."""
    if left_out.alone:
        return text
    if left_out.whole:
        next(held)
    depth = 1
    for piece in pieces:
        one, after = _mark(piece)
        if one.whole:
            next(held)
        if one.tag == left_out.tag and not one.alone:
            depth += -1 if one.closes else 1
            if not depth:
                return after
    raise ValueError(f"<{left_out.tag}> is not closed")


def _taken_out(html: str) -> tuple[str, Iterator[str]]:
    """Return an article without what its whole elements hold, and what they hold, in their order."""
    kept, out, at = [], [], 0
    while found := WHOLE.search(html, at):
        start = found.end()
        kept.append(html[at:start])
        at = _end(html, found[1], start)
        out.append(html[start:at])
    return "".join([*kept, html[at:]]), iter(out)


def _end(html: str, tag: str, at: int) -> int:
    """Return where the mark is that closes the element open at a place."""
    opened, closed, depth = f"<{tag}", f"</{tag}>", 0
    start = at
    while (end := html.find(closed, at)) >= 0:
        depth += html.count(opened, start, end)
        if not depth:
            return end
        depth -= 1
        start = at = end + len(closed)
    raise ValueError(f"<{tag}> is not closed")


def text_of(node: "Node | str") -> str:
    """Return the text that an element holds."""
    return node if isinstance(node, str) else "".join(map(text_of, node.inside))
