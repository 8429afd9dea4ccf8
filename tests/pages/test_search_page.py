"""The page of the search as it is written, before any script: the lists, the form, and the links that lead to it."""

import html
import json
import re
from datetime import date

import pytest
from tests.pages.all_pages import pages
from tests.site_pages import ROOT

from vivier.browse.facets import FACETS
from vivier.candidacy import Moment, Statut
from vivier.pages.search_page import search_page
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext
from vivier.records import DEPARTEMENTS, KINDS, REGIONS
from vivier.urls import RECHERCHE_URL, relative

OFFER = "emplois/chef-projets-etat-lin/"


@pytest.fixture(scope="module")
def article(writer) -> str:
    return search_page(writer).article


@pytest.fixture(scope="module")
def articles(real) -> dict[str, str]:
    opened = writer_of(real, SiteContext(Moment(date(2025, 5, 2))))
    return {page.url: html.unescape(page.article) for page in pages(opened)}


def test_every_list_is_there_with_its_count(article):
    lists = article[article.index('id="listes"') :]
    links = re.findall(r'<li><a href="\.\./([a-z-]+)/([^"]*)">[^<]+</a> <span>([^<]+)</span>', lists)
    assert [(folder, rest) for folder, rest, _ in links if folder == "regions"] == sorted(
        ("regions", f"{place.slug}/") for place in REGIONS.values()
    )
    assert len([1 for folder, _, _ in links if folder == "departements"]) == len(DEPARTEMENTS)
    assert {kind.dossier for kind in KINDS.values()} <= {folder for folder, rest, _ in links if not rest}
    assert all(re.match(r"\d", count) for _, _, count in links)


def test_the_form_works_by_its_address_alone(article):
    assert '<form class="v-search__form" action="./"' in article
    assert "method=" not in article
    assert re.findall(r'data-name="(\w+)"', article) == [facet.nom for facet in FACETS]
    assert {"mots", "tri", "closes"} == set(re.findall(r' name="(\w+)"', article))


def test_every_state_has_its_tone(article):
    tones = json.loads(html.unescape(re.search(r'data-tones="([^"]+)"', article)[1]))
    assert set(tones) == {state.value for state in Statut}


def test_a_record_leads_to_the_searches_of_what_it_has_in_common(articles):
    found = re.findall(r'href="([^"]+)"', articles[OFFER])
    for query in ("genre=emploi", "region=52", "departement=44", "categorie=A", "labo=etat-lin"):
        assert relative(OFFER, f"{RECHERCHE_URL}?{query}") in found


def test_themes_are_searches(articles, real):
    record = next(one for one in real if one.thematiques)
    url = f"{KINDS[record.genre].dossier}/{record.id}/"
    for theme in record.thematiques:
        assert f'href="../../recherche/?theme={theme}">{real.themes[theme].nom}</a>' in articles[url]


def test_lists_and_territories_lead_to_their_search(articles):
    assert 'href="../recherche/?genre=emploi">Chercher et filtrer</a>' in articles["emplois/"]
    assert "?genre=emploi&closes=oui" in articles["emplois/closes/"]
    assert "?region=52" in articles["regions/pays-de-la-loire/"]
    assert "?departement=44" in articles["departements/loire-atlantique/"]
    assert "recherche/?" not in articles["departements/creuse/"], "nothing there to look for"


def test_the_page_asks_for_its_modules_at_once(writer):
    article = search_page(writer).article
    asked = set(re.findall(r'modulepreload" href="[^"]*/search/(\w+)\.js"', article))
    scripts = ROOT / "content" / "assets" / "js" / "search"
    needed, waiting = set(), ["page"]
    while waiting:
        name = waiting.pop()
        needed.add(name)
        found = re.findall(
            r'^import .* from "\./(\w+)\.js";', (scripts / f"{name}.js").read_text("utf-8"), re.MULTILINE
        )
        waiting += [one for one in found if one not in needed]
    assert asked == needed
