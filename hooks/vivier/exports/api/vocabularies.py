"""The lists of values that the API uses: closed ones, and those that editors extend."""

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from vivier.browse.collation import collation
from vivier.candidacy import OrigineEcheance, Statut
from vivier.candidacy import vocabulary as of_candidacy
from vivier.intake.catalogue import Catalogue
from vivier.intake.shared_lists import Entree, Organisation, Sigle, Theme
from vivier.records import vocabularies as of_records
from vivier.records.legal_basis import ARTICLES
from vivier.records.vocabulary import Vocabulary, closed_lists
from vivier.urls import api_list_url

from . import reference_shapes as shapes

E = TypeVar("E", bound=Entree)

ORIGINES = {
    OrigineEcheance.ANNONCEE: "Annoncée par l’offre",
    OrigineEcheance.CALCULEE: "Calculée à partir d’une publication",
    OrigineEcheance.FIN_PUBLICATION: "Fin de publication de l’offre",
    OrigineEcheance.NON_CALCULABLE: "Non calculable\u00a0: le départ du délai n’est pas connu",
    OrigineEcheance.NON_COMMUNIQUEE: "Non communiquée",
}
"""Where a deadline comes from, in words."""


@cache
def served_lists() -> Mapping[str, type[Vocabulary]]:
    """Return the closed lists that what is served takes its values from, by name of class, sorted."""
    found: set[type[Vocabulary]] = {*closed_lists(of_records), *closed_lists(of_candidacy), Statut}
    return {one.__name__: one for one in sorted(found, key=lambda one: one.__name__)}


def list_name(name: str) -> str:
    """Return the name of a list as it is served: ``NatureOffre`` is ``nature_offre``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def vocabularies(catalogue: Catalogue, links: str) -> shapes.Vocabulaires:
    """Return every list of values.

    Args:
        catalogue: the records, with the lists that editors extend.
        links: what makes a link of an address.
    """
    listes = {list_name(name): [_value(one) for one in values] for name, values in served_lists().items()}
    listes["origine_echeance"] = [
        {"code": code.value, "libelle": ORIGINES[code], "rang": rang, "alias": []}
        for rang, code in enumerate(OrigineEcheance)
    ]
    return {
        "listes": dict(sorted(listes.items())),
        "fondements": [{"code": one.code, "nom": one.nom, "sens": one.sens} for one in ARTICLES.values()],
        "themes": [_theme(one, links) for one in _sorted(catalogue.themes)],
        "organisations": [_organisation(one) for one in _sorted(catalogue.organisations)],
        "sigles": [_sigle(one) for one in _sorted(catalogue.sigles)],
    }


def _value(one: Vocabulary) -> shapes.Valeur:
    return {"code": one.value, "libelle": one.libelle, "rang": one.rang, "alias": [*one.alias]}


def _sorted(entries: Mapping[str, E]) -> list[E]:
    return sorted(entries.values(), key=lambda one: (collation(one.nom), one.id))


def _theme(one: Theme, links: str) -> shapes.ThemeListe:
    found: shapes.ThemeListe = {
        "id": one.id,
        "nom": one.nom,
        "synonymes": [*one.synonymes],
        "json": links + api_list_url("theme", one.id),
    }
    if one.description:
        found["description"] = one.description
    return found


def _organisation(one: Organisation) -> shapes.OrganisationListe:
    found: shapes.OrganisationListe = {"id": one.id, "nom": one.nom, "synonymes": [*one.synonymes]}
    if one.sigle:
        found["sigle"] = one.sigle
    if one.type:
        found["type"] = one.type
    if one.url:
        found["url"] = one.url
    if one.description:
        found["description"] = one.description
    return found


def _sigle(one: Sigle) -> shapes.SigleListe:
    found: shapes.SigleListe = {
        "id": one.id,
        "nom": one.nom,
        "sens": [*one.sens],
        "synonymes": [*one.synonymes],
    }
    if one.description:
        found["description"] = one.description
    return found
