"""The article of a page as Markdown (CommonMark 0.31, and the tables of GitHub).

What the page says, in its order, is said here: the same facts with the same words, for the same state of the record.
What only helps to move about a page is left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from .escaping import fenced, target
from .inline import HARD_BREAK, line
from .marks import mark_of
from .tree import Node, parsed, text_of

_NOTICE_TITLE = "v-notice__title"
_RELATIVE = re.compile(r'href="(?!#|https?:|mailto:|tel:)')
_TITLE = re.compile("<(?:h[1-6]|details)")
_GROUP = re.compile(r"(?<=</div>)\s*(?=<div>\s*<dt)")
_CHIPS = {"v-chips", "v-card__meta"}
_BLOCKS = {
    "p", "div", "section", "article", "header", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
    "dl", "table", "blockquote", "pre", "details",
}  # fmt: skip
NBSP = "\u00a0"


def markdown(article: str, page: str | None) -> str:
    """Return the article of a page as a Markdown document.

    Args:
        article: HTML that our templates wrote.
        page: absolute address of the page; None to leave its links relative.
    """
    blocks = _Blocks(page).of(parsed(article))
    title = next((rank for rank, one in enumerate(blocks) if one.startswith("# ")), 0)
    head, rest = blocks[title : title + 1], [*blocks[:title], *blocks[title + 1 :]]
    where = [f"[Page de la fiche]({target(page)})"] if page else []
    return "\n\n".join([*head, *where, *rest]) + "\n"


class _Blocks:
    """Writes blocks. The level of the titles met so far decides that of what unfolds under them."""

    def __init__(self, page: str | None) -> None:
        self._page = page
        self._level = 1
        self._folds = 0

    def of(self, children: Sequence[Node | str]) -> list[str]:
        """Return what runs and stands among children, as blocks."""
        blocks: list[str] = []
        run: list[Node | str] = []
        for child in children:
            if isinstance(child, Node) and child.mark.tag in _BLOCKS:
                blocks += self._paragraph(run)
                run = []
                blocks += self._block(child)
            elif run or not isinstance(child, str) or not child.isspace():
                run.append(child)
        return blocks + self._paragraph(run)

    def _paragraph(self, run: Sequence[Node | str]) -> list[str]:
        text = line(run, self._page) if run else ""
        return [text] if text else []

    def _block(self, node: Node) -> list[str]:
        if node.html:
            return self._whole(node)
        tag = node.mark.tag
        if tag == "p":
            return self._paragraph(_running(node))
        if tag in ("ul", "ol"):
            return self._list(node)
        if tag[0] == "h" and tag[1:].isdigit():
            return self._title(int(tag[1]) + self._folds, node.children)
        if tag == "dl":
            return self._facts([*_groups(node)])
        if tag == "table":
            return self._table(node)
        if tag == "pre":
            return [fenced(text_of(node))]
        if tag == "blockquote":
            return [_indented("\n\n".join(self.of(node.children)), "> ")]
        if tag == "details":
            return self._fold(node)
        return self.of(node.children)

    def _whole(self, node: Node) -> list[str]:
        """Return what an element says whose HTML was taken out: a list of facts is written fact by fact."""
        one = node.mark
        if one.tag != "dl":
            return self._said(one.tag, node.html)
        facts = [node.html] if "<dl" in node.html else _GROUP.split(node.html)
        written = [block for fact in facts for block in self._said("dl", fact)]
        return ["\n".join(written)] if written else []

    def _said(self, tag: str, html: str) -> list[str]:
        said = _said_anywhere(tag, html)
        return self._block(Node(mark_of(tag), parsed(html))) if said is None else [*said]

    def _title(self, level: int, children: Sequence[Node | str]) -> list[str]:
        text = line(children, self._page).replace(HARD_BREAK, " ")
        if not text:
            return []
        self._level = level
        # A number sign at the end would be taken for a mark of the title.
        text = f"{text[:-1]}\\#" if text.endswith("#") and not text.endswith("\\#") else text
        return [f"{'#' * min(level, 6)} {text}"]

    def _fold(self, node: Node) -> list[str]:
        level = self._level
        summary = next((one for one in node.elements if one.mark.tag == "summary"), None)
        blocks = self._title(level + 1, summary.children if summary else [])
        self._folds += 1
        blocks += self.of([one for one in node.children if one is not summary])
        self._folds -= 1
        self._level = level
        return blocks

    def _list(self, node: Node) -> list[str]:
        items = [one for one in node.elements if one.mark.tag == "li"]
        if "v-tokens" in node.mark.classes:
            return self._paragraph([*_between(items, f"{NBSP}; ")])
        if "v-timeline" in node.mark.classes:
            return self._facts([_step(one) for one in items])
        if "v-link-list" in node.mark.classes:
            items = [Node(one.mark, [*_between([*one.elements], ", ")]) for one in items]
        found = (self.of(one.children) for one in items)
        return _items(found, ordered=node.mark.tag == "ol")

    def _facts(self, groups: Sequence[tuple[Node, list[Node]]]) -> list[str]:
        written = []
        for term, values in groups:
            name = f"**{line(term.children, self._page)}**{NBSP}:"
            parts = [self.of(one.children) for one in values]
            blocks = [block for one in parts for block in one]
            short = len(blocks) == len(values) and not any(
                "\n" in one or one.startswith("- ") for one in blocks
            )
            written.append([f"{name} {_sentence(blocks)}"] if short else [name, *blocks])
        return _items(written, ordered=False)

    def _table(self, node: Node) -> list[str]:
        rows = [
            [line(cell.children, self._page).replace(HARD_BREAK, " ") or " " for cell in row.elements]
            for row in _rows(node)
        ]
        if not rows:
            return []
        written = [f"| {' | '.join(cells)} |" for cells in rows]
        return ["\n".join([written[0], f"|{' --- |' * len(rows[0])}", *written[1:]])]


# A fact or a way to apply is said in the same words by hundreds of pages.
@lru_cache(maxsize=4096)
def _said_anywhere(tag: str, html: str) -> tuple[str, ...] | None:
    """Return what an element says; None where that depends on its page, or on the titles above it."""
    if _RELATIVE.search(html) or (tag != "div" and _TITLE.search(html)):
        return None
    return tuple(_Blocks(None).of([Node(mark_of(tag), parsed(html))]))


def _running(node: Node) -> list[Node | str]:
    """Return what runs in a paragraph: marks side by side are told apart, the title of a notice stands out."""
    if not _CHIPS.isdisjoint(node.mark.classes):
        return [*_between([*node.elements], " · ")]
    if _NOTICE_TITLE in node.mark.classes:
        return [Node(mark_of("strong"), node.children)]
    return node.children


def _between(nodes: Sequence[Node], mark: str) -> Iterator[Node | str]:
    for rank, one in enumerate(nodes):
        if rank:
            yield mark
        yield one


def _groups(node: Node) -> Iterator[tuple[Node, list[Node]]]:
    """Yield the terms of a list of facts, each with its values."""
    for group in node.elements:
        inside = [*group.elements]
        if group.mark.tag == "div" and inside:
            yield inside[0], inside[1:]


def _step(item: Node) -> tuple[Node, list[Node]]:
    first, *rest = item.elements
    return first, rest


def _rows(node: Node) -> Iterator[Node]:
    for part in node.elements:
        if part.mark.tag == "tr":
            yield part
        elif part.mark.tag in ("thead", "tbody"):
            yield from _rows(part)


def _sentence(values: Sequence[str]) -> str:
    """Return values one after the other, with a mark between those that are no sentences."""
    out = ""
    for one in values:
        out += one if not out else f" {one}" if out.endswith((".", "!", "?")) else f"{NBSP}; {one}"
    return out


def _items(found: Iterable[Sequence[str]], *, ordered: bool) -> list[str]:
    """Return items as one list; what an item holds besides its first block stands under it."""
    written = []
    for rank, blocks in enumerate((one for one in found if one), start=1):
        mark = f"{rank}. " if ordered else "- "
        # A list may follow a line at once; anything else would run on with it.
        close = all(one.startswith(("- ", "1. ")) for one in blocks[1:])
        if len(blocks) == 1 and "\n" not in blocks[0]:
            written.append(mark + blocks[0])
            continue
        body = _indented(("\n" if close else "\n\n").join(blocks), " " * len(mark))
        written.append(mark + body[len(mark) :])
    return ["\n".join(written)] if written else []


def _indented(text: str, prefix: str) -> str:
    return "\n".join((prefix + one) if one else prefix.rstrip() for one in text.split("\n"))
