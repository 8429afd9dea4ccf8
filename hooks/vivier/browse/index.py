"""What is asked of the catalogue more than once, computed once: states, orders, territories, links."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from vivier.candidacy import ARCHIVAGE, Conseil, Echeance, Moment, Statut
from vivier.intake.catalogue import Catalogue
from vivier.records import KINDS, Fiche, Mission
from vivier.records.citations import Key, citations

from .states import published, states

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
        statuts: state of each posting and mission.
        echeances: deadline of each posting and mission.
        conseils: advised date of those that are not over.
        listes: records of each kind, in the order of its list.
        par_region: records by region code, in the same order, kind after kind.
        par_departement: records by département code, likewise.
        liens: records that name another one: « what links here », by key of the record named.
    """

    catalogue: Catalogue
    moment: Moment
    statuts: Mapping[Key, Statut]
    echeances: Mapping[Key, Echeance]
    conseils: Mapping[Key, Conseil]
    listes: Mapping[str, tuple[Fiche, ...]]
    par_region: Mapping[str, tuple[Fiche, ...]]
    par_departement: Mapping[str, tuple[Fiche, ...]]
    liens: Mapping[Key, tuple[Fiche, ...]]

    def statut(self, record: Fiche) -> Statut | None:
        """Return the state of a record; None for a kind that does not close."""
        return self.statuts.get(record.cle)

    def ouvertes(self, records: Iterable[Fiche]) -> list[Fiche]:
        """Return those of ``records`` that one can apply to."""
        return [record for record in records if (state := self.statut(record)) is not None and state.ouverte]

    def de(self, records: Iterable[Fiche], genre: str) -> list[Fiche]:
        """Return those of ``records`` that are of one kind."""
        return [record for record in records if record.genre == genre]

    def citant(self, record: Fiche, genre: str) -> list[Fiche]:
        """Return the records of a kind that name ``record``."""
        return self.de(self.liens.get(record.cle, ()), genre)


def collation(text: str) -> tuple[str, str]:
    """Return a key that sorts French words as a dictionary does: Île-de-France after Hauts-de-France."""
    flat = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum() or c == " ")
    return flat, text


def build_index(catalogue: Catalogue, moment: Moment, archivage: int = ARCHIVAGE) -> Index:
    """Compute the index in one pass over the records, and one sort of each kind.

    Args:
        catalogue: every valid record.
        moment: the moment that states are computed for.
        archivage: days between the end of a posting and its archiving.
    """
    found = states(catalogue, moment, archivage)
    catalogue = published(catalogue, found)
    listes: dict[str, tuple[Fiche, ...]] = {}
    regions: defaultdict[str, list[Fiche]] = defaultdict(list)
    departements: defaultdict[str, list[Fiche]] = defaultdict(list)
    links: defaultdict[Key, list[Fiche]] = defaultdict(list)
    for genre in KINDS:
        records = catalogue.of(genre)
        listes[genre] = tuple(sorted(records, key=lambda r: _order(r, found.statuts, found.echeances)))
        for record in listes[genre]:
            for code in record.regions:
                regions[code].append(record)
            for code in record.departements:
                departements[code].append(record)
            for key in named_by(record):
                links[key].append(record)
    return Index(
        catalogue,
        moment,
        found.statuts,
        found.echeances,
        found.conseils,
        listes,
        _frozen(regions),
        _frozen(departements),
        _frozen(links),
    )


def named_by(record: Fiche) -> list[Key]:
    """Return the keys of the records that ``record`` names in its fields, each once."""
    return list(dict.fromkeys((kind, ident) for _, kind, ident in citations(record)))


def _frozen(table: Mapping[K, Sequence[Fiche]]) -> dict[K, tuple[Fiche, ...]]:
    return {key: tuple(records) for key, records in table.items()}


def _order(
    record: Fiche, statuts: Mapping[Key, Statut], echeances: Mapping[Key, Echeance]
) -> tuple[int, int, tuple[str, str], str]:
    """Open postings by deadline; to come and undetermined; closed ones, the latest first; then by title."""
    state = statuts.get(record.cle)
    limit = echeances[record.cle].limite if record.cle in echeances else None
    # National sheets come before the versions that the départements make of them.
    first = 0 if isinstance(record, Mission) and record.nationale else 1
    day = limit.toordinal() if limit else 0
    if state is not None and state.terminee:
        day = -day
    return (_RANK[state] if state else first, day, collation(record.titre), record.id)
