"""What the pages of a campaign and of a project say of counts, of sums and of periods: nothing that would be false."""

import re

import pytest
from tests.records import samples

from vivier.pages.demarche_page import demarche_page
from vivier.pages.projet_page import phase_detail, projet_page
from vivier.records import Demarche, Projet

from .conftest import alone, text_of


def campaign(**fields: object) -> str:
    record = Demarche.model_validate(samples.demarche(**fields))
    return text_of(str(demarche_page(alone(record), record).html))


def project(**fields: object) -> str:
    record = Projet.model_validate(samples.projet(**fields))
    return text_of(str(projet_page(alone(record), record).html))


def themes(*counts: object) -> list[dict[str, object]]:
    named = [samples.theme(f"t{n}", titre=f"Thème {n}") for n in range(len(counts))]
    return [one | ({"idees": count} if count else {}) for one, count in zip(named, counts, strict=True)]


ABOUT = {"valeur": "120", "approximatif": "oui"}


@pytest.mark.parametrize(
    ("total", "counts", "caption"),
    [
        ("1200", ("1050", "150"), "1 200 idées = 1 050 + 150"),
        ("560", ("120", "30", None), "Idées par thème"),
        ({"valeur": "560", "approximatif": "oui"}, ("500", "60"), "Idées par thème"),
        ("560", (ABOUT, "30"), "Idées par thème"),
    ],
    ids=["juste", "thème sans nombre", "total approximatif", "nombre approximatif"],
)
def test_a_sum_is_written_only_where_it_is_right(
    total: object, counts: tuple[object, ...], caption: str
) -> None:
    said = campaign(idees_total=total, themes=themes(*counts))
    assert caption in said
    assert ("=" in said) is ("=" in caption)


def test_bars_say_the_numbers_of_the_source() -> None:
    said = campaign(themes=themes("1200", {"valeur": "300", "approximatif": "oui"}))
    assert "Thème 0 1 200 Thème 1 environ 300" in said


def test_counts_agree() -> None:
    one = samples.theme(idees="1", occurrences={"valeur": "300", "approximatif": "oui"})
    said = campaign(themes=[one], ateliers={"nombre": "1", "places": "1", "participants": "1"})
    assert "1 idée, à partir d’environ 300 occurrences." in said
    assert "1 atelier 1 personne en atelier" in said
    assert "1 de 1 personne, soit 1" in said


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        ({"seances": "2", "duree_seance": "une demi-journée"}, "2 par atelier, chacune d’une demi-journée"),
        ({"seances": "2", "duree_seance": "deux heures"}, "2 par atelier, chacune de deux heures"),
        ({"duree_seance": "3 heures"}, "Chacune de 3 heures"),
        ({"seances": "2"}, "Séances 2 par atelier"),
    ],
)
def test_how_long_a_workshop_lasts(sessions: dict[str, str], expected: str) -> None:
    assert expected in campaign(ateliers={"nombre": "10", "places": "15", **sessions})


@pytest.mark.parametrize(
    ("steps", "more", "expected"),
    [
        ([{"debut": "--05-23", "fin": "--06-17"}], {}, "La source ne donne pas l’année."),
        ([{"texte": "début juillet"}], {}, "La source ne donne pas l’année."),
        (
            [{"debut": "2016-05"}, {"fin": "--06-17"}],
            {},
            "La source ne donne pas l’année de certaines dates.",
        ),
        ([{"debut": "2016-05", "fin": "2016-06"}, {"texte": "été 2016"}], {}, None),
        ([{"fin": "--06-17"}], {"annee": "2016"}, None),
    ],
    ids=["jours sans année", "mots sans année", "mêlé", "années données", "année de la démarche"],
)
def test_an_unknown_year_is_said_only_where_no_year_is_shown(
    steps: list[dict[str, str]], more: dict[str, str], expected: str | None
) -> None:
    said = campaign(calendrier=[{"libelle": "Étape", **step} for step in steps], **more)
    assert re.findall(r"La source ne donne pas l’année[^.]*\.", said) == ([expected] if expected else [])


