"""What the page of a lab says of it: no count that its record does not give."""

import re

import pytest
from tests.records import samples

from vivier.pages.labo_page import labo_page
from vivier.records import Fiche, Labo

from .conftest import alone, text_of


def article(*others: Fiche, **fields: object) -> str:
    record = Labo.model_validate(samples.labo(**fields))
    return str(labo_page(alone(record, *others), record).html)


def role(count: object = None) -> dict[str, object]:
    return {"fonction": "Designers", **({"nombre": count} if count else {})}


ABOUT = {"valeur": "3", "approximatif": "oui"}
MORE = {"valeur": "3", "approximatif": "oui", "mention": "plus de trois"}


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        ([], "Non précisé par la source"),
        ([role("1")], "1 personne"),
        ([role("3"), role("2")], "5 personnes"),
        ([role("3"), role()], "Au moins 3 personnes"),
        ([role("0"), role()], "2 fonctions"),
        ([role(ABOUT), role("2")], "Environ 5 personnes"),
        ([role(ABOUT | {"mention": "environ 3"}), role("2")], "Environ 5 personnes"),
        ([role(ABOUT), role()], "2 fonctions"),
        ([role(MORE), role("2")], "2 fonctions"),
        ([role(MORE)], "1 fonction"),
        ([role(), role()], "2 fonctions"),
    ],
)
def test_a_team_is_counted_as_far_as_its_roles_are(team: list[dict[str, object]], expected: str) -> None:
    found = re.search(r">Équipe</dt>\s*<dd>(.*?)</dd>", article(equipe=team))
    assert found
    assert text_of(found[1]) == expected


def test_other_names_are_said_under_the_title() -> None:
    shown = article(alias=["Etat'LIN", "LABO Fictif", "Labo <i> & Cie"])
    assert re.search(
        r"</h1>\s*<p[^>]*>Aussi appelé\u00a0: Etat&#39;LIN ou Labo &lt;i&gt; &amp; Cie</p>", shown
    )
    assert "Aussi appelé" not in article()
    assert "Aussi appelé" not in article(alias=["LABO Fictif"])


def test_ways_of_working_are_shown_with_and_without_services() -> None:
    tokens = '<ul class="v-tokens" aria-label="Méthodes"><li><span>Facilitation</span></li></ul>'
    alone = article(methodes=["facilitation"])
    assert re.search(f"<h2>Méthodes</h2>\\s*{tokens}", alone)
    both = article(methodes=["facilitation"], services=[{"titre": "Former"}])
    assert tokens in both
    assert "<h2>Méthodes</h2>" not in both


def test_ways_of_working_of_a_service_are_said_with_it() -> None:
    service = {"titre": "Former", "methodes": ["formation", "design_de_services"]}
    shown = article(services=[service, {"titre": "Conseiller"}])
    assert "<li><strong>Former.</strong><br>Méthodes\u00a0: formation, design de services</li>" in shown
    assert "<li><strong>Conseiller.</strong></li>" in shown


def test_the_address_of_a_lab_is_said_with_its_place() -> None:
    place = {"departement": "44", "commune": "Nantes"}
    shown = article(localisations=[{**place, "adresse": "6 quai <b>", "code_postal": "44000"}])
    assert '<dd class="v-facts__more">6 quai &lt;b&gt;, 44000 Nantes\u00a0; Pays de la Loire</dd>' in shown
    assert '<dd class="v-facts__more">Pays de la Loire</dd>' in article(localisations=[place])
