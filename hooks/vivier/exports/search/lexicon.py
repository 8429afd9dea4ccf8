"""The words of the catalogue, for completion and spelling: each with its term, how common it is, and its accents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .analysis import JOINED
from .corpus import Numbers, Words
from .cutting import Sizes, ranges
from .wire import file_name, packed, shared_prefix, varint

SHARD = 24_000
"""Size aimed at for a shard, in bytes before compression: about a third of it once compressed."""
LONGEST_WORD = 30
"""Longer ones are addresses and accidents: found when typed whole, never proposed."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that are proposed, or some of them.

    Attributes:
        words: folded words, sorted.
        stems: term of each of them.
        shown: how each is written, most often.
        classes: how common each is, a byte: low half among open records, high half among closed ones.
    """

    words: Sequence[str]
    stems: Sequence[str]
    shown: Sequence[str]
    classes: bytes

    def part(self, start: int, end: int) -> "Lexicon":
        """Return some of them."""
        rows = slice(start, end)
        return Lexicon(self.words[rows], self.stems[rows], self.shown[rows], self.classes[rows])

    @property
    def raw(self) -> tuple[bytes, ...]:
        """All that decides the bytes of a file of these words."""
        return (
            *("\n".join(column).encode() for column in (self.words, self.stems, self.shown)),
            self.classes,
        )

    def file(self) -> tuple[str, bytes]:
        """Return the name and the content of a file of these words."""
        content = self._content()
        return file_name("w", content), packed(content)

    def _content(self) -> bytes:
        made = [varint(len(self.words))]
        before = b""
        for at, (text, stem, accents) in enumerate(zip(self.words, self.stems, self.shown, strict=True)):
            word, term = text.encode(), stem.encode()
            shared, common = shared_prefix(before, word), shared_prefix(word, term)
            made += [varint(shared), varint(len(word) - shared), word[shared:]]
            made += [varint(common), varint(len(term) - common), term[common:]]
            shown = b"" if accents == text else accents.encode()
            made += [self.classes[at : at + 1], varint(len(shown)), shown]
            before = word
        return b"".join(made)


def lexicon(known: Words, counts: tuple[Numbers, Numbers]) -> Lexicon:
    """Return the lexicon of two segments, open then closed: how many of their records have each word of ``known``."""
    opened, closed = (np.pad(one.astype(np.int64), (0, len(known.surfaces) - len(one))) for one in counts)
    rows = [
        number
        for number in np.flatnonzero(opened + closed).tolist()
        if len(known.folded[number]) <= LONGEST_WORD and known.folded[number] not in JOINED
    ]
    if not rows:
        return Lexicon([], [], [], b"")
    # One after the other: two columns of texts are sorted in two thirds of the time of one column of pairs.
    rows.sort(key=known.surfaces.__getitem__)
    rows.sort(key=known.folded.__getitem__)
    order = np.array(rows, np.int64)
    words = [known.folded[number] for number in rows]
    # One word for all the ways to write it: with accents, without.
    starts = [0, *(at for at, (one, other) in enumerate(pairwise(words), 1) if one != other)]
    total = (opened + closed)[order]
    # At equal counts the accented form: its letters come after the plain ones.
    commonest = np.maximum.reduceat(total << 32 | np.arange(len(rows)), starts) & 0xFFFFFFFF
    classes = (
        _grades(np.add.reduceat(opened[order], starts)) | _grades(np.add.reduceat(closed[order], starts)) << 4
    )
    return Lexicon(
        [words[at] for at in starts],
        [known.stems[rows[at]] for at in starts],
        [known.surfaces[rows[at]] for at in commonest.tolist()],
        classes.astype(np.uint8).tobytes(),
    )


def _grades(counts: Sizes) -> Sizes:
    """Return how common words are: 0 for none, 1 for one record, then one more each time the records double."""
    return np.minimum(15, np.frexp(counts)[1]).astype(np.int64)


def word_shards(found: Lexicon) -> Iterator[Lexicon]:
    """Yield the shards of a lexicon, in the order of the words."""
    for start, end in ranges(found.words, list(map(len, found.words)), SHARD):
        yield found.part(start, end)
