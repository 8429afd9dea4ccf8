"""What records can be sorted out by: each facet, its values in a record, and their names.

The name of a facet and the codes of its values stand in addresses (``?region=27&categorie=A``): they never change.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vivier.candidacy.status import Statut
from vivier.records import DEPARTEMENTS, KIND_RANKS, KINDS, REGIONS, Emploi, Fiche, Labo, Projet
from vivier.records.vocabularies import (
    Categorie,
    Domaine,
    Experience,
    Management,
    Teletravail,
    TypeContrat,
    Versant,
)
from vivier.records.vocabulary import Vocabulary

from .collation import collation

if TYPE_CHECKING:
    from .index import Index

Values = Callable[[Fiche, Statut | None], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to sort records out.

    Attributes:
        nom: its name in an address and in the index.
        titre: its name on a page.
        valeurs: gives the codes of a record in a state, none or several.
        libelle: gives the name of a code.
        rang: gives what sorts codes for display.
    """

    nom: str
    titre: str
    valeurs: Values
    libelle: Callable[[str, "Index"], str]
    rang: Callable[[str, "Index"], Any]


def _closed_list(nom: str, titre: str, values: type[Vocabulary], read: Values) -> Facet:
    members = {str(member): member for member in values}
    return Facet(nom, titre, read, lambda code, _: members[code].libelle, lambda code, _: members[code].rang)


def _named(nom: str, titre: str, read: Values, label: Callable[[str, "Index"], str]) -> Facet:
    return Facet(nom, titre, read, label, lambda code, index: (collation(label(code, index)), code))


def _one(field: str) -> Values:
    """Return what reads an optional field of postings, the only kind that has it."""

    def read(record: Fiche, _: Statut | None) -> Iterable[str]:
        value = getattr(record, field) if isinstance(record, Emploi) else None
        return () if value is None else (value,)

    return read


def _categories(record: Fiche, _: Statut | None) -> Iterable[str]:
    return record.categories if isinstance(record, Emploi) else ()


def _status(_: Fiche, state: Statut | None) -> Iterable[str]:
    return () if state is None else (state,)


def _remote(record: Fiche, _: Statut | None) -> Iterable[str]:
    # A posting that says nothing of it is not sorted out by it.
    if not isinstance(record, Emploi) or record.teletravail is Teletravail.NON_DEFINI:
        return ()
    return (record.teletravail,)


def labs(record: Fiche) -> tuple[str, ...]:
    """Return the ids of the lab of a posting, of those of a project, of a lab itself."""
    if isinstance(record, Emploi):
        return () if record.labo is None else (record.labo,)
    if isinstance(record, Projet):
        return record.labos
    return (record.id,) if isinstance(record, Labo) else ()


def _lab_name(code: str, index: "Index") -> str:
    lab = index.fiches.get(("labo", code))
    return lab.titre if lab else code


def _theme_name(code: str, index: "Index") -> str:
    return index.catalogue.themes[code].nom


FACETS: tuple[Facet, ...] = (
    Facet(
        "genre",
        "Nature",
        lambda record, _: (record.genre,),
        lambda code, _: KINDS[code].titre,
        lambda code, _: KIND_RANKS[code],
    ),
    _named("region", "Région", lambda record, _: record.regions, lambda code, _: REGIONS[code].nom),
    Facet(
        "departement",
        "Département",
        lambda record, _: record.departements,
        lambda code, _: f"{DEPARTEMENTS[code].nom} ({code})",
        lambda code, _: code,
    ),
    _closed_list("statut", "État", Statut, _status),
    _closed_list("versant", "Versant de la fonction publique", Versant, _one("versant")),
    _closed_list("categorie", "Catégorie", Categorie, _categories),
    _closed_list("domaine", "Domaine", Domaine, _one("domaine")),
    _closed_list("contrat", "Contrat", TypeContrat, _one("type_contrat")),
    _closed_list("teletravail", "Télétravail", Teletravail, _remote),
    _closed_list("management", "Encadrement", Management, _one("management")),
    _closed_list("experience", "Expérience", Experience, _one("experience")),
    _named("labo", "Laboratoire", lambda record, _: labs(record), _lab_name),
    _named("theme", "Thématique", lambda record, _: record.thematiques, _theme_name),
)
"""The facets, in the order of the search page."""
