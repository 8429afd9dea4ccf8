"""What is known of the records from one build to the next: a record that did not change is not read again.

What is kept is a cache: made for the shared lists of a catalogue, by this code, checked as a whole (`vivier.kept`). A
small file says which records there were and what was made of them; those of the two segments, which are large, are read
only where a record came, left or changed.
"""

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vivier import kept
from vivier.browse import Index
from vivier.intake.catalogue import Catalogue

from . import columns
from .acronyms import Acronyms
from .body import EMPTY, Body, Part, body, lines, raw, read, sections, unlined, woven
from .cards import CardOf, card
from .columns import Columns, Sorting
from .corpus import BATCH, Analyser, Numbers, Words, counted
from .documents import texts_of
from .order import MARK, Documents
from .postings import NOTHING, Batch, Postings, Terms, gathered, merged

Made = dict[str, list[tuple[str | int, str]]]
"""The files made of each part, by what decides their bytes, in hexadecimal, and in order: where they begin, names."""


@dataclass(slots=True)
class Segment:
    """What is kept of a segment, besides its body.

    Attributes:
        names: kinds and ids of its records.
        marks: what their analyses depend on.
        columns: what sorts them out.
        counts: how many of them have each word, by number.
        stamp: key of the file of its body.
        known: whether the marks tell all there is to know of its records.
        files: names of the files of its columns, in order.
        cards: files of its cards.
        terms: files of its terms.
    """

    names: list[str] = field(default_factory=list)
    marks: bytes = b""
    columns: Columns = columns.EMPTY
    counts: Numbers = field(default_factory=lambda: np.zeros(0, np.uint32))
    stamp: bytes = b""
    known: bool = True
    files: list[str] = field(default_factory=list)
    cards: Made = field(default_factory=dict)
    terms: Made = field(default_factory=dict)


