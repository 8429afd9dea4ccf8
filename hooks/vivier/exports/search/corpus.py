"""The words of every record, as numbers: what is counted, sorted and written comes from these arrays alone."""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .acronyms import Acronyms
from .analysis import STOP_WORDS, fold, words_of
from .documents import WEIGHTS

Numbers = NDArray[np.uint32]
Units = NDArray[np.uint16]

UNIT = 64
"""How many units weigh as much as one word of a text of the usual length."""
LENGTH = 400
"""Usual number of words of a text. Fixed, and no mean of the catalogue: one record must not change the others."""
LENGTH_PART = 0.4
"""How much a longer text lightens its words: 0 not at all, 1 in proportion (the b of BM25F)."""

_OUTSIDE = re.compile(r"[\W_]+")
# What surrounds a word without being part of it, whatever the word.
_AROUND = '.,;:!?…()[]«»“”"*_'
_BATCH = 512


class Words(dict[str, tuple[int, ...]]):
    """The numbers of the words in what stands between two spaces, found once: « l’innovation, » gives one number.

    Attributes:
        surfaces: words as they are written, lower case with accents, by number.
        folded: the same, folded.
    """

    def __init__(self, surfaces: Iterable[str] = ()) -> None:
        super().__init__()
        self.surfaces = list(surfaces)
        self.folded = list(map(fold, self.surfaces))
        self._numbers = {word: number for number, word in enumerate(self.surfaces)}

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        core = chunk.strip(_AROUND)
        # « mission, » is « mission », which was most often met already.
        alone = core != chunk and core.isalpha()
        found = self[chunk] = self[core] if alone else tuple(map(self.number, _written(chunk)))
        return found

    def number(self, surface: str) -> int:
        """Return the number of a word, a new one if it is new."""
        found = self._numbers.setdefault(surface, len(self.surfaces))
        if found == len(self.surfaces):
            self.surfaces.append(surface)
            self.folded.append(fold(surface))
        return found


def _written(chunk: str) -> list[str]:
    """Return the words of a chunk as they are written where they stand in it, else folded; no function words."""
    plain = unicodedata.normalize("NFC", chunk).lower()
    parts = {fold(part): part for part in ((plain,) if plain.isalpha() else _OUTSIDE.split(plain))}
    return [parts.get(word, word) for word in words_of(chunk) if word not in STOP_WORDS]


class Rows(NamedTuple):
    """Records as words.

    Attributes:
        lengths: how many different words each record has.
        words: numbers of its words, in ascending order, record after record.
        units: weight of each of them, in units of `UNIT`.
    """

    lengths: NDArray[np.int64]
    words: Numbers
    units: Units

    def take(self, order: Sequence[int]) -> "Rows":
        """Return some of the records, in the order asked for."""
        starts = np.concatenate(([0], np.cumsum(self.lengths)))
        at = np.asarray(order, np.int64)
        lengths = self.lengths[at]
        first = np.concatenate(([0], np.cumsum(lengths)))[:-1]
        places = np.repeat(starts[at] - first, lengths) + np.arange(int(lengths.sum()))
        return Rows(lengths, self.words[places], self.units[places])


EMPTY = Rows(np.zeros(0, np.int64), np.zeros(0, np.uint32), np.zeros(0, np.uint16))


def joined(parts: Sequence[Rows]) -> Rows:
    """Return the records of several parts, one after the other."""
    if not parts:
        return EMPTY
    return Rows(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


@dataclass(slots=True)
class Analyser:
    """Turns texts of records into rows.

    Attributes:
        words: the words met so far.
        acronyms: what adds the words of acronyms, and the acronyms of words.
    """

    words: Words
    acronyms: Acronyms
    _flat: "array[int]" = field(default_factory=lambda: array("I"), init=False)
    _weights: list[float] = field(default_factory=list, init=False)
    _lengths: list[int] = field(default_factory=list, init=False)

    def rows(self, texts: Iterable[Sequence[str]]) -> Rows:
        """Return the rows of records, each given as its texts, in the order of `WEIGHTS`."""
        made: list[Rows] = []
        count = 0
        for one in texts:
            self._add(one)
            count += 1
            if count == _BATCH:
                made.append(self._merged(count))
                count = 0
        if count:
            made.append(self._merged(count))
        return joined(made)

    def _add(self, texts: Sequence[str]) -> None:
        flat, start = self._flat, len(self._flat)
        for text, weight in zip(texts, WEIGHTS, strict=True):
            before = len(flat)
            flat.extend(chain.from_iterable(map(self.words.__getitem__, text.split())))
            length = len(flat) - before
            if weight == 1:
                weight /= 1 - LENGTH_PART + LENGTH_PART * length / LENGTH
            self._lengths.append(length)
            self._weights.append(weight)
        known = frozenset(map(self.words.folded.__getitem__, flat[start:]))
        more = self.acronyms.implied(known, "\n".join(texts))
        flat.extend(self.words.number(word) for word in more if word not in STOP_WORDS)
        self._lengths.append(len(more) and len(flat) - start - sum(self._lengths[-len(WEIGHTS) :]))
        self._weights.append(1.0)

    def _merged(self, count: int) -> Rows:
        """Return the rows of the records added, each word once, and forget them."""
        lengths = np.array(self._lengths, np.int64)
        units = np.repeat(np.rint(np.array(self._weights) * UNIT).astype(np.uint32), lengths)
        whole = lengths.reshape(count, len(WEIGHTS) + 1).sum(axis=1)
        owners = np.repeat(np.arange(count, dtype=np.uint64), whole)
        keys = owners << np.uint64(32) | np.frombuffer(self._flat, np.uint32)
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        first = (
            np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
            if len(keys)
            else np.zeros(0, np.int64)
        )
        sums = np.add.reduceat(units[order], first) if len(first) else np.zeros(0, np.uint32)
        self._flat, self._weights, self._lengths = array("I"), [], []
        return Rows(
            np.bincount((keys[first] >> np.uint64(32)).astype(np.int64), minlength=count),
            (keys[first] & np.uint64(0xFFFFFFFF)).astype(np.uint32),
            np.minimum(sums, 65535).astype(np.uint16),
        )
