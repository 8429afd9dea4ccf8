"""The table of a collection: its records that are not over, one a line, in the order of its page.

A column has the name of the field that it shows, where it shows one; codes are those of the records, dates are
AAAA-MM-JJ, several values are separated by « | ». ``statut`` says the state of the day: a table holds what one can
still apply to and what does not close. What is over is in the data of the API.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from vivier.browse import Index
from vivier.browse.briefs import Brief
from vivier.browse.collections import Collection
from vivier.browse.organisations import owner
from vivier.candidacy import Conseil, Echeance
from vivier.intake.catalogue import Catalogue
from vivier.kept import digest
from vivier.outputs import Output
from vivier.records import DEPARTEMENTS, REGIONS, Emploi, Fiche, Labo
from vivier.urls import TABLE, collection_url, record_url

from . import spreadsheet
from .parts import LIGNE, Known, Parts
from .site import Site

BETWEEN = " | "
"""What separates the values of one cell."""


class _Row(NamedTuple):
    """What the cells of a line are made from."""

    brief: Brief
    fiche: Fiche
    catalogue: Catalogue
    limite: Echeance | None
    conseil: Conseil
    adresse: str | None


def _field(name: str) -> Callable[[_Row], Any]:
    """Return what reads a field that only some kinds have."""
    return lambda row: getattr(row.fiche, name, None)


def _posting(name: str) -> Callable[[_Row], Any]:
    """Return what reads a field of postings: other kinds may have one of that name for something else."""
    return lambda row: getattr(row.fiche, name) if isinstance(row.fiche, Emploi) else None


def _places(row: _Row) -> list[str]:
    return [one.nom for one in row.fiche.localisations] if isinstance(row.fiche, Emploi | Labo) else []


COLUMNS: dict[str, Callable[[_Row], Any]] = {
    "genre": lambda row: row.brief.genre,
    "id": lambda row: row.brief.id,
    "titre": lambda row: row.brief.titre,
    "resume": _field("resume"),
    "statut": lambda row: row.brief.statut,
    "echeance": lambda row: row.brief.limite,
    "echeance_heure": lambda row: row.brief.heure and f"{row.brief.heure:%H:%M}",
    "echeance_fuseau": lambda row: row.limite and row.limite.limite and row.limite.fuseau,
    "echeance_origine": lambda row: row.limite and row.limite.origine,
    "date_conseillee": lambda row: row.conseil.date,
    "reference": _posting("reference"),
    "canal_publication": _posting("canal_publication"),
    "versant": _posting("versant"),
    "categories": _posting("categories"),
    "nature_offre": _posting("nature_offre"),
    "type_contrat": _posting("type_contrat"),
    "organisation": lambda row: owner(row.catalogue, row.fiche),
    "localisations": _places,
    "regions": lambda row: [REGIONS[code].nom for code in row.brief.regions],
    "departements": lambda row: [f"{DEPARTEMENTS[code].nom} ({code})" for code in row.brief.departements],
    "publication": lambda row: row.limite and row.limite.ouverture,
    "debut_vacance_poste": _posting("debut_vacance_poste"),
    "temps_travail": _posting("temps_travail"),
    "teletravail": _posting("teletravail"),
    "thematiques": lambda row: [row.catalogue.themes[one].nom for one in row.fiche.thematiques],
    "adresse": lambda row: row.adresse,
    "source": lambda row: row.fiche.source.titre,
    "maj": _field("maj"),
}
"""The columns, in order: name, and what reads it. None is an empty cell."""


def tables(found: Iterable[Collection], known: Known) -> Iterator[Output]:
    """Yield the table of each collection that has a page, given what its records give."""
    for one in found:
        path = collection_url(one.sorte, one.code)
        if path is not None:
            parts = [known[brief.face] for brief in one.actuelles]
            key = digest(*(one.digests[LIGNE] for one in parts))
            yield Output(f"{path}{TABLE}", key, partial(_document, parts))


def line_of(index: Index, site: Site, brief: Brief) -> bytes:
    """Return the line of a record that is not over."""
    record = index.catalogue.records[brief.genre][brief.id]
    limit = index.echeances[brief.cle] if brief.statut is not None else None
    row = _Row(
        brief,
        record,
        index.catalogue,
        limit,
        index.conseils.get(brief.cle, Conseil()),
        site.absolute(record_url(brief.genre, brief.id)),
    )
    return spreadsheet.line(_text(read(row)) for read in COLUMNS.values())


def _text(value: Any) -> str:
    """Return a value as a cell writes it: a date, a code and a partial date say themselves."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return BETWEEN.join(map(_text, value))
    return str(value)


def _document(parts: list[Parts]) -> bytes:
    return spreadsheet.document(COLUMNS, (one.part("ligne") for one in parts))
