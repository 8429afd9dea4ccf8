"""What lists, searches and other records' pages know of a record, without its text: small, and kept between builds.

A brief says what is published: what closing and archiving take from a record is not in it. It holds for some days,
those of one state; on another day, or for another text, it is made again from the record.
"""

from collections.abc import Mapping
from datetime import date, time, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from vivier.candidacy import Echeance, Moment, Statut, deadline, debut, end, status
from vivier.candidacy.status import archiving, closure_in_force, final_closure
from vivier.candidacy.validity import days_of_change
from vivier.intake.catalogue import Catalogue
from vivier.kept import digest
from vivier.memo import Memo
from vivier.records import KINDS, Emploi, Fiche, Mission
from vivier.records.citations import Key, citations
from vivier.spread import spread

from .collation import collation
from .facets import FACETS
from .states import published_record

_FACETS = {facet.nom: rank for rank, facet in enumerate(FACETS)}
_NOWHERE = "UTC"
"""Time zone of what has no deadline."""


class Brief(NamedTuple):
    """A record, in brief.

    Attributes:
        genre: kind.
        id: identifier.
        face: bytes that differ whenever what is published of the record does: its name, its text, its state.
        titre: title.
        tri: what the title is sorted by.
        regions: codes of its regions.
        departements: codes of its départements.
        nationale: whether it is a national sheet.
        statut: state of a posting or a mission; None for a kind that does not close.
        limite: deadline.
        heure: announced hour of the deadline.
        fuseau: time zone of the deadline.
        fin: day when candidacies end for good: the deadline, or the editors' closure.
        cloturee: whether its state comes from the editors, who closed or suspended it, and not from its dates.
        retiree: whether they closed it for good before its deadline had passed.
        silencieuse: whether its texts hold nothing that they lose in the state ``statut``, and in that one alone: they
            are published as written.
        publication: day when it was published, else last looked at.
        nommees: the records that it names in its fields, each once.
        facettes: its codes for each facet, in the order of `FACETS`.
        depuis: first day that this holds: its text was looked at, it was published, or its state changed.
        jusque: last day that this holds.
    """

    genre: str
    id: str
    face: bytes
    titre: str
    tri: str
    regions: tuple[str, ...]
    departements: tuple[str, ...]
    nationale: bool
    statut: Statut | None
    limite: date | None
    heure: time | None
    fuseau: str
    fin: date | None
    cloturee: bool
    retiree: bool
    silencieuse: bool
    publication: date | None
    nommees: tuple[Key, ...]
    facettes: tuple[tuple[str, ...], ...]
    depuis: date
    jusque: date

    @property
    def cle(self) -> Key:
        """Kind and id."""
        return (self.genre, self.id)

    @property
    def terminee(self) -> bool:
        """Whether one can no longer apply to it; never for a kind that does not close."""
        return self.statut is not None and self.statut.terminee

    def codes(self, facet: str) -> tuple[str, ...]:
        """Return the codes of the record for a facet."""
        return self.facettes[_FACETS[facet]]

    def holds(self, today: date) -> bool:
        """Whether this is still true on a day, that of the place where applications are received."""
        # On the last day, the hour decides too, or its absence: a chosen day has none.
        return self.depuis <= today <= self.jusque and not (self.heure and today == self.limite)


def briefs(
    catalogue: Catalogue,
    moment: Moment,
    archivage: int,
    memo: Memo,
    known: Mapping[Key, Brief] = MappingProxyType({}),
) -> dict[Key, Brief]:
    """Return the briefs of all the records, kind after kind, sorted by id; those that are known read no record.

    Args:
        catalogue: every valid record.
        moment: the moment that states are computed for.
        archivage: days between the end of a posting and its archiving.
        memo: what the last build knew of each record.
        known: those of the same texts and the same ``archivage`` that are in memory; ``memo`` is not told of them.
    """
    day = cache(moment.day)
    found: dict[Key, Brief | None] = {}
    stale: list[tuple[Key, bytes | None, bytes | None]] = []
    for genre in KINDS:
        for ident in catalogue.records[genre]:
            text = catalogue.digests.get((genre, ident))
            brief = known.get((genre, ident))
            if brief is not None and brief.holds(day(brief.fuseau)):
                found[genre, ident] = brief
                continue
            # A catalogue made by hand has no digests.
            key = text and digest(b"brief", text, genre.encode(), ident.encode(), b"%d" % archivage)
            kept = memo.find(key) if key else None
            brief = _unpacked(kept) if kept else None
            if key and brief is not None and brief.holds(day(brief.fuseau)):
                memo.use(key, kept)
                found[genre, ident] = brief
            else:
                # Its place, for what is made below comes in any order.
                found[genre, ident] = None
                stale.append(((genre, ident), text, key))

    def made(number: int) -> tuple[Any, ...]:
        (genre, ident), text, _ = stale[number]
        return _packed(_brief(catalogue.records[genre][ident], text, moment, archivage))

    shared: dict[Any, Any] = {}
    for number, values in spread(len(stale), made):
        name, _, key = stale[number]
        packed = _shared(values, shared)
        found[name] = _unpacked(packed)
        if key:
            memo.use(key, packed)
    return {name: brief for name, brief in found.items() if brief is not None}


