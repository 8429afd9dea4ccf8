"""What sorts the records of a segment out: a column for each facet, their deadlines, their days of publication."""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vivier.browse import Index
from vivier.browse.briefs import Brief
from vivier.browse.collation import collation
from vivier.browse.facets import FACETS, Facet
from vivier.candidacy import Statut
from vivier.candidacy.moment import LAST_MINUTE
from vivier.records import DEPARTEMENTS, REGIONS
from vivier.records.territories import regions_beyond

from .corpus import Numbers as Column
from .wire import BYTE, file_name, packed, varint_array

EPOCH = date(1970, 1, 1)
LISTED = {"region": tuple(REGIONS), "departement": tuple(DEPARTEMENTS), "statut": (Statut.CLOSE,)}
"""Values that are listed though no record has them: a query that names Eure-et-Loir must not be read as Eure; the state
of an open posting becomes « close » in a browser that reads the index after its deadline."""
LAB = "labo"
"""The facet, and the kind of record, whose values are records."""
NAMED = 128
"""A facet with more values than that has their names in a file of its own, read when somebody looks at them."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What sorts the records of a segment out, kept from one build to the next.

    Attributes:
        tables: for each of `FACETS`, then for the regions that départements do not imply, the sets of values in use.
        ranks: for each of these, rank of the set of each record.
        days: day of publication of each record, from 1970-01-01; 0 where it is unknown.
    """

    tables: list[list[tuple[str, ...]]]
    ranks: NDArray[np.uint32]
    days: NDArray[np.uint16]


_COUNT = len(FACETS) + 1
EMPTY = Columns([[] for _ in range(_COUNT)], np.zeros((_COUNT, 0), np.uint32), np.zeros(0, np.uint16))


class Sorting:
    """Columns that are made record after record."""

    def __init__(self) -> None:
        self._places: list[dict[tuple[str, ...], int]] = [{} for _ in range(_COUNT)]
        self._ranks = [array("I") for _ in range(_COUNT)]
        self._days = array("H")

    def add(self, record: Brief) -> None:
        """Add a record."""
        for place, ranks, values in zip(
            self._places,
            self._ranks,
            (*record.facettes, regions_beyond(record.regions, record.departements)),
            strict=True,
        ):
            ranks.append(place.setdefault(values, len(place)))
        self._days.append(_published(record))

    def columns(self) -> Columns:
        """Return the columns of the records so far."""
        ranks = np.array(self._ranks, np.uint32).reshape(_COUNT, -1)
        return Columns([list(one) for one in self._places], ranks, np.array(self._days, np.uint16))


def updated(kept: Columns, origin: NDArray[np.int64], fresh: Columns) -> Columns:
    """Return columns brought up to date: each record's number in those kept, or -1 for the next of the fresh ones."""
    new, old = origin < 0, origin >= 0
    days = np.zeros(len(origin), np.uint16)
    days[old] = kept.days[origin[old]]
    days[new] = fresh.days
    tables: list[list[tuple[str, ...]]] = []
    ranks = np.zeros((_COUNT, len(origin)), np.uint32)
    for facet, row in enumerate(ranks):
        place = {values: rank for rank, values in enumerate(kept.tables[facet])}
        row[old] = kept.ranks[facet][origin[old]]
        moved = [place.setdefault(values, len(place)) for values in fresh.tables[facet]]
        row[new] = np.array(moved, np.uint32)[fresh.ranks[facet]]
        # Values that no record has any more are forgotten.
        used, row[:] = np.unique(row, return_inverse=True)
        everything = list(place)
        tables.append([everything[rank] for rank in used.tolist()])
    return Columns(tables, ranks, days)


class Labels:
    """Names of values: those of labs are titles of records, kept with what these were read from.

    Attributes:
        kept: for each lab, the digest of its record, in hexadecimal, and its name.
    """

    def __init__(self, kept: Mapping[str, tuple[str, str]]) -> None:
        self._before = kept
        self.kept: dict[str, tuple[str, str]] = {}

    def of(self, facet: Facet, codes: Iterable[str], index: Index) -> list[tuple[str, str]]:
        """Return codes and names, in the order of the facet."""
        if facet.nom != LAB:
            return [
                (code, facet.libelle(code, index))
                for code in sorted(codes, key=lambda code: facet.rang(code, index))
            ]
        found = [(code, self._lab(facet, code, index)) for code in codes]
        return sorted(found, key=lambda one: (collation(one[1]), one[0]))

    def _lab(self, facet: Facet, code: str, index: Index) -> str:
        digest = index.catalogue.digests.get((LAB, code), b"").hex()
        before = self._before.get(code)
        name = before[1] if before and digest and before[0] == digest else facet.libelle(code, index)
        self.kept[code] = (digest, name)
        return name


File = tuple[str, Callable[[], bytes]]
"""Name of a file, and what gives its content."""


