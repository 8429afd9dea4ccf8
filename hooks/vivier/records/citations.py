"""Which records a record names in its fields: known here once, for what checks the links and for what shows them."""

from collections.abc import Iterator

from .demarche import Demarche
from .emploi import Emploi
from .labo import Labo
from .mission import Mission
from .projet import Projet
from .shared import Fiche

Key = tuple[str, str]
"""Kind and id of a record."""

Champ = tuple[str | int, ...]
"""Path of a field from the root of the record: names, and numbers of list items from 0."""


Citation = tuple[Champ, str, str]
"""A field that names a record: its path, and the kind and id of that record."""


def citations(record: Fiche) -> Iterator[Citation]:
    """Yield the fields that name a record. Links written in texts are not among them."""
    for field in citing_fields(record):
        yield from field


def citing_fields(record: Fiche) -> Iterator[Iterator[Citation]]:
    """Yield what `citations` does, field by field: none is read before it is asked for, for a record may lack some."""
    match record:
        case Emploi():
            yield _listed(record, "projets", "projet")
            yield _named(record, "labo", "labo")
            yield _successor(record, "emploi")
        case Projet():
            yield _listed(record, "labos", "labo")
            yield _origin(record)
        case Labo():
            yield _listed(record, "demarches", "demarche")
        case Demarche():
            yield _sheets(record)
        case Mission():
            yield _named(record, "fiche_nationale", "mission")
            yield _successor(record, "mission")


def _named(record: Fiche, field: str, kind: str) -> Iterator[Citation]:
    ident: str | None = getattr(record, field)
    if ident:
        yield (field,), kind, ident


def _listed(record: Fiche, field: str, kind: str) -> Iterator[Citation]:
    idents: tuple[str, ...] = getattr(record, field)
    for n, ident in enumerate(idents):
        yield (field, n), kind, ident


def _successor(record: Emploi | Mission, kind: str) -> Iterator[Citation]:
    if record.cloture and record.cloture.remplacee_par:
        yield ("cloture", "remplacee_par"), kind, record.cloture.remplacee_par


def _origin(record: Projet) -> Iterator[Citation]:
    if record.origine:
        yield ("origine", "demarche"), "demarche", record.origine.demarche


def _sheets(record: Demarche) -> Iterator[Citation]:
    for n, sheet in enumerate(record.fiches_projet):
        if sheet.projet:
            yield ("fiches_projet", n, "projet"), "projet", sheet.projet
