"""What is asked of the catalogue more than once, computed once: states, orders, territories, links."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from vivier.candidacy import ARCHIVAGE, Conseil, Echeance, Moment, Statut
from vivier.intake.catalogue import Catalogue
from vivier.memo import Memo
from vivier.records import KINDS, Fiche
from vivier.records.citations import Key

from .briefs import Brief, briefs
from .states import Advices, Deadlines, published

K = TypeVar("K", str, tuple[str, str])

_RANK = {statut: rank for rank, statut in enumerate(Statut)}
# The three open states are one group: what tells them apart is the deadline, which orders the group.
for _open in (Statut.DERNIERS_JOURS, Statut.DERNIER_JOUR):
    _RANK[_open] = _RANK[Statut.OUVERTE]


@dataclass(frozen=True, slots=True)
class Index:
    """The catalogue at a given moment.

    Attributes:
        catalogue: the records as they may be published: archived ones have lost what names or reaches somebody.
        moment: the moment.
        fiches: every record in brief, by kind and id.
        statuts: state of each posting and mission.
        echeances: deadline of each posting and mission.
        conseils: advised date of those that are neither over nor suspended.
        listes: records of each kind, in the order of its list.
        par_region: records by region code, in the same order, kind after kind.
        par_departement: records by département code, likewise.
        en_cours_region: how many records of a region are not over, by code.
        en_cours_departement: how many records of a département are not over, by code.
        liens: records that name another one: « what links here », by key of the record named.
    """

    catalogue: Catalogue
    moment: Moment
    fiches: Mapping[Key, Brief]
    statuts: Mapping[Key, Statut]
    echeances: Mapping[Key, Echeance]
    conseils: Mapping[Key, Conseil]
    listes: Mapping[str, tuple[Brief, ...]]
    par_region: Mapping[str, tuple[Brief, ...]]
    par_departement: Mapping[str, tuple[Brief, ...]]
    en_cours_region: Mapping[str, int]
    en_cours_departement: Mapping[str, int]
    liens: Mapping[Key, tuple[Brief, ...]]

    def statut(self, record: Fiche | Brief) -> Statut | None:
        """Return the state of a record; None for a kind that does not close."""
        return self.statuts.get(record.cle)

    def ouvertes(self, records: Iterable[Brief]) -> list[Brief]:
        """Return those of ``records`` that one can apply to."""
        return [one for one in records if one.statut is not None and one.statut.ouverte]

    def de(self, records: Iterable[Brief], genre: str) -> list[Brief]:
        """Return those of ``records`` that are of one kind."""
        return [one for one in records if one.genre == genre]

    def citant(self, record: Fiche, genre: str) -> list[Brief]:
        """Return the records of a kind that name ``record``."""
        return self.de(self.liens.get(record.cle, ()), genre)

    def around(self, record: Brief) -> bytes:
        """Return bytes that differ whenever a record, its dates, what it names or what names it does."""
        named = [self.fiches[key].face for key in record.nommees if key in self.fiches]
        naming = [other.face for other in self.liens.get(record.cle, ())]
        # What the day decides besides the state changes with these: they are all the days when anything does.
        days = b"%d %d" % (record.depuis.toordinal(), record.jusque.toordinal())
        # Faces are of one length: only their numbers have to be told apart.
        return b"%b %d %b" % (days, len(named), b"".join((record.face, *named, *naming)))


def build_index(
    catalogue: Catalogue,
    moment: Moment,
    archivage: int = ARCHIVAGE,
    memo: Memo | None = None,
    before: Index | None = None,
) -> Index:
    """Compute the index in one pass over the records, and one sort of each kind.

    Args:
        catalogue: every valid record.
        moment: the moment that states are computed for.
        archivage: days between the end of a posting and its archiving.
        memo: what the last build knew of each record; None to keep nothing.
        before: the index of a catalogue that hardly differs, made with the same ``archivage``; it adds nothing to
            ``memo``.
    """
    known: dict[Key, Brief] = {}
    if before:
        texts = before.catalogue.digests
        known = {key: before.fiches[key] for key, text in catalogue.digests.items() if texts.get(key) == text}
    found = briefs(catalogue, moment, archivage, memo or Memo(), known)
    statuts = {key: one.statut for key, one in found.items() if one.statut is not None}
    listes: dict[str, tuple[Brief, ...]] = {}
    regions: defaultdict[str, list[Brief]] = defaultdict(list)
    departements: defaultdict[str, list[Brief]] = defaultdict(list)
    in_regions: Counter[str] = Counter()
    in_departements: Counter[str] = Counter()
    links: defaultdict[Key, list[Brief]] = defaultdict(list)
    for genre in KINDS:
        listes[genre] = tuple(sorted((one for one in found.values() if one.genre == genre), key=_order))
        for record in listes[genre]:
            offered = not record.terminee
            for code in record.regions:
                regions[code].append(record)
                in_regions[code] += offered
            for code in record.departements:
                departements[code].append(record)
                in_departements[code] += offered
            for key in record.nommees:
                links[key].append(record)
    limits = Deadlines(catalogue, statuts)
    return Index(
        published(catalogue, found),
        moment,
        found,
        statuts,
        limits,
        Advices(limits, statuts),
        listes,
        _frozen(regions),
        _frozen(departements),
        in_regions,
        in_departements,
        _frozen(links),
    )


def _frozen(table: Mapping[K, Sequence[Brief]]) -> dict[K, tuple[Brief, ...]]:
    return {key: tuple(records) for key, records in table.items()}


def _order(record: Brief) -> tuple[int, bool, int, str, str, str]:
    """Open postings by deadline; to come and undetermined; closed ones, the latest first; then by title."""
    state = record.statut
    day = record.limite.toordinal() if record.limite else 0
    if state is not None and state.terminee:
        day = -day
    # National sheets come before the versions that the départements make of them.
    departmental = not record.nationale
    return (_RANK[state] if state else 0, departmental, day, record.tri, record.titre, record.id)