def facet_files(columns: Columns, records: Sequence[Brief], index: Index, labels: Labels) -> Iterator[File]:
    """Yield the files of a segment's columns: names of the values of long facets, then the columns themselves."""
    described: list[dict[str, Any]] = []
    planes: list[tuple[int, list[Column]]] = []
    for rank, facet in enumerate(FACETS):
        used = {code for values in columns.tables[rank] for code in values}
        values = [list(one) for one in labels.of(facet, used.union(LISTED.get(facet.nom, ())), index)]
        codes = [code for code, _ in values]
        entry: dict[str, Any] = {"nom": facet.nom, "valeurs": values}
        if len(values) > NAMED:
            content = _json(values)
            entry = {"nom": facet.nom, "noms": file_name("n", content), "nombre": len(values)}
            yield entry["noms"], partial(packed, content)
        elif facet.nom == "region":
            # Written without what the départements say: most regions need no byte at all.
            rank = -1
            entry |= {"de": "departement", "par": _regions_of(codes)}
        found = _planes(columns.tables[rank], columns.ranks[rank], codes)
        described.append(entry | {"plans": len(found)})
        planes.append((len(values) + 1, found))
    dated = [record for record in records if record.limite]
    hours = list(map(_zone, dated))
    zones = sorted(set(hours))
    header = _json({"facettes": described, "datees": len(dated), "fuseaux": zones})
    parts = (len(header).to_bytes(4, "little") + header, *_bytes(planes), _days(dated) + _ranks(hours, zones))
    yield file_name("f", b"".join(parts)), partial(packed, *parts)


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _regions_of(regions: Sequence[str]) -> list[int]:
    """Return, for each département in the order of its facet, the rank of its region from 1, or 0 where it has none."""
    rank = {code: place for place, code in enumerate(regions, 1)}
    return [rank.get(DEPARTEMENTS[code].region or "", 0) for code in sorted(DEPARTEMENTS)]


def _planes(sets: Sequence[tuple[str, ...]], found: Column, codes: Sequence[str]) -> list[Column]:
    """Return the values of each record, first ones then second ones …, as rank of the code from 1, 0 for none."""
    rank: Mapping[str, int] = {code: at for at, code in enumerate(codes, 1)}
    table = np.zeros((max(map(len, sets), default=0), len(sets)), np.uint32)
    for at, values in enumerate(sets):
        # Sorted: which value of a record comes first says nothing, and would cost its bits.
        table[: len(values), at] = sorted(map(rank.__getitem__, values))
    return list(table[:, found])


def _bytes(columns: Sequence[tuple[int, list[Column]]]) -> Iterator[bytes]:
    """Yield columns as bytes, given with how many values each may have.

    Neighbours share a byte as long as all their values fit in it, the first one as its units: numbers that are not
    powers of two pack a tenth better so. A column of more than 256 values takes two bytes, low ones then high ones.
    """
    shared, room = None, 1
    for values, planes in columns:
        for plane in planes:
            if shared is not None and room * values > BYTE:
                yield shared.astype(np.uint8).tobytes()
                shared, room = None, 1
            if values > BYTE:
                yield (plane & 255).astype(np.uint8).tobytes()
                yield (plane >> 8).astype(np.uint8).tobytes()
                continue
            shared = plane if shared is None else shared + plane * room
            room *= values
    if shared is not None:
        yield shared.astype(np.uint8).tobytes()


def _zone(limit: Brief) -> tuple[str, str]:
    return limit.fuseau, _hour(limit.heure or LAST_MINUTE)


@cache
def _hour(hour: time) -> str:
    return f"{hour:%H:%M}"


def _days(limits: Sequence[Brief]) -> bytes:
    days = (
        np.array([limit.limite.toordinal() for limit in limits if limit.limite], np.int64) - EPOCH.toordinal()
    )
    steps = np.diff(days, prepend=0)
    coded, _ = varint_array(np.where(steps < 0, -2 * steps - 1, 2 * steps).astype(np.uint32))
    return coded.tobytes()


def _ranks(hours: Sequence[tuple[str, str]], zones: Sequence[tuple[str, str]]) -> bytes:
    place = {zone: at for at, zone in enumerate(zones)}
    return bytes(map(place.__getitem__, hours))


def dates_file(columns: Columns) -> File:
    """Return the file of the days of publication."""
    content = (columns.days & 255).astype(np.uint8).tobytes() + (columns.days >> 8).astype(np.uint8).tobytes()
    return file_name("d", content), partial(packed, content)


def _published(record: Brief) -> int:
    """Return the day when a record was published, else last looked at, from 1970-01-01; 0 where nobody says it."""
    day = record.publication
    # Two bytes hold days up to 2149; a date before 1970 sorts as unknown.
    return min(max(0, (day - EPOCH).days), 65535) if day else 0
