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


def citations(record: Fiche) -> Iterator[tuple[Champ, str, str]]:
    """Yield the fields that name a record: path, kind and id. Links written in texts are not among them."""
    match record:
        case Emploi():
            yield from ((("projets", n), "projet", ident) for n, ident in enumerate(record.projets))
            if record.labo:
                yield ("labo",), "labo", record.labo
            if record.cloture and record.cloture.remplacee_par:
                yield ("cloture", "remplacee_par"), "emploi", record.cloture.remplacee_par
        case Projet():
            yield from ((("labos", n), "labo", ident) for n, ident in enumerate(record.labos))
            if record.origine:
                yield ("origine", "demarche"), "demarche", record.origine.demarche
        case Labo():
            yield from ((("demarches", n), "demarche", ident) for n, ident in enumerate(record.demarches))
        case Demarche():
            for n, sheet in enumerate(record.fiches_projet):
                if sheet.projet:
                    yield ("fiches_projet", n, "projet"), "projet", sheet.projet
        case Mission():
            if record.fiche_nationale:
                yield ("fiche_nationale",), "mission", record.fiche_nationale
            if record.cloture and record.cloture.remplacee_par:
                yield ("cloture", "remplacee_par"), "mission", record.cloture.remplacee_par