def test_a_step_of_a_schedule_keeps_its_day() -> None:
    said = campaign(
        calendrier=[{"libelle": "Réunion", "debut": "2016-05-23"}, {"libelle": "Fin", "fin": "2016"}]
    )
    assert "Réunion 23 mai 2016 Fin jusqu’en 2016" in said


def test_the_phases_of_a_project_are_said_as_far_as_they_are_known() -> None:
    phases = [
        {"code": "cadrage", "debut": "2022-04", "fin": "2022-10"},
        {"code": "ideation", "debut": "2023-10-09", "fin": "2023-11-12"},
    ]
    record = Projet.model_validate(samples.projet(phases=phases))
    assert [phase_detail(one) and text_of(phase_detail(one) or "") for one in record.phases] == [
        "D’avril 2022 à octobre 2022.",
        "Du 9 octobre 2023 au 12 novembre 2023.",
    ]


def test_one_person_is_one() -> None:
    assert "1 personne " in project(publics=[{"type": "agents", "effectif": "1"}])


@pytest.mark.parametrize(
    ("year", "steps", "expected"),
    [
        ("2016", [], "Le calendrier Année 2016"),
        ("2016", [{"fin": "--06-17"}], "Le calendrier Année 2016 Étape jusqu’au 17 juin"),
        ("2016", [{"fin": "2016-06-17"}], "Le calendrier Étape jusqu’au 17 juin 2016"),
        ("2016", [{"texte": "été 2016"}], "Le calendrier Étape été 2016"),
        ("2016", [{"texte": "20160 idées"}], "Le calendrier Année 2016 Étape 20160 idées"),
        ("2016-05", [{"texte": "en mai 2016"}], "Le calendrier Étape en mai 2016"),
        ("2016-05", [{"fin": "2017"}], "Le calendrier Date mai 2016 Étape jusqu’en 2017"),
    ],
)
def test_the_year_of_a_campaign_is_said_where_no_step_says_it(
    year: str, steps: list[dict[str, str]], expected: str
) -> None:
    said = campaign(annee=year, calendrier=[{"libelle": "Étape", **step} for step in steps])
    assert f"{expected} " in said


def test_a_family_of_which_the_source_says_no_more_opens_on_nothing() -> None:
    families = [{"titre": "Antennes"}, {"titre": "Outils", "propositions": ["Un portail"]}]
    record = Demarche.model_validate(samples.demarche(themes=[samples.theme("t", familles=families)]))
    article = str(demarche_page(alone(record), record).html)
    assert re.findall("<summary>.*?</summary>", article) == ["<summary>Outils</summary>"]
    assert "<li>Antennes</li>" in article


@pytest.mark.parametrize(
    ("size", "expected"),
    [(None, "· 2 propositions"), ("2", "· 2 propositions"), ("10", "· 2 propositions sur 10 annoncées")],
)
def test_a_ranking_says_how_many_ideas_it_lacks(size: str | None, expected: str) -> None:
    ranking = {"titre": "Les idées", "type": "recurrence", "propositions": ["Une", "Deux"], "taille": size}
    assert f"{expected} Une " in campaign(classements=[ranking])


def test_a_project_sheet_says_which_ideas_it_takes_up() -> None:
    ranking = {
        "titre": "Les idées",
        "type": "recurrence",
        "propositions": [{"libelle": "Un <b>réseau</b>", "id": "reseau"}],
    }
    names = ("titre", "description", "resultat_attendu", "changements", "ressources")
    sheet = {name: name for name in names} | {"etapes": ["Essai"]}
    said = campaign(classements=[ranking], fiches_projet=[{**sheet, "idees": ["reseau"]}, sheet])
    assert "titre Idées reprises Un <b>réseau</b> Description" in said
    assert said.count("Idées reprises") == 1
