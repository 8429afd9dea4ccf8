"""The pages of renamed and withdrawn records."""

from dataclasses import replace
from datetime import date

from tests.pages.all_pages import pages

from vivier.candidacy import Moment
from vivier.intake.catalogue import Catalogue
from vivier.intake.redirections import Key, Suite
from vivier.pages.page import Page
from vivier.pages.redirect_page import moves, redirect_pages
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext, Writer

from .conftest import TODAY

DAY = date(2026, 5, 1)
LAB = ("labo", "etat-lin")
ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} [x](javascript:alert(1)) & é"


def written(real: Catalogue, redirections: dict[Key, Suite]) -> Writer:
    return writer_of(replace(real, redirections=redirections), SiteContext(Moment(TODAY)))


def page(real: Catalogue, suite: Suite) -> Page:
    (found,) = redirect_pages(written(real, {("labo", "parti"): suite}))
    return found


def test_a_renamed_record_leads_on(real: Catalogue) -> None:
    found = page(real, Suite(LAB, DAY))
    assert (found.url, found.suite, found.noindex) == ("labos/parti/", "labos/etat-lin/", False)
    assert found.section == "labos"
    assert found.title == "Cette fiche a changé d’adresse"
    assert f'<h1 class="v-title">{found.title}</h1>' in found.article
    assert "Depuis le 1er\u00a0mai\u00a02026" in found.article
    assert f'<a href="../../labos/etat-lin/">{real.records["labo"]["etat-lin"].titre}</a>' in found.article


def test_a_withdrawn_record_says_why_and_leads_to_the_others(real: Catalogue) -> None:
    found = page(real, Suite(None, DAY, "Fermé par l’employeur."))
    assert (found.url, found.suite, found.noindex) == ("labos/parti/", None, True)
    assert "Elle n’est plus publiée depuis le 1er\u00a0mai\u00a02026." in found.article
    assert "<p>Fermé par l’employeur.</p>" in found.article
    assert '<a href="../../labos/">Laboratoires d’innovation</a>' in found.article


def test_a_hostile_reason_is_only_shown(real: Catalogue) -> None:
    found = page(real, Suite(None, DAY, ATTACK))
    assert "<script" not in found.article
    assert "<img" not in found.article
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in found.article
    assert "{{ 7*7 }} [x](javascript:alert(1)) &amp; é" in found.article


def test_the_moves_are_those_of_the_pages(real: Catalogue) -> None:
    writer = written(real, {("labo", "a"): Suite(LAB, DAY), ("emploi", "b"): Suite(None, DAY, "x")})
    assert dict(moves(writer)) == {"labos/a/": "labos/etat-lin/", "emplois/b/": None}
    assert {"labos/a/", "emplois/b/"} <= {one.url for one in pages(writer)}
