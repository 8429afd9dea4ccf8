"""Where a record is: whole on its own page; in lists and feeds, in a few words that say what they leave out."""

import html
import re

import pytest
from tests.records import samples

from vivier.candidacy import Moment
from vivier.pages import cards
from vivier.pages.demarche_page import demarche_page
from vivier.pages.labo_page import labo_page
from vivier.pages.projet_page import projet_page
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext
from vivier.records import Demarche, Labo, Projet

from .conftest import TODAY, alone, catalogue_of

TOWNS = [{"departement": "44", "commune": name} for name in ("Nantes", "Rezé", "Orvault")]


def key_fact(article: str, term: str) -> str:
    found = re.search(rf">{term}</dt>\s*<dd>(.*?)</dd>", article)
    assert found
    return html.unescape(found[1])


@pytest.mark.parametrize(
    ("fields", "short", "whole"),
    [
        ({}, None, '<span class="v-missing">Non précisé par la source</span>'),
        ({"departements_concernes": ["01"]}, "Ain (01)", "Ain (01)"),
        (
            {"departements_concernes": ["01", "03", "07"]},
            "Ain (01), Allier (03) et Ardèche (07)",
            "Ain (01), Allier (03) et Ardèche (07)",
        ),
        (
            {"departements_concernes": ["01", "03", "07", "08"]},
            "Ain (01), Allier (03) et 2 autres",
            "Ain (01), Allier (03), Ardèche (07) et Ardennes (08)",
        ),
        (
            {"regions_concernees": ["52", "27", "53", "24", "28"]},
            "Pays de la Loire, Bourgogne-Franche-Comté et 3 autres",
            "Pays de la Loire, Bourgogne-Franche-Comté, Bretagne, Centre-Val de Loire et Normandie",
        ),
        # The region around a département goes without saying, not another one.
        (
            {"departements_concernes": ["25"], "regions_concernees": ["27", "94"]},
            "Doubs (25) et Corse",
            "Doubs (25) et Corse",
        ),
    ],
)
def test_the_territories_of_a_project(fields: dict[str, object], short: str | None, whole: str) -> None:
    record = Projet.model_validate(samples.projet(**fields))
    assert cards.place(record) == short
    writer = writer_of(catalogue_of(record), SiteContext(Moment(TODAY)))
    assert key_fact(str(projet_page(writer, record).html), "Territoire") == whole


def test_a_campaign_leads_to_all_its_territories() -> None:
    record = Demarche.model_validate(
        samples.demarche(departements_concernes=["25", "2A"], regions_concernees=["27", "03"])
    )
    article = str(demarche_page(alone(record), record).html)
    assert re.findall(r'<a href="../../([^"]+)">([^<]+)</a>', article.partition('class="v-meta')[2])[:3] == [
        ("departements/doubs/", "Doubs"),
        ("departements/corse-du-sud/", "Corse-du-Sud"),
        ("regions/guyane/", "Guyane"),
    ]


def test_a_campaign_without_territory_says_nothing_of_it() -> None:
    record = Demarche.model_validate(samples.demarche())
    assert "v-i-place" not in str(demarche_page(alone(record), record).html)


@pytest.mark.parametrize(
    ("count", "short", "whole"),
    [
        (1, "Nantes (44)", "Nantes (44)"),
        (2, "Nantes (44) et 1 autre", "Nantes (44) et Rezé (44)"),
        (3, "Nantes (44) et 2 autres", "Nantes (44), Rezé (44) et Orvault (44)"),
    ],
)
def test_the_places_of_a_lab(count: int, short: str, whole: str) -> None:
    record = Labo.model_validate(samples.labo(localisations=TOWNS[:count]))
    assert cards.place(record) == short
    writer = writer_of(catalogue_of(record), SiteContext(Moment(TODAY)))
    assert key_fact(str(labo_page(writer, record).html), "Lieu") == whole


def test_two_sites_of_a_town_are_one_place() -> None:
    sites = [TOWNS[0] | {"adresse": "1 rue A"}, TOWNS[0] | {"adresse": "2 rue B"}]
    record = Labo.model_validate(samples.labo(localisations=sites))
    assert (
        cards.place(record) == key_fact(str(labo_page(alone(record), record).html), "Lieu") == "Nantes (44)"
    )
