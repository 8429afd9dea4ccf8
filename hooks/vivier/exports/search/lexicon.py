"""The words of the catalogue, for completion and spelling: each with its term, how common it is, and its accents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .analysis import stem
from .corpus import Numbers, Rows, Words
from .cutting import ranges
from .wire import file_name, packed, shared_prefix, varint

SHARD = 12_000
"""Size aimed at for a shard, in bytes before compression: about a third of it once compressed."""
LONGEST_WORD = 30
"""Longer ones are addresses and accidents: found when typed whole, never proposed."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every word in use.

    Attributes:
        terms: the terms, sorted.
        ranks: rank of the term of each word, by number of the word; 0 for a word that is not in use.
        words: folded words, sorted.
        stems: term of each of them.
        shown: how each is written, most often.
        classes: how common each is, a byte: low half among open records, high half among closed ones.
    """

    terms: Sequence[str]
    ranks: Numbers
    words: Sequence[str]
    stems: Sequence[str]
    shown: Sequence[str]
    classes: bytes


def lexicon(known: Words, segments: tuple[Rows, Rows]) -> Lexicon:
    """Return the lexicon of two segments, open then closed, whose words are numbered as in ``known``."""
    surfaces = known.surfaces
    opened, closed = (np.bincount(rows.words, minlength=len(surfaces)).tolist() for rows in segments)
    everywhere = [one + other for one, other in zip(opened, closed, strict=True)]
    used = [number for number, count in enumerate(everywhere) if count]
    forms: dict[str, list[int]] = {}
    for number in used:
        forms.setdefault(known.folded[number], []).append(number)
    words = sorted(forms)
    stems = [stem(word) for word in words]
    terms = sorted(set(stems))
    rank_of = {term: rank for rank, term in enumerate(terms)}
    ranks = np.zeros(len(surfaces), np.uint32)
    for word, term in zip(words, stems, strict=True):
        ranks[forms[word]] = rank_of[term]
    shown = [_commonest(forms[word], everywhere, surfaces) for word in words]
    classes = bytes(
        _grade(sum(map(opened.__getitem__, forms[word])))
        | _grade(sum(map(closed.__getitem__, forms[word]))) << 4
        for word in words
    )
    return Lexicon(terms, ranks, words, stems, shown, classes)


def _commonest(numbers: Sequence[int], total: Sequence[int], surfaces: Sequence[str]) -> str:
    # At equal counts the accented form: its letters come after the plain ones.
    return max((total[number], surfaces[number]) for number in numbers)[1]


def _grade(count: int) -> int:
    """Return how common a word is: 0 for none, 1 for one record, then one more each time the records double."""
    return min(15, count.bit_length())


def word_files(found: Lexicon) -> Iterator[tuple[str, str, bytes]]:
    """Yield the shards of a lexicon: first word, name, content, in the order of the words."""
    kept = [at for at, word in enumerate(found.words) if len(word) <= LONGEST_WORD]
    words = [found.words[at] for at in kept]
    for start, end in ranges(words, [len(word) for word in words], SHARD):
        content = _shard(found, kept[start:end])
        yield words[start], file_name("w", content), packed(content)


def _shard(found: Lexicon, kept: Sequence[int]) -> bytes:
    made = [varint(len(kept))]
    before = b""
    for at in kept:
        word, term = found.words[at].encode(), found.stems[at].encode()
        shared, common = shared_prefix(before, word), shared_prefix(word, term)
        made += [varint(shared), varint(len(word) - shared), word[shared:]]
        made += [varint(common), varint(len(term) - common), term[common:]]
        shown = found.shown[at].encode()
        accents = b"" if shown == word else shown
        made += [found.classes[at : at + 1], varint(len(accents)), accents]
        before = word
    return b"".join(made)
