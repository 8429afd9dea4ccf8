"""Which records have a term, and how much it counts there: the shards of terms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .corpus import UNIT, Numbers, Rows
from .cutting import ranges
from .wire import Bytes, file_name, packed, shared_prefix, varint, varint_array

LARGEST = 32_000
"""Largest compressed size of a shard, in bytes."""
HALF = 4.0
"""Weight at which a term counts half of the most it can: the k₁ of BM25F, with the weights of `documents.WEIGHTS`."""
IMPACTS = 15
"""The most that a term counts in a record; the least is 1."""

# What one document of a list weighs once compressed: measured, gaps and impacts together, per byte of gaps.
_RATIO = 0.85


@dataclass(frozen=True, slots=True)
class Postings:
    """The lists of a segment, by rank of term.

    Attributes:
        counts: how many records have each term.
        gaps: numbers of the records, each as its difference from the one before, in LEB128.
        starts: where the gaps of each term begin, and where the last ones end.
        impacts: how much each counts, list after list.
        firsts: where the impacts of each term begin, and where the last ones end.
    """

    counts: NDArray[np.int64]
    gaps: Bytes
    starts: NDArray[np.int64]
    impacts: Bytes
    firsts: NDArray[np.int64]


def postings(rows: Rows, ranks: Numbers, terms: int) -> Postings:
    """Invert the rows of a segment; ``ranks`` gives the rank of the term of each word, among ``terms``."""
    found = ranks[rows.words]
    owners = np.repeat(np.arange(len(rows.lengths), dtype=np.uint32), rows.lengths)
    order = _order(found)
    found, owners = found[order], owners[order]
    # Several words of a record may have one term: singular and plural count together.
    new = np.ones(len(found), bool)
    new[1:] = (found[1:] != found[:-1]) | (owners[1:] != owners[:-1])
    first = np.flatnonzero(new)
    weights = (
        np.add.reduceat(rows.units[order].astype(np.uint32), first) / UNIT if len(first) else np.zeros(0)
    )
    impacts = np.maximum(1, np.rint(IMPACTS * weights / (weights + HALF))).astype(np.uint8)
    found, owners = found[first], owners[first]
    counts = np.bincount(found, minlength=terms)
    firsts = np.concatenate(([0], np.cumsum(counts)))
    gaps = owners.copy()
    gaps[1:] -= owners[:-1]
    heads = firsts[:-1][counts > 0]
    gaps[heads] = owners[heads]
    coded, places = varint_array(gaps)
    return Postings(counts, coded, places[firsts], impacts, firsts)


def _order(keys: Numbers) -> NDArray[np.int64]:
    """Return what sorts keys, equal ones as they came: numpy sorts 16 bits by radix, four times as fast as 32."""
    order = np.argsort(keys.astype(np.uint16), kind="stable")
    if len(keys) and keys.max() > 0xFFFF:
        order = order[np.argsort((keys >> 16).astype(np.uint16)[order], kind="stable")]
    return order


def term_files(terms: Sequence[str], found: Postings, target: int) -> Iterator[tuple[str, str, bytes]]:
    """Yield the shards of a segment: first term, name, content, in the order of the terms.

    Args:
        terms: the terms, sorted.
        found: their lists; a term without any record is not written.
        target: compressed size aimed at, in bytes.
    """
    used = [int(rank) for rank in np.flatnonzero(found.counts)]
    keys = [terms[rank] for rank in used]
    lengths = np.diff(found.starts)
    sizes = [int(lengths[rank] * _RATIO) + len(key) for rank, key in zip(used, keys, strict=True)]
    for start, end in ranges(keys, sizes, target):
        yield from _shards(keys[start:end], used[start:end], found)


def _shards(keys: Sequence[str], ranks: Sequence[int], found: Postings) -> Iterator[tuple[str, str, bytes]]:
    """Yield one shard, or the two halves of one that is too large."""
    content = _shard(keys, ranks, found)
    made = packed(content)
    if len(made) > LARGEST and len(keys) > 1:
        half = len(keys) // 2
        yield from _shards(keys[:half], ranks[:half], found)
        yield from _shards(keys[half:], ranks[half:], found)
        return
    yield keys[0], file_name("t", content), made


def _shard(keys: Sequence[str], ranks: Sequence[int], found: Postings) -> bytes:
    head = [varint(len(keys))]
    before = b""
    for key, rank in zip(keys, ranks, strict=True):
        word = key.encode()
        shared = shared_prefix(before, word)
        length = int(found.starts[rank + 1] - found.starts[rank])
        head += [varint(shared), varint(len(word) - shared), word[shared:]]
        head += [varint(int(found.counts[rank])), varint(length)]
        before = word
    # Terms without a record have empty lists: those in between change nothing.
    first, last = ranks[0], ranks[-1] + 1
    gaps = found.gaps[found.starts[first] : found.starts[last]]
    impacts = found.impacts[found.firsts[first] : found.firsts[last]]
    return b"".join(head) + gaps.tobytes() + impacts.tobytes()
