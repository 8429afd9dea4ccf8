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
    r'<(dl|nav|script|ul(?= class="v-(?:alerts|checklist)")|ol(?= class="v-(?:steps|rules)")|div(?= data-situations)'
    r'|section(?= class="v-section v-searches"))[^<>]*>'
)
"""The opening marks of what is taken out of an article before anything is parsed: what many pages say in the same words
(facts, how to apply), two thirds of a posting's page, and the largest of what is left out.
"""

BLOCKS = {
    "p", "div", "section", "article", "header", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
    "dl", "table", "blockquote", "pre", "details",
}  # fmt: skip
"""The elements that stand by themselves; any other runs in a line, but for the parts of lists and tables."""

CHIPS = {"v-chips", "v-card__meta"}
NOTICE_TITLE = "v-notice__title"

_LEFT_OUT = re.compile("|".join(map(re.escape, LEFT_OUT)))
_LEFT_OUT_TAGS = {"nav", "script", "svg", "button", "form", "template"}
_VOID = {"br", "hr", "img", "input", "wbr", "rect", "path", "use"}
_FORM = re.compile(r'(/?)([a-zA-Z][a-zA-Z0-9]*)([^"]*(?:"[^"]*"[^"]*)*)')


class Mark(NamedTuple):
    """A mark.

    Attributes:
        tag: the name of its element.
        written: its attributes, as they are written.
        closes: whether it closes its element.
        alone: whether its element holds nothing and is not closed.
        left_out: whether its element is left out, with all that it holds.
        whole: whether what its element holds is taken out, and parsed when it is asked for.
        classes: the classes of its element.
    """

    tag: str
    written: str
    closes: bool
    alone: bool
    left_out: bool
    whole: bool
    classes: frozenset[str]

    def attribute(self, name: str) -> str | None:
        """Return the value of an attribute, empty for one without value; None where it has none."""
        return _attribute(self.written, name)


# Marks are few, but for the addresses of links: most are known from the pages before.
@lru_cache(maxsize=2048)
def mark_of(inside: str) -> Mark:
    """Return a mark.

    Args:
        inside: what stands between its angle brackets; no other is in it.

    Raises:
        ValueError: when it is no mark, or only the beginning of one.
    """
    found = _FORM.fullmatch(inside)
    if not found:
        raise ValueError(f"<{inside}> is no mark, or it is not closed")
    slash, tag, written = found.groups()
    return Mark(
        tag,
        written,
        closes=bool(slash),
        alone=tag in _VOID or written.endswith("/"),
        left_out=tag in _LEFT_OUT_TAGS or _LEFT_OUT.search(written) is not None,
        whole=WHOLE.match(f"<{inside}>") is not None,
        classes=frozenset((_attribute(written, "class") or "").split()),
    )


def _attribute(written: str, name: str) -> str | None:
    if name not in written:
        return None
    found = re.search(rf'(?<![\w-]){name}(?:="([^"]*)")?(?![\w-])', written)
    return unescape(found[1] or "") if found else None