class Analysed:
    """The analyses of the records of one catalogue.

    Args:
        folder: where they are kept; None to keep nothing.

    Attributes:
        words: the words met in them.
        segments: what is open, what is over.
        shards: files of the words.
        labs: names of labs, with the digests of their records.
        done: how many records the last update analysed, the others being known.
        changed: whether that update, or what was made from it, changed what is worth keeping.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._common: bytes | None = None
        self._forget()

    def _forget(self) -> None:
        self.words = Words()
        self.segments = (Segment(), Segment())
        self.shards: Made = {}
        self.labs: dict[str, tuple[str, str]] = {}
        self.done = 0
        self.changed = False
        self._whole = True
        self._bodies: list[Body | None] = [EMPTY, EMPTY]
        self._new: set[int] = set()

    def update(self, index: Index, found: tuple[Documents, Documents], card_of: CardOf) -> tuple[bool, bool]:
        """Analyse the records that are new or changed; return which segments have any, or lost one."""
        common = _common(index.catalogue)
        # A build that was left in the middle did not say what it made.
        if common != self._common or not self._whole:
            self._forget()
            self._common = common
            self._load()
        self.done, self._whole = 0, False
        moved = tuple(
            one.names != found[number].names or one.marks != found[number].marks or not found[number].known()
            for number, one in enumerate(self.segments)
        )
        for number, documents in enumerate(found):
            if moved[number]:
                self._renew(number, documents, index, card_of)
        if any(moved):
            self._stamp(moved)
        return moved[0], moved[1]

    def finished(self, *, changed: bool) -> None:
        """Say that the files of the last update are known, and whether there is anything new to keep."""
        self._whole = True
        self.changed |= changed

    def body(self, number: int, index: Index, card_of: CardOf, found: Documents) -> Body:
        """Return the body of a segment, as last updated; it is made again where its file is lost."""
        made = self._body(number)
        if made is None:
            self._renew(number, found, index, card_of)
            self.changed = True
            made = self._bodies[number] or EMPTY
        return made

    def _body(self, number: int) -> Body | None:
        if self._bodies[number] is None and self._folder:
            content = kept.read(self._folder / f"segment-{number}.bin", self.segments[number].stamp)
            self._bodies[number] = body(content) if content else None
        return self._bodies[number]

    def _renew(self, number: int, found: Documents, index: Index, card_of: CardOf) -> None:
        """Bring a segment up to date."""
        segment = self.segments[number]
        before = self._body(number)
        origin = _origin(segment, found) if before else np.full(len(found.keys), -1)
        if before is None:
            before, segment.columns = EMPTY, columns.EMPTY
        new = np.flatnonzero(origin < 0)
        fresh = _Fresh(self.words, index)
        fresh.read([found.keys[at] for at in new.tolist()], card_of)
        self.done += len(new)
        lists = fresh.lists() if not len(before.lengths) else fresh.onto(before, origin)
        made = Body(*woven(before, fresh.body(), origin), lists)
        self._bodies[number] = made
        self._new.add(number)
        segment.columns = columns.updated(segment.columns, origin, fresh.sorting.columns())
        segment.counts = counted(made.words, len(self.words.surfaces))
        segment.names, segment.marks, segment.known = found.names, found.marks, found.known()

    def _stamp(self, moved: Sequence[bool]) -> None:
        """Give the bodies that changed a key of their own: words are numbered as the small file says, or not at all."""
        parts = [part for one in self.segments for part in (one.stamp, lines(one.names), one.marks)]
        stamp = kept.digest(self._common or b"", b"%d" % self.done, *parts)
        for segment, one in zip(self.segments, moved, strict=True):
            if one:
                segment.stamp = stamp

    def _load(self) -> None:
        content = kept.read(self._folder / "head.bin", self._common or b"") if self._folder else None
        if content is None:
            return
        found = read(content)
        self.words = Words(*(unlined(found[name]) for name in ("surfaces", "folded", "stems")))
        facts = json.loads(bytes(found["facts"]))
        self.shards, self.labs = facts["shards"], {code: tuple(one) for code, one in facts["labs"].items()}
        self._bodies = [None, None]
        self.segments = (_segment(found, facts["segments"][0], 0), _segment(found, facts["segments"][1], 1))

    def save(self) -> None:
        """Keep the analyses for the next build, where something changed; call it once the files are made."""
        # A record that no file gave is not known again.
        known = all(one.known for one in self.segments)
        if not self.changed or self._folder is None or self._common is None or not known:
            return
        for number in sorted(self._new):
            made = self._bodies[number] or EMPTY
            file = self._folder / f"segment-{number}.bin"
            if kept.write(file, made.parts(), self.segments[number].stamp):
                # It is large, and read again in the rare case where a file made from it is lost.
                self._bodies[number] = None
        self._new = set()
        kept.write(self._folder / "head.bin", self._parts(), self._common)
        self.changed = False

    def _parts(self) -> list[Part]:
        """Return what `_load` reads back; the number of a word that left is free."""
        size = len(self.words.surfaces)
        counts = [np.pad(one.counts, (0, size - len(one.counts))) for one in self.segments]
        used = (counts[0] + counts[1] > 0).tolist()
        words = {
            name: lines([text if one else "" for text, one in zip(column, used, strict=True)])
            for name, column in (
                ("surfaces", self.words.surfaces),
                ("folded", self.words.folded),
                ("stems", self.words.stems),
            )
        }
        facts = {"shards": self.shards, "labs": self.labs, "segments": [_facts(one) for one in self.segments]}
        arrays = {
            f"{name}{number}": part
            for number, one in enumerate(self.segments)
            for name, part in (
                ("names", lines(one.names)),
                ("marks", one.marks),
                ("ranks", raw(one.columns.ranks)),
                ("days", raw(one.columns.days)),
                ("counts", raw(one.counts)),
            )
        }
        return sections({**words, **arrays, "facts": json.dumps(facts, ensure_ascii=False).encode()})


def _facts(one: Segment) -> dict[str, object]:
    return {
        "stamp": one.stamp.hex(),
        "tables": one.columns.tables,
        "files": one.files,
        "cards": one.cards,
        "terms": one.terms,
    }


def _segment(found: dict[str, memoryview], facts: dict[str, Any], number: int) -> Segment:
    """Read a segment back."""
    tables = [[tuple(values) for values in table] for table in facts["tables"]]
    days = np.frombuffer(found[f"days{number}"], np.uint16)
    ranks = np.frombuffer(found[f"ranks{number}"], np.uint32).reshape(len(tables), len(days))
    return Segment(
        unlined(found[f"names{number}"]),
        bytes(found[f"marks{number}"]),
        Columns(tables, ranks, days),
        np.frombuffer(found[f"counts{number}"], np.uint32),
        bytes.fromhex(facts["stamp"]),
        True,
        facts["files"],
        facts["cards"],
        facts["terms"],
    )


class _Fresh:
    """Records that are read, in order: each once."""

    def __init__(self, words: Words, index: Index) -> None:
        self._words, self._index = words, index
        self._terms = Terms()
        # They grow in place: parts to be joined would be there twice.
        self._lengths, self._numbers = array("q"), array("I")
        self._batches: list[Batch] = []
        self._cards: list[bytes] = []
        self.sorting = Sorting()

    def read(self, keys: Sequence[tuple[str, str]], card_of: CardOf) -> None:
        """Read records."""
        catalogue = self._index.catalogue
        analyser = Analyser(self._words, Acronyms(catalogue.sigles.values()))
        for start in range(0, len(keys), BATCH):
            texts = []
            for kind, ident in keys[start : start + BATCH]:
                brief = self._index.fiches[kind, ident]
                texts.append(texts_of(catalogue.records[kind][ident], catalogue))
                self._cards.append(card(brief, card_of))
                self.sorting.add(brief)
            rows = analyser.rows(texts)
            self._batches.append(self._terms.inverted(rows, self._words.stems, start))
            self._lengths.frombytes(raw(rows.lengths))
            self._numbers.frombytes(raw(rows.words))

    def lists(self) -> Postings:
        """Return their lists, when there are no other records."""
        return gathered(self._batches, self._terms.names)

    def onto(self, before: Body, origin: NDArray[np.int64]) -> Postings:
        """Return the lists of a segment, of which they are the records that have no origin in the last build."""
        moved = np.full(len(before.lengths), -1)
        moved[origin[origin >= 0]] = np.flatnonzero(origin >= 0)
        places = np.flatnonzero(origin < 0)
        return merged(before.lists, moved, self._batches, self._terms.names, places)

    def body(self) -> Body:
        """Return their lengths, words and cards."""
        lengths, words = np.frombuffer(self._lengths, np.int64), np.frombuffer(self._numbers, np.uint32)
        return Body(lengths, words, self._cards, NOTHING)


def _origin(segment: Segment, found: Documents) -> NDArray[np.int64]:
    """Return, for each record, its number in a segment that has it as it is; -1 for the others."""
    places = {name: place for place, name in enumerate(segment.names)}
    before = np.frombuffer(segment.marks, np.uint8).reshape(-1, MARK)
    now = np.frombuffer(found.marks, np.uint8).reshape(-1, MARK)
    origin = np.array([places.get(name, -1) for name in found.names], np.int64)
    if len(before):
        origin[(origin < 0) | (now != before[origin]).any(axis=1) | ~now.any(axis=1)] = -1
    return origin


def _common(catalogue: Catalogue) -> bytes:
    """Return what every analysis depends on besides its record: the lists that records cite."""
    return kept.digest(repr((catalogue.themes, catalogue.organisations, catalogue.sigles)).encode())
