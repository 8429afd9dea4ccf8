r"""What Markdown shows of a text, and where each of its characters is written (CommonMark 0.31, §2.4 and §2.5).

`quintrec\@exemple.fr` and `06&nbsp;12` are read as an address and a number, so that they are looked for as they are
read; what is not found stays as it was written.
"""

import re
from collections.abc import Callable, Iterable
from html.entities import html5
from typing import NamedTuple

REFERENCE = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
"""A reference to a character, if its name is one."""

# What is written otherwise than it is read, full-width letters and figures included. The first letter stands alone:
# this is what is looked for, several times faster than where each case has its own.
_WRITTEN = re.compile(
    r"[\\&*`_\uff01-\uff5e](?:(?<=\\)(?P<escape>[!-/:-@\[-`{-~\n])"
    rf"|(?<=&)(?P<reference>{REFERENCE[1:]})|(?P<mark>(?<=\*)\**|(?<=`)`*|(?<=_)_*)|(?P<wide>(?<=[\uff01-\uff5e])))"
)
_AT_A_GLANCE = re.compile(r"[\\&*`_\uff01-\uff5e]")
_LAST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)

Spans = Iterable[tuple[int, int]]
"""Where things begin and end in a text."""


class Shown(NamedTuple):
    """A text as it is read.

    Attributes:
        text: the text.
        spans: where each of its characters is written.
    """

    text: str
    spans: list[tuple[int, int]]


def referenced(written: str) -> str:
    """Return the character that a reference names, or the reference itself where it names none."""
    if written[1] != "#":
        return html5.get(written[1:], written)
    number = int(written[3:-1], 16) if written[2] in "xX" else int(written[2:-1])
    return chr(number) if 0 < number <= _LAST and number not in _SURROGATES else "\ufffd"


def shown(text: str, *, bare: bool) -> Shown:
    """Return a text as it is read.

    Args:
        text: Markdown.
        bare: whether the marks of emphasis and of code are left out.
    """
    read: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for found in _WRITTEN.finditer(text):
        start, end = found.span()
        says = _said(found, bare=bare)
        read += [text[at:start], says]
        spans += ((place, place + 1) for place in range(at, start))
        spans += [(start, end)] * len(says)
        at = end
    spans += ((place, place + 1) for place in range(at, len(text)))
    return Shown("".join([*read, text[at:]]), spans)


def readable(text: str, *, bare: bool = False) -> str:
    """Return a text as it is read: what `shown` gives, at once for most."""
    return _WRITTEN.sub(lambda found: _said(found, bare=bare), text) if _AT_A_GLANCE.search(text) else text


def decoded(text: str) -> str:
    """Return a text without references nor escapes, at a glance where it has none."""
    return readable(text) if "&" in text or "\\" in text else text


def replaced(text: str, find: Callable[[str], Spans], instead: str) -> str:
    """Return a text where what is found as it is read was replaced, and nothing else.

    Args:
        text: Markdown.
        find: gives where something is in a text as it is read, in order and apart.
        instead: what stands in its place.
    """
    if not _AT_A_GLANCE.search(text):
        return _cut(text, find(text), instead)
    # Without marks, for they stand in the middle of a name; then with them, for they also part what is not one word.
    for bare in (True, False):
        found = [*find(readable(text, bare=bare))]
        if found:
            spans = shown(text, bare=bare).spans
            text = _cut(text, (_whole(text, spans[a][0], spans[b - 1][1]) for a, b in found), instead)
    return text


def _said(found: re.Match[str], *, bare: bool) -> str:
    written = found[0]
    match found.lastgroup:
        case "escape":
            return written[1]
        case "reference":
            return referenced(written)
        case "wide":
            return chr(ord(written) - 0xFEE0)
    return "" if bare and _is_mark(found) else written


def _is_mark(found: re.Match[str]) -> bool:
    """Whether it is a run of marks; underscores between two letters are letters."""
    if found.lastgroup != "mark":
        return False
    text, (start, end) = found.string, found.span()
    return not (
        found[0][0] == "_" and text[max(start - 1, 0) : start].isalnum() and text[end : end + 1].isalnum()
    )


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span with the marks beside it whose other ends it holds: « **Anne** Roux » loses both."""
    halves: list[str] = []
    for one in _WRITTEN.finditer(text, start, end):
        if _is_mark(one):
            if halves and halves[-1] == one[0]:
                halves.pop()
            else:
                halves.append(one[0])
    for mark in halves:
        if text.endswith(mark, 0, start):
            start -= len(mark)
        elif text.startswith(mark, end):
            end += len(mark)
    return start, end


def _cut(text: str, spans: Spans, instead: str) -> str:
    parts, at = [], 0
    for start, end in spans:
        # Two spans may hold the mark that stands between them.
        parts += [text[at : max(at, start)], instead]
        at = end
    return "".join([*parts, text[at:]])
