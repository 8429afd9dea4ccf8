"""What sorts the records of a segment out: a column for each facet, their deadlines, their days of publication."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any

import numpy as np

from vivier.browse import Index
from vivier.browse.facets import FACETS
from vivier.candidacy import Echeance
from vivier.records import DEPARTEMENTS, REGIONS, Fiche

from .corpus import Numbers as Column
from .wire import BYTE, file_name, packed, varints, zigzag

EPOCH = date(1970, 1, 1)
LAST_MINUTE = time(23, 59)
PLACES = {"region": tuple(REGIONS), "departement": tuple(DEPARTEMENTS)}
"""Values that are listed though no record has them: a query that names Eure-et-Loir must not be read as Eure."""
NAMED = 128
"""A facet with more values than that has their names in a file of its own, read when somebody looks at them."""


def facet_files(records: Sequence[Fiche], index: Index) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a segment's columns: names of the values of long facets, then the columns themselves."""
    described: list[dict[str, Any]] = []
    columns: list[tuple[int, list[Column]]] = []
    for facet in FACETS:
        found = [tuple(dict.fromkeys(facet.valeurs(record, index))) for record in records]
        used = {str(code) for values in found for code in values}
        codes = sorted(used.union(PLACES.get(facet.nom, ())), key=lambda code: facet.rang(code, index))
        values = [[code, facet.libelle(code, index)] for code in codes]
        entry: dict[str, Any] = {"nom": facet.nom, "valeurs": values}
        if len(values) > NAMED:
            content = _json(values)
            entry = {"nom": facet.nom, "noms": file_name("n", content), "nombre": len(values)}
            yield entry["noms"], packed(content)
        elif facet.nom == "region":
            # Written without what the départements say: most regions need no byte at all.
            found = [_beyond(record) for record in records]
            entry |= {"de": "departement", "par": _regions_of(codes)}
        planes = _planes(found, codes)
        described.append(entry | {"plans": len(planes)})
        columns.append((len(values) + 1, planes))
    limits = [limit for record in records if (limit := index.echeances.get(record.cle)) and limit.limite]
    zones = sorted({_zone(limit) for limit in limits})
    header = _json({"facettes": described, "datees": len(limits), "fuseaux": zones})
    parts = (len(header).to_bytes(4, "little") + header, *_bytes(columns), _deadlines(limits, zones))
    yield file_name("f", b"".join(parts)), packed(*parts)


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _beyond(record: Fiche) -> tuple[str, ...]:
    """Return the regions of a record that its départements do not imply."""
    known = {DEPARTEMENTS[code].region for code in record.departements}
    return tuple(code for code in record.regions if code not in known)


def _regions_of(regions: Sequence[str]) -> list[int]:
    """Return, for each département in the order of its facet, the rank of its region from 1, or 0 where it has none."""
    rank = {code: place for place, code in enumerate(regions, 1)}
    return [rank.get(DEPARTEMENTS[code].region or "", 0) for code in sorted(DEPARTEMENTS)]


def _planes(found: Sequence[tuple[str, ...]], codes: Sequence[str]) -> list[Column]:
    """Return the values of each record, first ones then second ones …, as rank of the code from 1, 0 for none."""
    rank: Mapping[str, int] = {code: at for at, code in enumerate(codes, 1)}
    distinct = {values: at for at, values in enumerate(dict.fromkeys(found))}
    table = np.zeros((max(map(len, distinct), default=0), len(distinct)), np.uint32)
    for values, at in distinct.items():
        # Sorted: which value of a record comes first says nothing, and would cost its bits.
        table[: len(values), at] = sorted(map(rank.__getitem__, values))
    return list(table[:, [distinct[values] for values in found]])


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


def _zone(limit: Echeance) -> tuple[str, str]:
    return limit.fuseau, f"{limit.heure or LAST_MINUTE:%H:%M}"


def _deadlines(limits: Sequence[Echeance], zones: Sequence[tuple[str, str]]) -> bytes:
    days = [(limit.limite - EPOCH).days for limit in limits if limit.limite]
    steps = varints(zigzag(day - before) for before, day in zip([0, *days], days, strict=False))
    place = {zone: at for at, zone in enumerate(zones)}
    return steps + bytes(place[_zone(limit)] for limit in limits)


def dates_file(records: Sequence[Fiche]) -> tuple[str, bytes]:
    """Return the file of the days of publication: name and content."""
    days = [_published(record) for record in records]
    content = bytes(day & 255 for day in days) + bytes(day >> 8 for day in days)
    return file_name("d", content), packed(content)


def _published(record: Fiche) -> int:
    """Return the day when a record was published, else last looked at, from 1970-01-01; 0 where nobody says it."""
    jo = getattr(record, "jo", None)
    day = getattr(record, "debut_publication", None) or (jo and jo.date) or record.maj
    # Two bytes hold days up to 2149; a date before 1970 sorts as unknown.
    return min(max(0, (day - EPOCH).days), 65535) if day else 0
