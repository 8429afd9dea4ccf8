"""What one follows the catalogue with: the page that says how, and the links on every page that lists records."""

import re
from dataclasses import replace

import pytest
from tests.exports.hostile import RECORDS, writer
from tests.exports.published import SITE, files
from tests.pages.all_pages import pages

from vivier.exports.exchange.mapping import COLUMNS, KEYS, correspondence
from vivier.exports.site import Site
from vivier.pages import alternates
from vivier.pages.exchange_page import exchange_page
from vivier.pages.site import heads, writer_of
from vivier.records import Emploi

# What one follows a list with; a record has other forms.
FOLLOWED = (alternates.ATOM, alternates.ICS, alternates.CSV)


def pages_of(site_url, page_size=20):
    made = writer(*RECORDS)
    made = writer_of(made.catalogue, replace(made.context, site_url=site_url, page_size=page_size))
    return made, {page.url: page for page in pages(made)}


LOCATED, FOUND = pages_of(SITE.url)
NOWHERE, WITHOUT = pages_of(None)


def links(page):
    return [
        re.sub(r"<.*?>", "", label) for label in re.findall(r'<p class="v-follow">(.*?)</p>', page.article)
    ]


def target(url, link):
    parts = [*url.strip("/").split("/")] if url else []
    for part in link.split("/"):
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def linked(page):
    """The addresses that a page leads to, from the root of the site."""
    found = re.findall(r'href="([^"#]*)"', page.article)
    return {target(page.url, link) for link in found if "://" not in link}


@pytest.mark.parametrize(
    ("url", "forms"),
    [
        ("emplois/", "flux.atom echeances.ics fiches.csv"),
        ("projets/", "flux.atom fiches.csv"),
        ("regions/bretagne/", "flux.atom echeances.ics fiches.csv"),
        ("departements/paris/", "flux.atom echeances.ics fiches.csv"),
        ("labos/labo/", "flux.atom echeances.ics fiches.csv"),
        ("emplois/closes/", ""),
    ],
)
def test_lists_are_followed_from_their_page_and_from_its_head(url, forms):
    page = FOUND[url]
    assert [one.url for one in page.alternates if one.type in FOLLOWED] == [
        f"{url}{name}" for name in forms.split()
    ]
    (line,) = links(page) or [""]
    assert line.count("·") == len(forms.split())
    assert {f"{url}{name}" for name in forms.split()} <= linked(page)


def test_further_pages_follow_the_same_list():
    _, found = pages_of(SITE.url, page_size=3)
    first, second = found["emplois/"], found["emplois/page/2/"]
    assert first.alternates == second.alternates
    assert "emplois/flux.atom" in linked(second)


def test_the_home_page_follows_everything():
    assert [one.url for one in heads(LOCATED)["index.md"]] == ["flux.atom", "echeances.ics", "fiches.csv"]
    assert [one.type for one in heads(NOWHERE)["index.md"]] == ["text/calendar", "text/csv"]


def test_every_form_that_a_page_names_is_published_and_none_is_left_out():
    for made, found, site in ((LOCATED, FOUND, SITE), (NOWHERE, WITHOUT, Site("Vivier", None))):
        published = {
            name for name in files(made, site) if name.endswith(("atom", "echeances.ics", "fiches.csv"))
        }
        named = {
            one.url
            for page in found.values()
            for one in page.alternates
            if one.type in FOLLOWED and not one.url.endswith("/echeance.ics")
        }
        named |= {one.url for one in heads(made)["index.md"]}
        assert named == published


def test_the_page_of_data_leads_to_every_subscription():
    article = FOUND["donnees/"].article
    published = {name for name in files(LOCATED) if name.endswith(("atom", "echeances.ics", ".csv"))}
    assert published <= linked(FOUND["donnees/"])
    assert "https://vivier.example/regions/bretagne/flux.atom" in article


def test_without_the_address_of_the_site_the_page_of_data_says_nothing_of_feeds():
    article = WITHOUT["donnees/"].article
    assert "flux" not in article
    assert "Atom" not in article
    assert 'href="../echeances.ics"' in article


def test_a_hostile_name_of_a_lab_is_text():
    made = writer(RECORDS[-2].model_copy(update={"titre": "<script>alert(1)</script>"}))
    (page,) = [one for one in pages(made) if one.url == "donnees/"]
    assert "&lt;script&gt;" in page.article
    assert "<script" not in page.article


def test_the_page_of_the_exchange_shows_the_whole_table():
    text = re.sub(r"<.*?>", "", exchange_page(LOCATED, correspondence()).article).replace("&#39;", "'")
    for name in (*COLUMNS, *KEYS, *Emploi.model_fields):
        assert name in text or name == "candidature", name
