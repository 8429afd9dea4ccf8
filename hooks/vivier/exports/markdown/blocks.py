"""The elements of an article as blocks of Markdown, whatever they hold."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape

from .escaping import escaped, fenced
from .inline import HARD_BREAK, absolute, line
from .marks import BLOCKS, CHIPS, NOTICE_TITLE, Mark, mark_of
from .tree import Node, parsed, text_of

_RELATIVE = re.compile(r'href="(?!#|https?:|mailto:|tel:)')
_TITLE = re.compile("<(?:h[1-6]|details)")
_GROUP = re.compile(r"(?<=</div>)\s*(?=<div>\s*<dt)")
# A fact whose name and values are texts: three quarters of those that only one page states.
_PLAIN_FACT = re.compile(
    r'\s*<div>\s*<dt(?: class="v-i-[\w-]+")?>([^<]*)</dt>\s*'
    r'((?:<dd(?: class="v-facts__more")?>[^<]*</dd>\s*)+)</div>\s*'
)
_VALUE = re.compile(">([^<]*)</dd>")
_PLAIN_PROSE = re.compile(r"\s*(?:<p>[^<]*</p>\s*|<ul>\s*(?:<li>[^<]*</li>\s*)*</ul>\s*)*")
_PROSE_TEXT = re.compile("<(p|li|/ul)>([^<]*)")
_PLAIN_TOKENS = re.compile(r"\s*(?:<li><span>[^<]*</span></li>\s*)*")
_TOKEN = re.compile("<span>([^<]*)")
_LIST_MARK = re.compile(r"^(\d{0,9})((?<!\d)[-*]|(?<=\d)[.)]) ", re.MULTILINE)
_OTHER = {"-": "*", "*": "-", ".": ")", ")": "."}
NBSP = "\u00a0"
_BAR = re.compile(r"(?<!\\)\|")


class Blocks:
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
            if isinstance(child, str):
                if run or not child.isspace():
                    run.append(child)
            elif child.mark.tag in BLOCKS:
                if run:
                    blocks += self._paragraph(run)
                    run = []
                blocks += self._block(child)
            else:
                run.append(child)
        return blocks + self._paragraph(run) if run else blocks

    def _paragraph(self, run: Sequence[Node | str]) -> list[str]:
        text = line(run, self._page)
        return [text] if text else []

    def _block(self, node: Node) -> list[str]:
        tag = node.mark.tag
        if node.mark.plain:
            return self._paragraph(node.children) if tag == "p" else self.of(node.children)
        if node.html:
            return self._whole(node.mark, node.html)
        if tag == "p":
            return self._paragraph(_running(node))
        if tag in ("ul", "ol"):
            return self._list(node)
        if tag[0] == "h" and tag[1:].isdigit():
            return self._title(int(tag[1]) + self._folds, line(node.children, self._page))
        if tag == "dl":
            return self._facts([*_groups(node)])
        if tag == "table":
            return self._table(node)
        if tag == "pre":
            return [fenced(text_of(node))]
        if tag == "blockquote":
            return [_indented("\n\n".join(apart(self.of(node.children))), "> ")]
        if tag == "details":
            return self._fold(node)
        return self.of(node.children)

    def _whole(self, one: Mark, html: str) -> list[str]:
        """Return what an element says whose HTML was taken out: a list of facts is written fact by fact."""
        if "v-prose" in one.classes:
            said = _plain_prose(html)
            return self.of(parsed(html)) if said is None else said
        if "v-tokens" in one.classes:
            said = _plain_tokens(html)
            return self._list(Node(one, parsed(html))) if said is None else said
        if one.tag != "dl":
            return self._said(one.tag, html)
        # Absolute, the links of facts are those of other pages too: to a region, to an organisation.
        html = absolute(html, self._page) if self._page and 'href="..' in html else html
        facts = [html] if "<dl" in html else _GROUP.split(html)
        written = [block for fact in facts for block in self._said("dl", fact)]
        return ["\n".join(written)] if written else []

    def _said(self, tag: str, html: str) -> list[str]:
        said = _said_anywhere(tag, html)
        if said is not None:
            return [*said]
        # The situations (`div`) begin with a title of their own: those around them do not matter.
        writer = Blocks(self._page) if tag == "div" else self
        return writer.of([Node(mark_of(tag), parsed(html))])

    def _title(self, level: int, written: str) -> list[str]:
        text = written.replace(HARD_BREAK, " ")
        if not text:
            return []
        self._level = level
        # A number sign at the end would be taken for a mark of the title.
        text = f"{text[:-1]}\\#" if text.endswith("#") and not text.endswith("\\#") else text
        return [f"{'#' * min(level, 6)} {text}"]

    def _fold(self, node: Node) -> list[str]:
        level = self._level
        summary = next((one for one in node.elements if one.mark.tag == "summary"), None)
        blocks = self._title(level + 1, line(summary.children if summary else [], self._page))
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
        return _items(found, first=node.mark.start if node.mark.tag == "ol" else None)

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
        return _items(written)

    def _table(self, node: Node) -> list[str]:
        rows = [
            # A bar inside code would end the cell too, unless it is escaped (GFM, tables).
            [
                _BAR.sub(r"\\|", line(cell.children, self._page).replace(HARD_BREAK, " ")) or " "
                for cell in row.elements
            ]
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
    if tag == "dl" and (plain := _plain_fact(html)):
        return (plain,)
    if _RELATIVE.search(html) or (tag != "div" and _TITLE.search(html)):
        return None
    return tuple(Blocks(None).of([Node(mark_of(tag), parsed(html))]))


def _plain_fact(html: str) -> str | None:
    """Return a fact whose name and values are texts, six times as fast as from its tree; None for any other."""
    found = _PLAIN_FACT.fullmatch(html)
    if not found:
        return None
    name, *values = (unescape(one) for one in (found[1], *_VALUE.findall(found[2])))
    if not all(one and not one.isspace() for one in values):
        return None
    return f"- **{line([name], None)}**{NBSP}: {_sentence([line([one], None) for one in values])}"


def _plain_prose(html: str) -> list[str] | None:
    """Return paragraphs and lists of texts, twice as fast as from their tree; None for any other prose."""
    if not _PLAIN_PROSE.fullmatch(html):
        return None
    blocks: list[str] = []
    items: list[str] = []
    for tag, text in _PROSE_TEXT.findall(html):
        said = "" if tag == "/ul" else escaped(unescape(text) if "&" in text else text)
        if tag == "p":
            blocks += [said] if said else []
        elif tag == "li":
            items += [f"- {said}"] if said.strip() else []
        elif items:
            blocks.append("\n".join(items))
            items = []
    return blocks


def _plain_tokens(html: str) -> list[str] | None:
    """Return tokens that are texts as one paragraph; None for any other."""
    if not _PLAIN_TOKENS.fullmatch(html):
        return None
    text = escaped(unescape(f"{NBSP}; ".join(_TOKEN.findall(html))))
    return [text] if text else []


def _running(node: Node) -> list[Node | str]:
    """Return what runs in a paragraph: marks side by side are told apart, the title of a notice stands out."""
    if not CHIPS.isdisjoint(node.mark.classes):
        return [*_between([*node.elements], " · ")]
    if NOTICE_TITLE in node.mark.classes:
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


def _items(found: Iterable[Sequence[str]], *, first: int | None = None) -> list[str]:
    """Return items as one list; what an item holds besides its first block stands under it.

    Args:
        found: the blocks of each item.
        first: the number of the first one; None for items without number.
    """
    written = []
    for rank, held in enumerate(one for one in found if one):
        blocks = apart(held)
        mark = "- " if first is None else f"{first + rank}. "
        # A list may follow a line at once, if its numbers begin at 1; anything else would run on with it.
        close = all(one.startswith(("- ", "* ", "1. ", "1) ")) for one in blocks[1:])
        if len(blocks) == 1 and "\n" not in blocks[0]:
            written.append(mark + blocks[0])
            continue
        body = _indented(("\n" if close else "\n\n").join(blocks), " " * len(mark))
        written.append(mark + body[len(mark) :])
    return ["\n".join(written)] if written else []


def apart(blocks: Sequence[str]) -> list[str]:
    """Return blocks where a list has not the marks of the list before it: the two would be read as one."""
    out: list[str] = []
    for block in blocks:
        mark = _LIST_MARK.match(block)
        before = _LIST_MARK.match(out[-1]) if out and mark else None
        # What an item holds is indented: every mark at the beginning of a line is that of an item.
        same = mark and before and mark[2] == before[2]
        out.append(_LIST_MARK.sub(lambda one: f"{one[1]}{_OTHER[one[2]]} ", block) if same else block)
    return out


def _indented(text: str, prefix: str) -> str:
    return "\n".join((prefix + one) if one else prefix.rstrip() for one in text.split("\n"))
