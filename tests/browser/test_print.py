"""A posting printed: two A4 pages at most."""

import re

import pytest

from tests.browser.conftest import media
from tests.conftest import WITH_A_TABLE

A4 = (595, 842)
# Pixels of CSS between the margins of a small sheet, A5.
SHEET = 480
LINKED = """document.querySelector(".v-source p").append(
  Object.assign(document.createElement("a"), { href: "https://un.example/avis" }))"""
WIDTH = "((one) => Math.round(document.querySelector(one).getBoundingClientRect().width))"


@pytest.mark.parametrize("url", [WITH_A_TABLE.replace(".yml", "/"), "projet/performances/"])
def test_a_wide_table_stays_on_the_paper(visit, url):
    page = visit(url, width=SHEET)
    assert page.locator(".v-table").count()
    with media(page, "print"):
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_written_page_has_the_whole_width_of_the_paper(visit):
    page = visit("projet/performances/", width=1400)
    with media(page, "print"):
        assert page.evaluate(f"{WIDTH}('.v-article') === {WIDTH}('main')")


def test_the_address_of_the_source_is_printed(visit, pages):
    page = visit(pages["fiche : emplois"][0])
    page.evaluate(LINKED)
    with media(page, "print"):
        after = page.evaluate("getComputedStyle(document.querySelector('.v-source a'), '::after').content")
    assert after == '"\u00a0: https://un.example/avis"'


def test_every_posting_fits_on_two_a4_pages(visit, pages):
    for url in pages["fiche : emplois"]:
        document = visit(url).pdf(prefer_css_page_size=True)
        sizes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", document)
        assert {(round(float(width)), round(float(height))) for width, height in sizes} == {A4}, url
        assert len(sizes) <= 2, f"/{url}: {len(sizes)} pages"
