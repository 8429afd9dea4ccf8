"""Where the fields of records stand, looked up only for those of which something must be told, and remembered."""

from collections.abc import Mapping
from typing import NamedTuple

from vivier import kept
from vivier.records import KINDS

from .guards import read_bytes
from .problems import Problem
from .reader import Document, read
from .scalar import Span
from .scan import Entry
from .tree import dotted, locate


class Spot(NamedTuple):
    """Where a field stands.

    Attributes:
        span: what to point at.
        complete: whether the file has this field; else, the last field met on the way to it.
        line: the line to show.
    """

    span: Span
    complete: bool
    line: str


Known = dict[str, tuple[bytes, dict[str, Spot]]]
"""Places by file: what identifies its content, and the places by dotted path."""


class Places:
    """The places of fields. A file is read once at most, and not at all if it is the one whose places are known.

    Attributes:
        used: the places that were asked for.
    """

    def __init__(self, known: Known, digests: Mapping[str, bytes]) -> None:
        self._known = known
        self._digests = digests
        self._read: dict[str, Document | None] = {}
        self.used: Known = {}

    def find(self, entry: Entry, field: str) -> Spot | None:
        """Return the place of a field of a record, or None for a file that cannot be read any more."""
        digest = self._digests[entry.path]
        before, spots = self._known.get(entry.path, (b"", {}))
        spot = spots.get(field) if before == digest else None
        if spot is None:
            document = self._document(entry)
            if document is None:
                return None
            place = locate(document.root, dotted(field), KINDS[entry.kind].modele)
            lines = document.lines
            line = lines[place.span.line - 1] if place.span.line <= len(lines) else ""
            spot = Spot(place.span, place.complete, line)
        self.used.setdefault(entry.path, (digest, {}))[1][field] = spot
        return spot

    def _document(self, entry: Entry) -> Document | None:
        if entry.path not in self._read:
            content = read_bytes(entry.file, entry.path)
            found = None
            # A file that changed since it was examined has other problems: they are for the next time.
            if not isinstance(content, Problem) and kept.digest(content) == self._digests[entry.path]:
                document = read(content, entry.path)
                found = document if isinstance(document, Document) else None
            self._read[entry.path] = found
        return self._read[entry.path]
