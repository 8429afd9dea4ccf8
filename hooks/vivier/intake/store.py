"""What files contributed, kept from one loading to the next: an index, and the segments of the bytes of records.

Whatever is missing, damaged, or of another version of the code is found again in the files.
"""

import contextlib
import marshal
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from vivier import kept
from vivier.segments import Segments, Settled, Where
from vivier.statuses import Status, moment, settled

from .outcome import Outcome, from_plain, plain
from .places import Known, Spot
from .scalar import Span
from .scan import Entry

FOLDER = "intake"
"""Folder of the store among the caches."""

_INDEX = "index"


Line = tuple[str, Status | None, tuple[Any, ...]]
"""A row as it is written: path of the file, status, and the values of the outcome."""


class Row(NamedTuple):
    """What is kept of a file.

    Attributes:
        status: what the file system said of it; None if that proves nothing.
        outcome: what it contributed.
    """

    status: Status | None
    outcome: Outcome


class Store:
    """The outcomes kept in a folder; without a folder there are none, and the bytes of records stay in memory.

    Attributes:
        rows: what is kept, by path of file.
        places: the places of fields that were looked up.
        segments: the bytes of records.
    """

    def __init__(self, cache: Path | None, key: bytes) -> None:
        self._folder = cache / FOLDER if cache else None
        self._key = key
        self._moment: int | None = None
        self.rows: dict[str, Row] = {}
        self._lines: dict[str, Line] = {}
        self.places: Known = {}
        self.segments = Segments(self._folder)
        if self._folder and (content := kept.read(self._folder / _INDEX, key)) is not None:
            # Its checksum is right: what may still be wrong was written on purpose.
            with contextlib.suppress(Exception):
                self._load(content)

    def trusts(self, entry: Entry) -> bool:
        """Whether a file is the one whose outcome is kept, as far as the file system tells."""
        row = self.rows.get(entry.path)
        return row is not None and row.status is not None and row.status == entry.status

    def before(self, entry: Entry) -> Outcome | None:
        """Return what a file contributed when it was last read."""
        row = self.rows.get(entry.path)
        return row.outcome if row else None

    def mark(self) -> None:
        """Note the moment, by the clock of the file system, before files are read."""
        self._moment = moment(self._folder) if self._folder else None

    def sure(self, status: Status | None) -> Status | None:
        """Return what the file system says of a file that is being read, or None if that will prove nothing."""
        proof = status is not None and self._moment is not None and settled(status, self._moment)
        return status if proof else None

    def save(self, rows: dict[str, Row], places: Known) -> dict[str, Row]:
        """Keep these outcomes and no others; return them as they are kept.

        Args:
            rows: what is to be kept, by path of file.
            places: the places of fields that were looked up.
        """
        if self._folder is None or (rows == self.rows and places == self.places):
            return rows
        settled = self.segments.settle(
            {path: where for path, row in rows.items() if isinstance(where := row.outcome.record, tuple)}
        )
        rows = {path: _at(row, settled.places.get(path)) for path, row in rows.items()}
        lines = [*self._written(rows, settled)]
        spots = {path: (digest, _plain_spots(found)) for path, (digest, found) in places.items()}
        if kept.write(self._folder / _INDEX, (marshal.dumps((settled.names, lines, spots)),), self._key):
            self.segments.clean(settled.names, [_INDEX])
        return rows

    def release(self) -> None:
        """Let go of the rows: the bytes of records stay."""
        self.rows, self._lines = {}, {}

    def _written(self, rows: dict[str, Row], settled: Settled[str]) -> Iterator[Line]:
        """Yield what is kept of each file, as it is written."""
        # Nearly all the lines that were read are written again as they are: a segment seldom takes another number.
        same = {old for old, new in settled.numbers.items() if old == new}
        shared: dict[Any, Any] = {}
        for path, row in rows.items():
            record = row.outcome.record
            if self.rows.get(path) is row and (not isinstance(record, tuple) or record[0] in same):
                yield self._lines[path]
            elif self._keeps(row.outcome):
                yield (path, row.status, plain(_shared(row.outcome, settled, shared)))

    def _load(self, content: bytes) -> None:
        names, lines, spots = marshal.loads(content)  # noqa: S302 - checked by `kept`
        self.segments = Segments(self._folder, names)
        for line in lines:
            path, status, values = line
            outcome = from_plain(values)
            if self._keeps(outcome):
                self.rows[path] = Row(status, outcome)
                self._lines[path] = line
        self.places = {
            path: (digest, {field: Spot(Span._make(span), *others) for field, span, *others in found})
            for path, (digest, found) in spots.items()
        }

    def _keeps(self, outcome: Outcome) -> bool:
        """Whether an outcome can be used again: it was read from the disk, and its record is there."""
        record = outcome.record
        return bool(outcome.digest) and (
            record is None or (isinstance(record, tuple) and self.segments.holds(record))
        )


def _at(row: Row, where: Where | None) -> Row:
    """Return a row with its record where it is now."""
    same = where is None or where is row.outcome.record
    return row if same else Row(row.status, row.outcome._replace(record=where))


def _shared(outcome: Outcome, settled: Settled[str], seen: dict[Any, Any]) -> Outcome:
    """Return an outcome to be written: its record where it will be, and what others claim too as the same objects.

    These are written, and read, once.
    """
    if isinstance(outcome.record, tuple):
        outcome = outcome._replace(record=settled.later(outcome.record))
    claims = outcome.claims
    if claims is None:
        return outcome
    cited = tuple(seen.setdefault(one, one) for one in claims.cited)
    listed = tuple(seen.setdefault(one, one) for one in claims.listed)
    folder = seen.setdefault(claims.folder, claims.folder)
    return outcome._replace(claims=claims._replace(cited=cited, listed=listed, folder=folder))


def _plain_spots(found: dict[str, Spot]) -> list[tuple[Any, ...]]:
    return [(field, tuple(spot.span), spot.complete, spot.line) for field, spot in found.items()]
