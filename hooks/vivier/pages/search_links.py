"""From a record to the searches that find others like it."""

from collections.abc import Iterator

from vivier.browse import Index
from vivier.browse.facets import labs
from vivier.records import DEPARTEMENTS, REGIONS, Emploi, Fiche
from vivier.urls import search_url

from . import cards, words

_MOST = 3
"""How many regions, and how many départements: a record may have them all."""


def searches(index: Index, record: Fiche) -> Iterator[tuple[str, str]]:
    """Yield labels and addresses: the search of the kind, then of what the record has in common with others.

    From a record that is over, closed ones are looked for too: it may be the only one of its kind.
    """
    state = index.statut(record)
    too = {"closes": "oui"} if state is not None and state.terminee else {}
    yield cards.TITLES[record.genre], search_url(genre=record.genre, **too)
    for code in record.regions[:_MOST]:
        yield REGIONS[code].nom, search_url(region=code, **too)
    for code in record.departements[:_MOST]:
        yield f"{DEPARTEMENTS[code].nom} ({code})", search_url(departement=code, **too)
    if isinstance(record, Emploi):
        for category in record.categories:
            yield category.libelle, search_url(categorie=category.value, **too)
    for lab in labs(record):
        found = index.fiches.get(("labo", lab))
        if found is not None:
            yield f"Laboratoire «{words.NBSP}{found.titre}{words.NBSP}»", search_url(labo=lab, **too)
