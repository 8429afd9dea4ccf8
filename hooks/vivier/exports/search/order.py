"""The records of the two segments, in order: known from their keys, states and deadlines, without reading any."""

from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from operator import itemgetter

from vivier.browse import Index
from vivier.browse.briefs import Brief
from vivier.candidacy import Statut
from vivier.records.citations import Key

MARK = 17
"""Size of the mark of a record, in bytes: the digest of what it was read from, and its state."""
_NEVER = date.max.toordinal()
_STAGES: dict[Statut | None, bytes] = {
    None: b"\0",
    **{state: bytes([rank]) for rank, state in enumerate(Statut, 1)},
}
_UNKNOWN = bytes(MARK)


@dataclass(slots=True)
class Documents:
    """The records of a segment.

    Attributes:
        keys: kind and id of each, in order.
        marks: for each, what its analysis, its facets and its card depend on besides the shared lists; zeros where it
            is not known.
        briefs: each of them.
        names: kind and id of each, in one text.
    """

    keys: list[Key]
    marks: bytes
    briefs: list[Brief]
    names: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.names = [f"{kind}/{ident}" for kind, ident in self.keys]

    def known(self, start: int = 0, end: int | None = None) -> bool:
        """Return whether marks tell all there is to know of some records."""
        marks = self.marks[start * MARK : None if end is None else end * MARK]
        return not marks.count(_UNKNOWN) or all(
            marks[at : at + MARK] != _UNKNOWN for at in range(0, len(marks), MARK)
        )


def documents(index: Index) -> tuple[Documents, Documents]:
    """Return what is not over, by deadline, then what has none; and what is over, the latest deadline first.

    At equal deadlines, in the order of lists.
    """
    opened: list[tuple[int, Brief]] = []
    closed: list[tuple[int, Brief]] = []
    for record in chain.from_iterable(index.listes.values()):
        over = record.terminee
        day = record.limite.toordinal() if record.limite else None
        rank = _NEVER if day is None else -day if over else day
        (closed if over else opened).append((rank, record))
    return _documents(index, opened), _documents(index, closed)


def _documents(index: Index, rows: list[tuple[int, Brief]]) -> Documents:
    rows.sort(key=itemgetter(0))
    digests = index.catalogue.digests
    keys = [one.cle for _, one in rows]
    marks = [
        digest + _STAGES[one.statut] if (digest := digests.get(key)) else _UNKNOWN
        for key, (_, one) in zip(keys, rows, strict=True)
    ]
    return Documents(keys, b"".join(marks), [one for _, one in rows])
