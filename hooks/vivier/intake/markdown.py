"""Texts of records in Markdown that a forge renders: whatever they hold, they show as they are written and do nothing.

Two layers read such a text. The Markdown parser, for which what could be markup is written by number. Then the forge,
which looks in the page for mentions (``@name``), references (``#12``, ``!12``), emoji (``:name:``) and addresses: a
space of no width cuts these, as nothing else does outside code.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from .report import visible

GAP = "\u200b"
"""A space of no width."""

# Sources: GitHub, « Autolinked references and URLs »; GitLab, « GitLab-specific references ».
_SIGNS = re.compile(
    r"(?<=[@#!$~%&^])(?=[\w\"{\[*])|(?<=\bGH-)(?=\d)|(?<=:)(?=//|[\w+-]{1,60}:)|(?<=\bwww)(?=\.)",
    re.IGNORECASE,
)
_SPACES = re.compile(" {2,}")
# What begins a list, a heading or a command where it begins a line: « - », « 1. », « === », « /approve ».
_MARKUP = re.compile(rf"^[-+=/\d]|[&<>`*_\[\]|~#!^$@{{}}\\{GAP}]")


def escaped(text: str) -> str:
    """Return a text on one line that Markdown shows as it is, as `visible` makes it; spaces in a row are one."""
    # Four of them at the beginning of an item would be code.
    line = _SPACES.sub(" ", visible(text)).strip(" ")
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", _SIGNS.sub(GAP, line))


_NUMBER = 20
"""Bytes that the longest number takes, and the ends of lines around the sentence."""


class Block(NamedTuple):
    """A piece of a document: what it begins with if it is the first of its section, and its own text."""

    section: str
    text: str


def joined(head: str, blocks: Iterable[Block], limit: int, rest: str) -> str:
    """Return a document that takes ``limit`` bytes of UTF-8 at most.

    Args:
        head: what it begins with, whatever its size.
        blocks: what follows, each under its section.
        limit: how many bytes there are.
        rest: sentence that ends a document that is cut; ``{}`` stands for how many blocks are left out.
    """
    parts, room, section, left = [head], limit - _size(head) - _size(rest) - _NUMBER, "", 0
    for block in blocks:
        text = f"\n{block.section}\n\n{block.text}" if block.section != section else block.text
        room -= _size(text)
        # Never more room than before: once cut, a document ends.
        if room < 0:
            left += 1
            continue
        section = block.section
        parts.append(text)
    if left:
        parts.append(f"\n{rest.format(left)}\n")
    return "".join(parts)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
