"""A posting printed: two A4 pages at most."""

import re

A4 = (595, 842)


def test_every_posting_fits_on_two_a4_pages(visit, pages):
    for url in pages["fiche : emplois"]:
        document = visit(url).pdf(prefer_css_page_size=True)
        sizes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", document)
        assert {(round(float(width)), round(float(height))) for width, height in sizes} == {A4}, url
        assert len(sizes) <= 2, f"/{url}: {len(sizes)} pages"
