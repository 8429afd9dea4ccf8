"""What a record gives to the files of its collections, written once for all of them."""

from collections.abc import Callable
from typing import NamedTuple

from vivier.memo import Memo


class Part(NamedTuple):
    """A part of a file.

    Attributes:
        key: bytes that differ whenever the content would, for the same code.
        content: what is written.
    """

    key: bytes
    content: bytes


def part(memo: Memo, key: bytes, make: Callable[[], bytes]) -> Part:
    """Return a part, from the last build where it has the same key."""
    return Part(key, memo.of(key, make))
