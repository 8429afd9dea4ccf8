"""The analyses of records, kept from one build to the next: a record that did not change is not read again.

The file is a cache: keyed by what an analysis depends on, checked as a whole, and thrown away at the least doubt.
"""

import contextlib
import hashlib
import json
import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import numpy as np
import Stemmer

from vivier.browse import Index
from vivier.records import Fiche

from .acronyms import Acronyms
from .corpus import EMPTY, Analyser, Rows, Words, joined
from .documents import texts_of

_MAGIC = b"vivier search 1\n"
_KEY = 16
_DIGEST = 32
# What decides the words of a record: how it is read, what closing and archiving take from it, how words are cut.
_PACKAGES = ("vivier.records", "vivier.intake", "vivier.candidacy", "vivier.exports.search")


@dataclass(slots=True)
class Analysed:
    """The analyses of the records of one catalogue.

    Attributes:
        words: the words met in them.
        done: how many records the last call of `rows` analysed, the others being known.
        changed: whether that call changed what is worth keeping.
    """

    words: Words = field(default_factory=Words)
    done: int = 0
    changed: bool = False
    _keys: list[bytes] = field(default_factory=list)
    _rows: Rows = EMPTY

    def rows(self, index: Index, segments: Sequence[Sequence[Fiche]]) -> tuple[Rows, ...]:
        """Return the rows of each segment, analysing the records that are new; keep those and no others."""
        records = [record for segment in segments for record in segment]
        keys = list(_keys(index, records))
        places = {key: place for place, key in enumerate(self._keys)}
        missing = [at for at, key in enumerate(keys) if key is None or key not in places]
        self.done = len(missing)
        if missing:
            analyser = Analyser(self.words, Acronyms(index.catalogue.sigles.values()))
            new = analyser.rows(texts_of(records[at], index.catalogue) for at in missing)
            order = [places.get(key or b"", -1) for key in keys]
            for place, at in enumerate(missing, len(self._keys)):
                order[at] = place
            self._rows = joined((self._rows, new)).take(order)
        elif keys != self._keys:
            self._rows = self._rows.take([places[key] for key in keys if key is not None])
        found = [key or b"" for key in keys]
        self.changed = found != self._keys
        self._keys = found
        return tuple(_cut(self._rows, [len(segment) for segment in segments]))

    @classmethod
    def load(cls, file: Path) -> "Analysed":
        """Return what a file keeps; nothing when it is missing, of another version or damaged."""
        try:
            content = file.read_bytes()
            return cls._read(content)
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    @classmethod
    def _read(cls, content: bytes) -> "Analysed":
        start = len(_MAGIC) + _DIGEST
        body = content[start:]
        if not content.startswith(_MAGIC) or content[len(_MAGIC) : start] != _checksum(body):
            raise ValueError("not a cache of analyses, or a damaged one")
        head, _, rest = body.partition(b"\n")
        sizes = json.loads(head)
        texts, rest = rest[: sizes["surfaces"]], rest[sizes["surfaces"] :]
        count, words = sizes["fiches"], sizes["mots"]
        keys = [rest[at : at + _KEY] for at in range(0, count * _KEY, _KEY)]
        rest = rest[count * _KEY :]
        lengths = np.frombuffer(rest, np.int64, count)
        numbers = np.frombuffer(rest, np.uint32, words, count * 8)
        units = np.frombuffer(rest, np.uint16, words, count * 8 + words * 4)
        return cls(
            Words(texts.decode().split("\n") if texts else ()), 0, False, keys, Rows(lengths, numbers, units)
        )

    def save(self, file: Path) -> None:
        """Write the analyses, or leave no file where they cannot be written: a full disk stops no build."""
        used = np.unique(self._rows.words)
        ranks = np.zeros(len(self.words.surfaces), np.uint32)
        ranks[used] = np.arange(len(used), dtype=np.uint32)
        texts = "\n".join(self.words.surfaces[number] for number in used).encode()
        sizes = {"surfaces": len(texts), "fiches": len(self._keys), "mots": len(self._rows.words)}
        columns = (self._rows.lengths, ranks[self._rows.words], self._rows.units)
        keys = b"".join(key.ljust(_KEY, b"\0") for key in self._keys)
        body = b"".join((json.dumps(sizes).encode(), b"\n", texts, keys, *(one.tobytes() for one in columns)))
        # Under another name until it is whole: a build that is killed leaves the file as it was.
        waiting = file.with_suffix(f".{os.getpid()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            waiting.write_bytes(b"".join((_MAGIC, _checksum(body), body)))
            waiting.replace(file)
        except OSError:
            with contextlib.suppress(OSError):
                waiting.unlink()


def _checksum(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_DIGEST).digest()


def _keys(index: Index, records: Sequence[Fiche]) -> Iterator[bytes | None]:
    """Yield what the analysis of each record depends on; None for a record that no file gave."""
    common = _common(index)
    for record in records:
        digest = index.catalogue.digests.get(record.cle)
        state = index.statut(record)
        # What closed and archived records must lose is not in their words.
        stage = b"" if state is None or not state.arretee else state.value.encode()
        parts = b"\0".join((common, digest, stage)) if digest else None
        yield parts and hashlib.blake2b(parts, digest_size=_KEY).digest()


def _common(index: Index) -> bytes:
    """Return what every analysis depends on: the code, and the lists that records cite."""
    catalogue = index.catalogue
    lists = repr((catalogue.themes, catalogue.organisations, catalogue.sigles))
    return hashlib.blake2b(_code() + lists.encode(), digest_size=_KEY).digest()


@cache
def _code() -> bytes:
    versions = (Stemmer.version(), version("babel"), unicodedata.unidata_version)
    found = hashlib.blake2b(repr(versions).encode(), digest_size=_KEY)
    for package in _PACKAGES:
        folder = Path(str(files(package)))
        for file in sorted((*folder.rglob("*.py"), *folder.rglob("*.yml"))):
            found.update(file.read_bytes() + b"\0")
    return found.digest()


def _cut(rows: Rows, counts: Sequence[int]) -> Iterator[Rows]:
    """Yield the rows of each segment."""
    start = words = 0
    for count in counts:
        lengths = rows.lengths[start : start + count]
        size = int(lengths.sum())
        yield Rows(lengths, rows.words[words : words + size], rows.units[words : words + size])
        start, words = start + count, words + size
