"""What the page of a project says of it."""

import html
import re

import pytest
from tests.records import samples

from vivier.pages.projet_page import projet_page
from vivier.records import Demarche, Fiche, Projet

from .conftest import alone, text_of


def article(*others: Fiche, **fields: object) -> str:
    record = Projet.model_validate(samples.projet(**fields))
    return str(projet_page(alone(record, *others), record).html)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"licence": "cc_by_4"}, "Réutiliser Licence Creative Commons Attribution 4.0"),
        ({"licence": "inconnue"}, "Réutiliser Licence Non précisée"),
        (
            {"licence": "inconnue", "reutilisation": "Le cahier des charges."},
            "Réutiliser Le cahier des charges. Licence Non précisée",
        ),
        ({"reutilisation": "Le cahier des charges."}, "Réutiliser Le cahier des charges."),
        ({"licence": "licence_ouverte_2"}, None),
        ({}, None),
    ],
)
def test_a_licence_is_said_where_it_is_not_that_of_the_site(
    fields: dict[str, object], expected: str | None
) -> None:
    found = re.search(r"<h2>Réutiliser</h2>.*?</section>", article(**fields), re.DOTALL)
    assert (found and text_of(found[0])) == expected


def test_who_asked_for_a_project_is_among_its_partners() -> None:
    asker = {"nom": "Préfet de région", "direction": "Cabinet"}
    said = text_of(article(commanditaire=asker, partenaires=[{"nom": "DITP", "role": "financeur"}]))
    assert "Partenaires Préfet de région, Cabinet Commanditaire DITP Financeur" in said
    assert "Partenaires Préfet de région, Cabinet Commanditaire" in text_of(article(commanditaire=asker))
    assert "Partenaires" not in text_of(article())


def test_an_evaluation_is_linked_where_it_can_be_read() -> None:
    url = "https://www.exemple.fr/e?a=1&b=2"
    shown = article(evaluation={"type": "externe", "url": url})
    assert f'<a href="{html.escape(url)}">Lire l’évaluation</a>' in shown
    assert "Lire l’évaluation" not in article()


def test_a_campaign_whose_sheet_gave_the_project_is_linked_once() -> None:
    names = ("titre", "description", "resultat_attendu", "changements", "ressources")
    sheet = {name: name for name in names} | {"etapes": ["Essai"], "projet": "projet-fictif"}
    campaign = Demarche.model_validate(samples.demarche(fiches_projet=[sheet, sheet]))
    link = re.compile(r'<li><a href="../../demarches/demarche-fictive/">Démarche fictive</a> <span>')
    assert len(link.findall(article(campaign))) == 1
    assert len(link.findall(article(campaign, origine={"demarche": campaign.id}))) == 1
