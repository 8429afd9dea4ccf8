"""The records of a segment as words, lists and cards: what is read again only when some of them changed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .corpus import Numbers
from .postings import NOTHING, Postings

_SIZE = 8

Part = bytes | memoryview
"""Bytes to write."""


@dataclass(frozen=True, slots=True)
class Body:
    """The records of a segment, in order.

    Attributes:
        lengths: how many different words each has.
        words: numbers of its words, record after record.
        cards: the card of each.
        lists: which of them have each term.
    """

    lengths: NDArray[np.int64]
    words: Numbers
    cards: Sequence[bytes]
    lists: Postings

    def parts(self) -> list[Part]:
        """Return what `body` reads back."""
        found: dict[str, Part] = {
            "lengths": raw(self.lengths),
            "words": raw(self.words),
            "cards": b"\0".join(self.cards),
            "terms": lines(self.lists.terms),
            "counts": raw(self.lists.counts),
            "owners": raw(self.lists.owners),
            "impacts": raw(self.lists.impacts),
        }
        return sections(found)


EMPTY = Body(np.zeros(0, np.int64), np.zeros(0, np.uint32), [], NOTHING)


def body(content: bytes) -> Body:
    """Read a body back."""
    found = read(content)
    cards = bytes(found["cards"]).split(b"\0")
    lengths = np.frombuffer(found["lengths"], np.int64)
    return Body(
        lengths,
        np.frombuffer(found["words"], np.uint32),
        cards if len(lengths) else [],
        Postings(
            unlined(found["terms"]),
            np.frombuffer(found["counts"], np.int64),
            np.frombuffer(found["owners"], np.uint32),
            np.frombuffer(found["impacts"], np.uint8),
        ),
    )


def woven(
    kept: Body, fresh: Body, origin: NDArray[np.int64]
) -> tuple[NDArray[np.int64], Numbers, list[bytes]]:
    """Return lengths, words and cards of records, in order, from kept ones and fresh ones.

    Args:
        kept: the ones of the last build.
        fresh: the new ones, in order.
        origin: for each record, its number in those kept, or -1 for the next of the fresh ones.
    """
    count = len(kept.lengths)
    if not count:
        return fresh.lengths, fresh.words, [*fresh.cards]
    new = origin < 0
    source = np.where(new, count + np.cumsum(new) - 1, origin)
    lengths = np.concatenate((kept.lengths, fresh.lengths))
    ends = np.cumsum(lengths)
    starts = ends - lengths
    base = int(kept.lengths.sum())
    # Records that follow each other in one of them are taken together.
    follows = (source[1:] == source[:-1] + 1) & (new[1:] == new[:-1])
    heads = np.flatnonzero(np.concatenate((np.ones(min(len(source), 1), bool), ~follows)))
    tails = np.append(heads, len(source))[1:] - 1
    words = [kept.words[:0]]
    cards: list[bytes] = []
    for first, last in zip(source[heads].tolist(), source[tails].tolist(), strict=True):
        one, before, less = (kept, 0, 0) if first < count else (fresh, count, base)
        words.append(one.words[starts[first] - less : ends[last] - less])
        cards.extend(one.cards[first - before : last - before + 1])
    return lengths[source], np.concatenate(words), cards


def raw(numbers: NDArray[Any]) -> memoryview:
    """Return the bytes of an array, which are not copied: at a hundred thousand records they are 250 MB."""
    return numbers.reshape(-1).view(np.uint8).data


def sections(parts: Mapping[str, Part]) -> list[Part]:
    """Return named parts as one text of bytes, which `read` cuts again; numbers stand where processors want them."""
    sizes = json.dumps({name: len(part) for name, part in parts.items()}).encode() + b"\n"
    made: list[Part] = []
    for part in (sizes.rjust(-(-len(sizes) // _SIZE) * _SIZE), *parts.values()):
        made += [part, bytes(-len(part) % _SIZE)]
    return made


def read(content: bytes) -> dict[str, memoryview]:
    """Return the named parts of a text of bytes."""
    at = content.index(b"\n") + 1
    found = {}
    for name, size in json.loads(content[:at]).items():
        found[name] = memoryview(content)[at : at + size]
        at += size + -size % _SIZE
    return found


def lines(texts: Sequence[str]) -> bytes:
    """Return texts that have no line feed, a line each."""
    return "".join([f"{text}\n" for text in texts]).encode()


def unlined(content: memoryview) -> list[str]:
    """Return the texts of lines."""
    return bytes(content).decode().split("\n")[:-1]
