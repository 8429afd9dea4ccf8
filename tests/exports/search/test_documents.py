"""What the search reads of a record, and what it must never read."""

from dataclasses import replace

from tests.candidacy.samples import OFFER, emploi, mission
from tests.pages.conftest import catalogue_of
from vivier.exports.search.documents import texts_of
from vivier.intake.shared_lists import Organisation, Theme
from vivier.records import Labo


def texts(record):
    return texts_of(record, catalogue_of(record))


def test_a_posting_in_its_five_texts():
    title, employer, place, subject, rest = texts(
        emploi(
            OFFER,
            titre="Cheffe de projet",
            localisations=[{"departement": "25", "commune": "Besançon"}],
            competences=[{"type": "SAVOIR_FAIRE", "libelle": "Animer un réseau"}],
            langues=[{"code": "de", "niveau": "B2"}],
            type_contrat="CDD",
            temps_travail="TEMPS_PARTIEL",
            nature_offre="TITULAIRE",
            missions="Piloter [le plan](https://exemple.fr/secret).",
        )
    )
    assert title == "Cheffe de projet"
    assert employer.splitlines() == ["SGAR", "Préfet de région"]
    assert place.splitlines() == [
        "Besançon",
        "Doubs",
        "Franche-Comté",
        "25",
        "département",
        "Bourgogne-Franche-Comté",
        "BFC",
        "région",
    ]
    assert {"2024-17971", "Animer un réseau", "Allemand", "CDD", "Contrat à durée déterminée"} <= set(
        subject.splitlines()
    )
    # What the page says of who may apply, and when.
    assert {"Temps incomplet ou partiel", "Ouvert uniquement aux fonctionnaires", "Vacant"} <= set(
        subject.splitlines()
    )
    assert "Piloter [le plan" in rest
    assert "secret" not in rest


def test_contacts_channels_sources_and_notes_are_not_read():
    secret = "Zébulon"
    record = emploi(
        OFFER,
        contacts=[{"fonction": secret, "nom": secret, "courriel": "zebulon@exemple.fr"}],
        note_interne=secret,
        source={"type": "CSP", "titre": secret},
        liens=[{"libelle": secret, "url": "https://exemple.fr/"}],
        manques=[{"quoi": secret}],
        candidature={"procedure": "email_libre", "courriels": ["zebulon@exemple.fr"]},
    )
    assert secret.casefold() not in "\n".join(texts(record)).casefold()


def test_shared_lists_lend_their_other_names():
    record = emploi(OFFER, thematiques=["num"], organisation={"organisation": "dinum"})
    lists = replace(
        catalogue_of(record),
        themes={"num": Theme(id="num", nom="Numérique", synonymes=("dématérialisation",))},
        organisations={"dinum": Organisation(id="dinum", nom="Direction du numérique", sigle="DINUM")},
    )
    _, employer, _, subject, _ = texts_of(record, lists)
    assert employer.splitlines()[:2] == ["Direction du numérique", "DINUM"]
    assert "dématérialisation" in subject


def test_overseas_is_said_and_a_national_sheet_too():
    reunion = texts(emploi(OFFER, localisations=[{"departement": "974"}]))[2]
    assert {"La Réunion", "974", "outre-mer DROM DOM"} <= set(reunion.splitlines())
    assert {"La Réunion", "outre-mer DROM DOM"} <= set(
        texts(emploi(OFFER, localisations=[{"region": "04"}]))[2].splitlines()
    )
    assert texts(emploi(OFFER, localisations=[{"departement": "988"}]))[2].splitlines()[-1] == "outre-mer TOM"
    assert texts(mission())[2] == "fiche nationale"


def test_the_other_names_of_a_lab_are_titles():
    lab = Labo.model_validate(
        {
            "id": "lin",
            "titre": "État’LIN",
            "alias": ["Etat'LIN"],
            "resume": "r",
            "source": {"type": "document", "titre": "t"},
            "hebergeur": {"nom": "SGAR"},
            "localisations": [{"departement": "44", "commune": "Nantes"}],
        }
    )
    assert texts(lab)[0].splitlines() == ["État’LIN", "Etat'LIN"]
