"""Which records have a term, and how much it counts there: the shards of terms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .corpus import UNIT, Numbers, Rows, spread
from .cutting import ranges, target
from .wire import Bytes, file_name, packed, shared_prefix, varint, varint_array, varint_lengths

LARGEST = 32_000
"""Largest compressed size of a shard, in bytes."""
HALF = 4.0
"""Weight at which a term counts half of the most it can: the k₁ of BM25F, with the weights of `documents.WEIGHTS`."""
IMPACTS = 15
"""The most that a term counts in a record; the least is 1."""
AIMED = 40_000
"""Largest size aimed at, as it is guessed: most shards weigh four fifths of it, and one that does not is cut again."""
LEAST = 4096
"""Smallest size aimed at: below, a file costs a request more than it saves bytes."""

# What one document of a list weighs once compressed: measured, gaps and impacts together, per byte of gaps.
_RATIO = 0.85
_PART = 1 << 20
_TERM = np.uint64(40)
_OWNER = np.uint64(8)
_OWNERS = np.uint64(0xFFFFFFFF)


class Postings(NamedTuple):
    """The lists of a segment, by term.

    Attributes:
        terms: the terms that a record has, sorted.
        counts: how many records have each.
        owners: their numbers, list after list, in order.
        impacts: how much the term counts in each.
    """

    terms: list[str]
    counts: NDArray[np.int64]
    owners: Numbers
    impacts: Bytes


NOTHING = Postings([], np.zeros(0, np.int64), np.zeros(0, np.uint32), np.zeros(0, np.uint8))


class Batch(NamedTuple):
    """The lists of a few records whose numbers follow each other: as `Postings`, by number of term.

    Attributes:
        first: the number of the first record, from which ``owners`` are counted.
    """

    first: int
    terms: Numbers
    counts: Numbers
    owners: NDArray[np.uint16]
    impacts: Bytes


@dataclass(slots=True)
class Terms:
    """Numbers of terms, in the order they were met, and the one of each word.

    Attributes:
        names: the terms.
    """

    names: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _of: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))

    def inverted(self, rows: Rows, stems: Sequence[str], first: int) -> Batch:
        """Invert the rows of records numbered from ``first``, 65,536 at most; ``stems`` gives the term of each word."""
        self._learn(rows.words, stems)
        found = self._of[rows.words]
        owners = np.repeat(np.arange(len(rows.lengths)), rows.lengths)
        order = np.argsort(found << 32 | owners)
        found, owners = found[order], owners[order]
        # Several words of a record may have one term: singular and plural count together.
        heads = _heads((found[1:] != found[:-1]) | (owners[1:] != owners[:-1]), len(found))
        units = np.add.reduceat(rows.units[order].astype(np.uint32), heads) if len(heads) else np.zeros(0)
        weights = units / UNIT
        impacts = np.maximum(1, np.rint(IMPACTS * weights / (weights + HALF))).astype(np.uint8)
        found = found[heads]
        starts = _heads(found[1:] != found[:-1], len(found))
        counts = np.diff(np.append(starts, len(found)))
        return Batch(
            first,
            found[starts].astype(np.uint32),
            counts.astype(np.uint32),
            owners[heads].astype(np.uint16),
            impacts,
        )

    def _learn(self, words: Numbers, stems: Sequence[str]) -> None:
        """Number the terms of the words that are new."""
        if len(self._of) < len(stems):
            self._of = np.pad(self._of, (0, len(stems) - len(self._of)), constant_values=-1)
        for word in np.unique(words[self._of[words] < 0]).tolist():
            stem = stems[word]
            number = self._of[word] = self._numbers.setdefault(stem, len(self.names))
            if number == len(self.names):
                self.names.append(stem)


def _heads(differs: NDArray[np.bool_], count: int) -> NDArray[np.int64]:
    """Return where groups begin, from whether each item but the first differs from the one before."""
    return np.flatnonzero(np.concatenate((np.ones(min(count, 1), bool), differs)))


def gathered(batches: list[Batch], names: Sequence[str]) -> Postings:
    """Return the lists of a segment from those of all its batches, in order, which are let go as they are read."""
    counts = np.zeros(len(names), np.int64)
    for batch in batches:
        counts[batch.terms] += batch.counts
    used = sorted(np.flatnonzero(counts).tolist(), key=names.__getitem__)
    at = np.zeros(len(names), np.int64)
    at[used] = np.cumsum(counts[used]) - counts[used]
    owners = np.zeros(int(counts.sum()), np.uint32)
    impacts = np.zeros(len(owners), np.uint8)
    while batches:
        batch = batches.pop(0)
        places = spread(at[batch.terms], batch.counts.astype(np.int64))
        owners[places], impacts[places] = batch.owners.astype(np.uint32) + batch.first, batch.impacts
        at[batch.terms] += batch.counts
    return Postings([names[one] for one in used], counts[used], owners, impacts)


def merged(
    kept: Postings,
    moved: NDArray[np.int64],
    batches: Sequence[Batch],
    names: Sequence[str],
    places: NDArray[np.int64],
) -> Postings:
    """Return lists brought up to date.

    Args:
        kept: lists of the last build.
        moved: new number of each record of that build; -1 for one that left or changed.
        batches: lists of the records that are new or changed.
        names: the terms of ``batches``, by number.
        places: new number of each of the records of ``batches``, in any order.
    """
    terms = sorted({*kept.terms, *names})
    rank = {term: place for place, term in enumerate(terms)}
    own = np.fromiter(map(rank.__getitem__, kept.terms), np.uint64, len(kept.terms))
    now = moved[kept.owners]
    keys = np.repeat(own << _TERM, kept.counts) | kept.impacts | (now.astype(np.uint64) << _OWNER)
    keys = keys[now >= 0]
    if not np.all(keys[1:] > keys[:-1]):
        keys.sort()
    added = [keys[:0]]
    for batch in batches:
        ranks = np.array([rank[names[one]] for one in batch.terms.tolist()], np.uint64)
        rows = np.repeat(ranks << _TERM, batch.counts)
        here = places[batch.first :][batch.owners].astype(np.uint64)
        added.append(rows | batch.impacts | (here << _OWNER))
    fresh = np.sort(np.concatenate(added))
    keys = np.insert(keys, np.searchsorted(keys, fresh), fresh)
    counts = np.bincount((keys >> _TERM).astype(np.int64), minlength=len(terms))
    owners, impacts = (keys >> _OWNER & _OWNERS).astype(np.uint32), keys.astype(np.uint8)
    used = np.flatnonzero(counts)
    return Postings([terms[one] for one in used.tolist()], counts[used], owners, impacts)


@dataclass(frozen=True, slots=True)
class Shard:
    """A range of the terms of a segment.

    Attributes:
        lists: those of the segment.
        start: number of its first term.
        end: number of the one after its last.
        first: place of its first record in the lists.
        last: place after its last one.
    """

    lists: Postings
    start: int
    end: int
    first: int
    last: int

    @property
    def raw(self) -> tuple[bytes, ...]:
        """All that decides its files."""
        found = self.lists
        return (
            "\n".join(found.terms[self.start : self.end]).encode(),
            found.counts[self.start : self.end].tobytes(),
            found.owners[self.first : self.last].tobytes(),
            found.impacts[self.first : self.last].tobytes(),
        )

    def files(self) -> Iterator[tuple[str, str, bytes]]:
        """Yield first term, name and content: of one file, or of the two halves of one that is too large."""
        content = self._content()
        made = packed(content)
        if len(made) > LARGEST and self.end - self.start > 1:
            half = (self.start + self.end) // 2
            cut = self.first + int(self.lists.counts[self.start : half].sum())
            yield from Shard(self.lists, self.start, half, self.first, cut).files()
            yield from Shard(self.lists, half, self.end, cut, self.last).files()
            return
        yield self.lists.terms[self.start], file_name("t", content), made

    def _content(self) -> bytes:
        counts = self.lists.counts[self.start : self.end]
        starts = np.cumsum(counts) - counts
        coded, places = varint_array(gaps(self.lists.owners[self.first : self.last], starts))
        lengths = np.diff(places[np.append(starts, len(places) - 1)])
        head = [varint(len(counts))]
        before = b""
        for key, count, length in zip(
            self.lists.terms[self.start : self.end], counts.tolist(), lengths.tolist(), strict=True
        ):
            word = key.encode()
            shared = shared_prefix(before, word)
            head += [varint(shared), varint(len(word) - shared), word[shared:], varint(count), varint(length)]
            before = word
        return b"".join((*head, coded.tobytes(), self.lists.impacts[self.first : self.last].tobytes()))


def gaps(owners: Numbers, starts: NDArray[np.int64]) -> Numbers:
    """Return numbers of records as differences from the one before in their list, given where lists begin."""
    found = owners.copy()
    found[1:] -= owners[:-1]
    found[starts] = owners[starts]
    return found


def term_shards(found: Postings, files: int) -> Iterator[Shard]:
    """Yield the shards of a segment, in the order of the terms: about so many files."""
    ends = np.cumsum(found.counts)
    starts = ends - found.counts
    sizes = _sizes(found, starts, ends)
    most = min(target(int(sizes.sum()), files, LEAST), AIMED)
    # A name that is long is written once, whatever its list.
    names = np.fromiter(map(len, found.terms), np.int64, len(found.terms))
    for start, end in ranges(found.terms, (sizes * _RATIO).astype(np.int64) + names, most):
        yield Shard(found, start, end, int(starts[start]), int(ends[end - 1]))


def _sizes(found: Postings, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many bytes the numbers of each list take, given where lists begin and end."""
    sizes = np.zeros(len(starts), np.int64)
    at = 0
    # Some lists at a time: all of them at once take more memory than the rest of the index.
    while at < len(starts):
        some = slice(at, max(at + 1, int(np.searchsorted(ends, starts[at] + _PART, "right"))))
        own = starts[some] - starts[at]
        lengths = varint_lengths(gaps(found.owners[starts[at] : ends[some.stop - 1]], own))
        sizes[some] = np.add.reduceat(lengths, own)
        at = some.stop
    return sizes
