"""A posting printed: two A4 pages at most."""

import re

import pytest

from tests.browser.conftest import media
from tests.conftest import WITH_A_TABLE

A4 = (595, 842)
# Pixels of CSS between the margins of a small sheet, A5.
SHEET = 480


@pytest.mark.parametrize("url", [WITH_A_TABLE.replace(".yml", "/"), "projet/performances/"])
def test_a_wide_table_stays_on_the_paper(visit, url):
    page = visit(url, width=SHEET)
    assert page.locator(".v-table").count()
    with media(page, "print"):
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_posting_fits_on_two_a4_pages(visit, pages):
    for url in pages["fiche : emplois"]:
        document = visit(url).pdf(prefer_css_page_size=True)
        sizes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", document)
        assert {(round(float(width)), round(float(height))) for width, height in sizes} == {A4}, url
        assert len(sizes) <= 2, f"/{url}: {len(sizes)} pages"
