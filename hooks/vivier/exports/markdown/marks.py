"""The marks of an article: which elements it has, and what becomes of each."""

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

LEFT_OUT = (
    'class="v-breadcrumb"',
    'class="v-brief ',
    'class="v-deadline__action"',
    'class="v-deadline__links"',
    'class="v-section v-searches"',
    'class="v-hidden"',
    'id="proches"',
    " data-message",
)
"""How the marks are written of what is not of the record: where one is and what one may do with the page, what a phone
alone shows, postings like this one, the link that opens a message whose text and addresses stand beside it.
"""

WHOLE = re.compile(
    r'<(dl|nav|script|ul(?= class="v-(?:alerts|checklist|tokens)")|ol(?= class="v-(?:steps|rules)")'
    r'|div(?= data-situations| class="v-prose")|section(?= class="v-section v-searches"))[^<>]*>'
)
"""The opening marks of what is taken out of an article before anything is parsed: what many pages say in the same words
(facts, how to apply), what is mostly texts (prose, tokens), and the largest of what is left out.
"""

BLOCKS = {
    "p", "div", "section", "article", "header", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
    "dl", "table", "blockquote", "pre", "details",
}  # fmt: skip
"""The elements that stand by themselves; any other runs in a line, but for the parts of lists and tables."""

CHIPS = {"v-chips", "v-card__meta"}
NOTICE_TITLE = "v-notice__title"

_MARKED = CHIPS | {NOTICE_TITLE}
_PLAIN = {"p", "div", "section", "article", "header", "figure", "figcaption"}
_LEFT_OUT = re.compile("|".join(map(re.escape, LEFT_OUT)))
_LEFT_OUT_TAGS = {"nav", "script", "svg", "button", "form", "template"}
_VOID = {"br", "hr", "img", "input", "wbr", "rect", "path", "use"}
_LINK = re.compile('a href="([^" ]*)"')
_FORM = re.compile(r'(/?)([a-zA-Z][a-zA-Z0-9]*)([^"]*(?:"[^"]*"[^"]*)*)')


class Mark(NamedTuple):
    """A mark.

    Attributes:
        tag: the name of its element.
        href: the address that its element leads to; empty where it has none.
        start: the number of the first item of its element.
        closes: whether it closes its element.
        closing: how the mark that closes its element is written, but for the first angle bracket.
        alone: whether its element holds nothing and is not closed.
        left_out: whether its element is left out, with all that it holds.
        whole: whether what its element holds is taken out, and parsed when it is asked for.
        plain: whether its element is a paragraph, or holds blocks, and says no more than these.
        classes: the classes of its element.
    """

    tag: str
    href: str
    start: int
    closes: bool
    closing: str
    alone: bool
    left_out: bool
    whole: bool
    plain: bool
    classes: frozenset[str]


# Marks are few, but for the addresses of links: most are known from the pages before.
@lru_cache(maxsize=2048)
def mark_of(inside: str) -> Mark:
    """Return a mark.

    Args:
        inside: what stands between its angle brackets; no other is in it.

    Raises:
        ValueError: when it is no mark, or only the beginning of one.
    """
    # Links are the marks that differ from page to page: read at once, in a tenth of the time.
    if link := _LINK.fullmatch(inside):
        return _LINK_MARK._replace(href=unescape(link[1]))
    found = _FORM.fullmatch(inside)
    if not found:
        raise ValueError(f"<{inside}> is no mark, or it is not closed")
    slash, tag, written = found.groups()
    whole = WHOLE.match(f"<{inside}>") is not None
    classes = frozenset(_attribute(written, "class").split())
    return Mark(
        tag,
        _attribute(written, "href"),
        int(_attribute(written, "start") or 1),
        closes=bool(slash),
        closing=f"/{tag}>",
        alone=tag in _VOID or written.endswith("/"),
        left_out=tag in _LEFT_OUT_TAGS or _LEFT_OUT.search(written) is not None,
        whole=whole,
        plain=tag in _PLAIN and not whole and _MARKED.isdisjoint(classes),
        classes=classes,
    )


def _attribute(written: str, name: str) -> str:
    """Return the value of an attribute; empty for one that has none."""
    found = re.search(rf'(?<![\w-]){name}="([^"]*)"', written) if name in written else None
    return unescape(found[1]) if found else ""


_LINK_MARK = mark_of("a")
