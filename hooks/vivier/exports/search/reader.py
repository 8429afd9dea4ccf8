"""Reads the index back: the files that a query needs, each decoded once.

``content/assets/js/search/files.js`` reads the same files in the browser.
"""

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from .wire import BYTE, ROOT

Read = Callable[[str], bytes]
"""Gives the bytes of a file of the index."""
_Made = TypeVar("_Made")


class Posting(NamedTuple):
    """The records that have a term, in order, and how much it counts in each."""

    documents: NDArray[np.int64]
    impacts: NDArray[np.int64]


NOTHING = Posting(np.zeros(0, np.int64), np.zeros(0, np.int64))


class Entry(NamedTuple):
    """A word of the lexicon.

    Attributes:
        word: folded.
        stem: its term.
        shown: how it is written.
        rank: how common: sixteen times its class among open records, plus its class among closed ones.
    """

    word: str
    stem: str
    shown: str
    rank: int


class Column(NamedTuple):
    """The values of a facet: those of record d are ``values[starts[d] : starts[d + 1]]``, ranks in ``valeurs``."""

    nom: str
    valeurs: list[tuple[str, str]]
    starts: NDArray[np.int64]
    values: NDArray[np.int64]

    def of(self, document: int) -> NDArray[np.int64]:
        """Return the values of a record."""
        return self.values[self.starts[document] : self.starts[document + 1]]

    def owners(self) -> NDArray[np.int64]:
        """Return the record of each value."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


@dataclass(slots=True)
class _Cursor:
    """A place in bytes, which moves as it reads."""

    content: bytes
    at: int = 0

    def varint(self) -> int:
        value = shift = 0
        while True:
            one = self.content[self.at]
            self.at += 1
            value |= (one & 127) << shift
            if one < 128:
                return value
            shift += 7

    def take(self, count: int) -> bytes:
        self.at += count
        return self.content[self.at - count : self.at]

    def after(self, start: bytes) -> bytes:
        """Return what follows, given what it begins with."""
        return start + self.take(self.varint())


@dataclass(slots=True)
class Reader:
    """An index that is read as queries need it.

    Attributes:
        read: gives the bytes of a file.
        root: names of the files.
    """

    read: Read
    root: dict[str, Any] = field(init=False)
    _kept: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.root = self._load(ROOT, json.loads)

    def size(self, segment: int) -> int:
        """Return how many records a segment has."""
        return int(self.root["segments"][segment]["fiches"])

    def posting(self, segment: int, term: str) -> Posting:
        """Return the records of a segment that have a term."""
        shards = [name for first, name in self.root["segments"][segment]["termes"] if first <= term]
        return self._load(shards[-1], _terms).get(term, NOTHING) if shards else NOTHING

    def beginning(self, prefix: str) -> Iterator[Entry]:
        """Yield the words of the lexicon that begin so."""
        shards = self.root["mots"]
        for at, (first, name) in enumerate(shards):
            if first <= prefix + "\uffff" and (at + 1 == len(shards) or shards[at + 1][0] > prefix):
                yield from (one for one in self._load(name, _lexicon) if one.word.startswith(prefix))

    def columns(self, segment: int) -> list[Column]:
        """Return the facets of a segment."""
        name = self.root["segments"][segment]["facettes"]
        names = partial(self._load, decode=json.loads)
        return self._load(name, partial(_columns, count=self.size(segment), names=names))

    def published(self, segment: int) -> NDArray[np.int64]:
        """Return the day of publication of each record of a segment, from 1970-01-01; 0 where it is unknown."""
        size = self.size(segment)
        return self._load(
            self.root["segments"][segment]["dates"],
            lambda content: _wide(_Cursor(content), size),
        )

    def card(self, segment: int, document: int) -> dict[str, str]:
        """Return what a result shows of a record."""
        start, name = [one for one in self.root["segments"][segment]["cartes"] if one[0] <= document][-1]
        return {key: column[document - start] for key, column in self._load(name, json.loads).items()}

    def _load(self, name: str, decode: Callable[[bytes], _Made]) -> _Made:
        if name not in self._kept:
            content = self.read(name)
            # A host may serve files that it has unpacked.
            self._kept[name] = decode(gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content)
        made: _Made = self._kept[name]
        return made


def _numbers(content: bytes) -> NDArray[np.int64]:
    return np.frombuffer(content, np.uint8).astype(np.int64)


def _terms(content: bytes) -> dict[str, Posting]:
    cursor = _Cursor(content)
    word = b""
    rows = []
    for _ in range(cursor.varint()):
        word = cursor.after(word[: cursor.varint()])
        rows.append((word.decode(), cursor.varint(), cursor.varint()))
    gaps = [np.cumsum([cursor.varint() for _ in range(count)], dtype=np.int64) for _, count, _ in rows]
    return {
        word: Posting(documents, _numbers(cursor.take(count)))
        for (word, count, _), documents in zip(rows, gaps, strict=True)
    }


def _lexicon(content: bytes) -> list[Entry]:
    cursor = _Cursor(content)
    word = b""
    found = []
    for _ in range(cursor.varint()):
        word = cursor.after(word[: cursor.varint()])
        stem = cursor.after(word[: cursor.varint()])
        classes = cursor.take(1)[0]
        shown = cursor.after(b"") or word
        rank = (classes & 15) << 4 | classes >> 4
        found.append(Entry(word.decode(), stem.decode(), shown.decode(), rank))
    return found


def _columns(content: bytes, count: int, names: Callable[[str], list[tuple[str, str]]]) -> list[Column]:
    size = int.from_bytes(content[:4], "little")
    cursor = _Cursor(content, 4)
    entries = json.loads(cursor.take(size))["facettes"]
    for entry in entries:
        if "noms" in entry:
            entry["valeurs"] = names(entry["noms"])
    planes = _planes(entries, cursor, count)
    found = {entry["nom"]: _column(entry, planes[entry["nom"]], count) for entry in entries}
    for entry in entries:
        if "de" in entry:
            implied = np.array([0, *entry["par"]])
            own = [implied[plane] for plane in planes[entry["de"]]] + planes[entry["nom"]]
            found[entry["nom"]] = _column(entry, own, count)
    return list(found.values())


def _planes(entries: list[dict[str, Any]], cursor: _Cursor, count: int) -> dict[str, list[NDArray[np.int64]]]:
    """Return the planes of each facet; neighbours share a byte as long as all their values fit in it."""
    shared, room = NOTHING.documents, BYTE + 1
    planes: dict[str, list[NDArray[np.int64]]] = {}
    for entry in entries:
        values = len(entry["valeurs"]) + 1
        own = planes[entry["nom"]] = []
        for _ in range(entry["plans"]):
            if values > BYTE:
                own.append(_wide(cursor, count))
                room = BYTE + 1
                continue
            if room * values > BYTE:
                shared, room = _numbers(cursor.take(count)), 1
            own.append(shared // room % values)
            room *= values
    return planes


def _column(entry: dict[str, Any], planes: list[NDArray[np.int64]], count: int) -> Column:
    """Return a column, from the values of each record plane by plane: ranks from 1, 0 for none."""
    flat = np.concatenate([np.zeros(0, np.int64), *planes])
    documents = np.tile(np.arange(count), len(planes))
    base = len(entry["valeurs"]) + 1
    keys = np.unique((documents * base + flat)[flat > 0])
    starts = np.concatenate(([0], np.cumsum(np.bincount(keys // base, minlength=count)))).astype(np.int64)
    return Column(entry["nom"], [(code, label) for code, label in entry["valeurs"]], starts, keys % base - 1)


def _wide(cursor: _Cursor, count: int) -> NDArray[np.int64]:
    """Return a number of two bytes for each record: all the low ones come first."""
    low, high = _numbers(cursor.take(2 * count)).reshape(2, -1)
    return low + 256 * high
