"""The words of records, as numbers: what is counted, sorted and written comes from these arrays alone."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .acronyms import Acronyms
from .analysis import STOP_WORDS, fold, stem, words_of
from .documents import WEIGHTS

Numbers = NDArray[np.uint32]
Units = NDArray[np.uint16]
Keys = NDArray[np.uint64]

UNIT = 64
"""How many units weigh as much as one word of a text of the usual length."""
LENGTH = 400
"""Usual number of words of a text. Fixed, and no mean of the catalogue: one record must not change the others."""
LENGTH_PART = 0.4
"""How much a longer text lightens its words: 0 not at all, 1 in proportion (the b of BM25F)."""
BATCH = 512
"""How many records are analysed at a time: their numbers are sorted in the processor's own memory."""

_OUTSIDE = re.compile(r"[\W_]+")
# What surrounds a word without being part of it, whatever the word.
_AROUND = '.,;:!?…()[]«»“”"*_'
# One number holds a record of a batch, a word and its units, in the order that they are sorted in.
_UNITS = np.uint64(16)
_OWNER = np.uint64(48)
_MOST = 65535
_LOW = np.uint64(_MOST)
_WORD = np.uint64(0xFFFFFFFF)
_UNASKED = -1
_PART = 1 << 20


class Words(dict[bytes, bytes]):
    """The words met, by number; and what stands between two spaces, read once.

    As a mapping: the numbers of the words of a chunk (« l’innovation, »), function words left out, four bytes each. The
    words of a text are those of its chunks put together: bytes are cut, looked up and joined in two thirds of the time
    of texts and of numbers.

    Attributes:
        surfaces: words as they are written, lower case with accents, by number; empty where a number is free.
        folded: the same, folded.
        stems: their terms.
    """

    def __init__(
        self, surfaces: Sequence[str] = (), folded: Sequence[str] = (), stems: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.surfaces, self.folded, self.stems = list(surfaces), list(folded), list(stems)
        self._free = [number for number, surface in enumerate(self.surfaces) if not surface]
        self._numbers = {surface: number for number, surface in enumerate(self.surfaces) if surface}

    def __missing__(self, chunk: bytes) -> bytes:
        text = chunk.decode("utf-8", "surrogatepass")
        core = text.strip(_AROUND)
        # « mission, » is « mission », which was most often met already.
        if core != text and core.isalpha():
            found = self[core.encode("utf-8", "surrogatepass")]
        else:
            # What bytes take for no space may be one: a space that does not break, before a colon.
            numbers = [self.number(word) for one in text.split() for word in _written(one)]
            found = np.array(numbers, np.uint32).tobytes()
        self[chunk] = found
        return found

    def number(self, surface: str) -> int:
        """Return the number of a word, a free or a new one if it is new."""
        found = self._numbers.get(surface)
        if found is not None:
            return found
        flat = fold(surface)
        columns = ((self.surfaces, surface), (self.folded, flat), (self.stems, stem(flat)))
        number = self._free.pop() if self._free else len(self.surfaces)
        for column, value in columns:
            if number < len(column):
                column[number] = value
            else:
                column.append(value)
        self._numbers[surface] = number
        return number

    def of(self, text: str) -> bytes:
        """Return the numbers of the words of a text, four bytes each."""
        return b"".join(map(self.__getitem__, text.encode("utf-8", "surrogatepass").split()))


def counted(words: Numbers, size: int) -> Numbers:
    """Return how many times each of ``size`` numbers is among those of words."""
    made = np.zeros(size, np.uint32)
    # Part by part: numpy counts a copy of twice the size.
    for start in range(0, len(words), _PART):
        made += np.bincount(words[start : start + _PART], minlength=size).astype(np.uint32)
    return made


def spread(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the places of parts, one after the other, from where each begins and its length."""
    ends = np.cumsum(lengths)
    return np.repeat(starts - ends + lengths, lengths) + np.arange(int(ends[-1]) if len(ends) else 0)


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


@dataclass(slots=True)
class Analyser:
    """Turns texts of records into rows.

    Attributes:
        words: the words met so far.
        acronyms: what adds the words of acronyms, and the acronyms of words.
        _concerned: whether an acronym has something to do with each word, by number: 1, 0 or `_UNASKED`.
    """

    words: Words
    acronyms: Acronyms
    _concerned: NDArray[np.int8] = field(default_factory=lambda: np.zeros(0, np.int8), init=False)

    def rows(self, texts: Sequence[Sequence[str]]) -> Rows:
        """Return the rows of a batch of records, each given as its texts, in the order of `WEIGHTS`."""
        keys = self._counted(texts)
        found, units = _summed(keys)
        more = list(self._implied(texts, found, units))
        if more:
            added, weights = np.array(more, np.uint64).T
            at = np.searchsorted(found, added)
            found, units = np.insert(found, at, added), np.insert(units, at, weights.astype(np.uint32))
        owners = (found >> (_OWNER - _UNITS)).astype(np.int64)
        return Rows(
            np.bincount(owners, minlength=len(texts)),
            (found & _WORD).astype(np.uint32),
            np.minimum(units, _MOST).astype(np.uint16),
        )

    def _counted(self, texts: Sequence[Sequence[str]]) -> Keys:
        """Return every occurrence of a word in a record, with its units."""
        found = [self.words.of(text) for one in texts for text in one]
        words = np.frombuffer(b"".join(found), np.uint32)
        lengths = np.fromiter(map(len, found), np.int64, len(found)) // words.itemsize
        # Where each occurrence stands: text after text, record after record.
        where = np.repeat(np.arange(len(found)), lengths)
        weights = np.tile(np.array(WEIGHTS), len(texts))
        weights = np.where(weights == 1, 1 / (1 - LENGTH_PART + LENGTH_PART * lengths / LENGTH), weights)
        owners = np.arange(len(found), dtype=np.uint64) // np.uint64(len(WEIGHTS))
        low: Keys = owners << _OWNER | np.rint(weights * UNIT).astype(np.uint64)
        return low[where] | words.astype(np.uint64) << _UNITS

    def _implied(
        self, texts: Sequence[Sequence[str]], found: Keys, units: Numbers
    ) -> Iterator[tuple[int, int]]:
        """Yield the words that records imply, as `found` has those that they have, and their units.

        A word weighs as much as the least of those that imply it: « RH » what « ressources humaines » does in a title.
        """
        have = (found & _WORD).astype(np.int64)
        new = len(self.words.folded) - len(self._concerned)
        self._concerned = np.pad(self._concerned, (0, new), constant_values=_UNASKED)
        # Asked of the words met alone: a number that is free now may be that of another word later.
        for number in np.unique(have[self._concerned[have] == _UNASKED]).tolist():
            self._concerned[number] = self.acronyms.concerns(self.words.folded[number])
        chosen = self._concerned[have] == 1
        of_interest, weights = found[chosen], units[chosen].tolist()
        numbers = (of_interest & _WORD).tolist()
        ends = np.cumsum(np.bincount((of_interest >> np.uint64(32)).astype(np.int64), minlength=len(texts)))
        start = 0
        for owner, end in enumerate(ends.tolist()):
            known: dict[str, int] = {}
            for number, weight in zip(numbers[start:end], weights[start:end], strict=True):
                word = self.words.folded[number]
                # With an accent and without: the heavier, whichever was met first.
                known[word] = max(weight, known.get(word, 0))
            more = self.acronyms.implied(frozenset(known), "\n".join(texts[owner])) if known else {}
            yield from sorted(
                (owner << 32 | self.words.number(word), min(map(known.__getitem__, sources)))
                for word, sources in more.items()
                if word not in STOP_WORDS
            )
            start = end


def _summed(keys: Keys) -> tuple[Keys, Numbers]:
    """Return the words of records, sorted, each once, and their units."""
    if not len(keys):
        return keys, np.zeros(0, np.uint32)
    keys.sort()
    found = keys >> _UNITS
    first = np.flatnonzero(np.concatenate(([True], found[1:] != found[:-1])))
    return found[first], np.add.reduceat((keys & _LOW).astype(np.uint32), first)
