"""What records are sorted out by, in addresses and on pages."""

from datetime import date

import pytest
from tests.candidacy.samples import OFFER, emploi, mission
from tests.pages.conftest import catalogue_of

from vivier.browse import build_index
from vivier.browse.facets import FACETS
from vivier.candidacy import Moment
from vivier.records import Labo

LAB = Labo.model_validate(
    {
        "id": "lin",
        "titre": "État’LIN",
        "resume": "r",
        "source": {"type": "document", "titre": "t"},
        "hebergeur": {"nom": "SGAR"},
        "localisations": [{"departement": "44"}],
    }
)
FULL = emploi(
    OFFER,
    fin_candidature="2025-05-22",
    categories=["A", "B"],
    domaine="NUM",
    type_contrat="CDD",
    teletravail="oui",
    management="SANS",
    experience="CONFIRME",
    labo="lin",
)


def values(record):
    index = build_index(catalogue_of(record, LAB), Moment(date(2025, 5, 2)))
    return {
        facet.nom: [(str(code), facet.libelle(code, index)) for code in found]
        for facet in FACETS
        if (found := list(facet.valeurs(record, index.statut(record))))
    }


def test_a_posting():
    assert values(FULL) == {
        "genre": [("emploi", "Offre d’emploi")],
        "region": [("27", "Bourgogne-Franche-Comté")],
        "departement": [("21", "Côte-d’Or (21)")],
        "statut": [("ouverte", "Candidatures ouvertes")],
        "versant": [("FPE", "Fonction publique de l’État")],
        "categorie": [("A", "Catégorie A (cadre)"), ("B", "Catégorie B (profession intermédiaire)")],
        "domaine": [("NUM", "Numérique")],
        "contrat": [("CDD", "Contrat à durée déterminée")],
        "teletravail": [("oui", "Télétravail possible")],
        "management": [("SANS", "Sans encadrement")],
        "experience": [("CONFIRME", "Confirmé")],
        "labo": [("lin", "État’LIN")],
    }


def test_a_lab_is_found_with_its_own_records():
    assert values(LAB)["labo"] == [("lin", "État’LIN")]


@pytest.mark.parametrize("record", [mission(), LAB])
def test_other_kinds_have_no_value_of_postings(record):
    assert not {"versant", "categorie", "contrat", "teletravail", "experience"} & set(values(record))


def test_what_a_posting_does_not_say_sorts_nothing():
    assert "teletravail" not in values(emploi(OFFER, fin_candidature="2025-05-22"))


def test_names_in_addresses_never_change():
    assert [facet.nom for facet in FACETS] == [
        *("genre", "region", "departement", "statut", "versant", "categorie", "domaine"),
        *("contrat", "teletravail", "management", "experience", "labo", "theme"),
    ]