def _brief(record: Fiche, text: bytes | None, moment: Moment, archivage: int) -> Brief:
    limit = deadline(record) if isinstance(record, Emploi | Mission) else None
    state = status(record, moment, archivage, limit=limit)
    shown = published_record(record, state)
    since, until = _window(record, limit, moment, archivage)
    closed, withdrawn = _closed(record, limit, moment)
    # What its text does not say alone, and other pages show: the day decides of its state, and of where it comes from.
    said = b"%d%d%b" % (closed, withdrawn, (state or "").encode())
    return Brief(
        genre=record.genre,
        id=record.id,
        # A catalogue made by hand has no digests.
        face=digest("/".join(record.cle).encode(), text or repr(record).encode(), said),
        titre=shown.titre,
        tri=collation(shown.titre)[0],
        regions=record.regions,
        departements=record.departements,
        nationale=isinstance(record, Mission) and record.nationale,
        statut=state,
        limite=limit.limite if limit else None,
        heure=limit.heure if limit else None,
        fuseau=limit.fuseau if limit else _NOWHERE,
        fin=end(record, limit) if isinstance(record, Emploi | Mission) and limit else None,
        cloturee=closed,
        retiree=withdrawn,
        silencieuse=shown is record or shown == published_record(record, state, silent=True),
        publication=_published(record),
        nommees=tuple(dict.fromkeys((kind, ident) for _, kind, ident in citations(record))),
        facettes=tuple(tuple(dict.fromkeys(map(str, one.valeurs(shown, state)))) for one in FACETS),
        depuis=since,
        jusque=until,
    )


def _closed(record: Fiche, limit: Echeance | None, moment: Moment) -> tuple[bool, bool]:
    """Return whether the editors' closure is what gives a record its state, and whether it withdrew its deadline."""
    if limit is None or not isinstance(record, Emploi | Mission):
        return False, False
    closure = closure_in_force(record, moment, limit)
    # Known to the month, it counts from its first day.
    early = closure is not None and limit.limite is not None and closure.depuis.debut() <= limit.limite
    return closure is not None, early and final_closure(record) is not None


def _window(record: Fiche, limit: Echeance | None, moment: Moment, archivage: int) -> tuple[date, date]:
    """Return the first and the last day of what is true of a record at a moment."""
    # The days of the text itself change no state, but a site of a chosen day may come before them.
    days = [day for day in (record.maj or record.source.consulte_le, _published(record)) if day]
    if limit is not None and isinstance(record, Emploi | Mission):
        days += days_of_change(record, limit)
        if archived := archiving(record, limit, archivage):
            days.append(archived)
    today = moment.day(limit.fuseau if limit else _NOWHERE)
    since = max((day for day in days if day <= today), default=date.min)
    until = min((day for day in days if day > today), default=None)
    return since, until - timedelta(days=1) if until else date.max


def _published(record: Fiche) -> date | None:
    return debut(record) or record.maj


_DATES = ("limite", "fin", "publication", "depuis", "jusque")
_PLACES = [Brief._fields.index(name) for name in _DATES]
_STATUT, _HEURE = Brief._fields.index("statut"), Brief._fields.index("heure")
_TERRITOIRES = [Brief._fields.index(name) for name in ("regions", "departements")]
_CODES = Brief._fields.index("facettes")
# A catalogue has few distinct days: its records share them.
_day = cache(date.fromordinal)


def _packed(brief: Brief) -> tuple[Any, ...]:
    """Return a brief as plain data."""
    values: list[Any] = list(brief)
    for place in _PLACES:
        values[place] = values[place] and values[place].toordinal()
    values[_STATUT] = brief.statut and brief.statut.value
    values[_HEURE] = brief.heure and brief.heure.isoformat()
    return tuple(values)


def _shared(packed: tuple[Any, ...], seen: dict[Any, Any]) -> tuple[Any, ...]:
    """Return a packed brief whose codes are the objects that the briefs before have: held, kept and read once."""
    values = list(packed)
    for place in _TERRITOIRES:
        values[place] = seen.setdefault(values[place], values[place])
    values[_CODES] = tuple(seen.setdefault(codes, codes) for codes in values[_CODES])
    return tuple(values)


def _unpacked(kept: tuple[Any, ...]) -> Brief:
    values = list(kept)
    for place in _PLACES:
        values[place] = values[place] and _day(values[place])
    values[_STATUT] = _STATES.get(values[_STATUT])
    values[_HEURE] = values[_HEURE] and time.fromisoformat(values[_HEURE])
    return Brief._make(values)


_STATES: Mapping[str, Statut] = {one.value: one for one in Statut}
