"""The editors' follow-up: what lacks first, its states, its addresses."""

import html
import re
from datetime import date

import pytest
from tests.candidacy.samples import OFFER, emploi
from tests.candidacy.test_completeness import WHOLE
from tests.pages.all_pages import pages

from vivier.candidacy import Moment
from vivier.pages.follow_up import follow_up_pages
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext

from .conftest import catalogue_of

TODAY = date(2025, 5, 2)


def follow_up(*records, size=20):
    writer = writer_of(catalogue_of(*records), SiteContext(Moment(TODAY), size))
    return list(follow_up_pages(writer))


def text(page):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.article)).split())


def titles(page):
    return re.findall(r'<th scope="row"><a [^>]+>([^<]+)</a>', page.article)


def offer(name, base=WHOLE, **changes):
    return emploi(base, id=name, reference=name, titre=name, **changes)


def test_what_lacks_comes_first_then_what_the_law_asks_for():
    (page,) = follow_up(
        offer("complete"),
        offer("sans-corps", corps=None),
        offer("sans-rien", base=OFFER, fin_candidature="2025-05-22"),
        offer("courte", fin_candidature="2025-05-12"),
        offer("sans-corps-vacation", corps=None, type_contrat="VACATION"),
        offer("close", corps=None, fin_candidature="2025-05-01"),
    )
    assert titles(page) == ["sans-rien", "sans-corps", "courte", "sans-corps-vacation", "complete"]
    said = text(page)
    assert "5 offres en cours , dont 4 à compléter." in said
    assert "11 / 12 Le corps ou cadre d’emplois." in said
    assert "34 jours : un mois au moins. Oui : emploi permanent, ouvert aux fonctionnaires." in said
    assert "24 jours : moins d’un mois, sans motif d’urgence." in said
    assert "La fiche ne le dit pas." in said


def test_everything_is_there():
    (page,) = follow_up(offer("complete"))
    assert "Tout y est" in text(page)
    assert "à compléter." not in text(page)
    assert "12 / 12 Rien." in text(page)


def test_nothing_to_follow():
    (page,) = follow_up(offer("close", fin_candidature="2025-05-01"))
    assert "Aucune offre en cours." in text(page)
    assert "<table" not in page.article


def test_it_is_cut_into_pages_that_no_search_engine_lists():
    found = follow_up(*(offer(f"offre-{n:02}", corps=None) for n in range(25)), size=10)
    assert [page.url for page in found] == [
        "contribuer/suivi/",
        "contribuer/suivi/page/2/",
        "contribuer/suivi/page/3/",
    ]
    assert all(
        page.noindex and page.section == "contribuer" and len(page.description) <= 160 for page in found
    )
    assert len({page.title for page in found}) == 3
    assert [name for page in found for name in titles(page)] == [f"offre-{n:02}" for n in range(25)]
    assert "Les douze mentions" in found[0].article
    assert "Les douze mentions" not in found[1].article


def test_candidates_are_never_sent_there(writer):
    for page in pages(writer):
        assert page.url.startswith("contribuer/") or "contribuer/suivi" not in page.article, page.url


@pytest.mark.parametrize("size", [1, 20])
def test_a_hostile_title_is_only_shown(size):
    attack = "\"'><script>alert(1)</script> {{ 7*7 }} [x](javascript:alert(1))"
    record = emploi(
        OFFER, titre=attack, duree_contrat=attack, derogation_motif=attack, fin_candidature="2025-05-12"
    )
    (page,) = follow_up(record, size=size)
    assert "<script" not in page.article
    assert attack in html.unescape(page.article)
    assert "49" not in text(page)
