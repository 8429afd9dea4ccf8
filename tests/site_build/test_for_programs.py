"""What a site gives to programs, through whole builds: which files, when they change, what hides them."""

import json
import re
from datetime import date
from xml.etree import ElementTree

from vivier.exports.sitemap import NAMESPACE

from .small_build import RECORDS, offer, pages_written, stats

MARK = f"{{{NAMESPACE}}}"
SECURITY = {"contacts": ["securite@vivier.example"], "expire": "2026-01-31", "langues": "fr"}


def changed(small):
    """The files that a build writes."""
    before = stats(small)
    small.build()
    return pages_written(small, before)


def lastmod(small):
    tree = ElementTree.fromstring(small.files()["sitemap.xml"])
    return {
        one.findtext(f"{MARK}loc").removeprefix(small.site_url): one.findtext(f"{MARK}lastmod")
        for one in tree
    }


def test_a_site_has_its_files_for_programs(small):
    small.settings = {"securite": SECURITY}
    small.build()
    files = small.files()
    assert files["robots.txt"].endswith(b"Sitemap: https://vivier.example/sitemap.xml\n")
    assert b"Contact: mailto:securite@vivier.example" in files[".well-known/security.txt"]
    assert files["llms.txt"].startswith(b"# Vivier\n")
    assert files["emplois/a/index.html.md"].startswith(b"# Offre a\n\n[Page de la fiche](https://vivier")
    assert b'type="text/markdown"' not in files["regions/bretagne/index.html"]
    small.assert_as_cold()


def test_a_file_that_is_no_longer_wanted_goes_even_under_a_dot(small):
    small.settings = {"securite": SECURITY}
    small.build()
    small.settings = {}
    small.build()
    assert not (small.site / ".well-known").exists()
    small.assert_as_cold()


def test_nothing_is_written_again_under_a_dot(small):
    small.settings = {"securite": SECURITY}
    small.build()
    assert changed(small) == set()


def test_a_record_that_goes_takes_its_markdown_away(small):
    (small.records / "emplois/2025/d.yml").unlink()
    small.build()
    assert not [name for name in small.files() if name.startswith("emplois/d/")]
    small.assert_as_cold()


def test_a_record_named_in_a_text_and_withdrawn_is_no_link_in_the_markdown_either(small):
    name = "emplois/b/index.html.md"
    assert b"[le projet](https://vivier.example/projets/accueil/)" in small.files()[name]
    (small.records / "projets/accueil.yml").rename(small.records / "projets/ailleurs.yml")
    small.write(
        "emplois/2025/b.yml", RECORDS["emplois/2025/b.yml"].replace("projet:accueil", "projet:ailleurs")
    )
    small.build()
    assert b"[le projet](https://vivier.example/projets/ailleurs/)" in small.files()[name]
    small.assert_as_cold()


def test_markdown_that_was_damaged_is_written_again(small):
    path = small.site / "emplois/a/index.html.md"
    path.write_bytes(b"x")
    assert changed(small) == {"emplois/a/index.html.md"}
    small.assert_as_cold()


def test_another_forge_stamps_pages_again_and_nothing_else(small, monkeypatch):
    small.settings = {"modification": "https://forge.example/edit/"}

    def never(*_):
        raise AssertionError("an article was written again")

    monkeypatch.setattr("vivier.pages.writer.Writer.article", never)
    written = changed(small)
    monkeypatch.undo()
    assert "emplois/a/" in written
    assert not [one for one in written if one.endswith(".md")]
    small.assert_as_cold()


def test_another_address_is_another_article(small):
    small.site_url = "https://autre.example/vivier/"
    small.build()
    page = small.files()["emplois/a/index.html"].decode()
    assert "https://autre.example/vivier/emplois/a/" in page
    assert "vivier.example" not in re.search(r"<script.*?</script>", page, re.DOTALL)[0]
    small.assert_as_cold()


def test_an_invented_catalogue_offers_nothing_to_search_engines(small):
    small.settings = {"catalogue_fictif": True}
    small.build()
    files = small.files()
    assert files["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert {"sitemap.xml", "llms.txt"}.isdisjoint(files)
    assert not [name for name, content in files.items() if b"ld+json" in content]
    small.assert_as_cold()


def test_without_an_address_nothing_absolute_is_said(small):
    small.site_url = None
    small.build()
    files = small.files()
    assert {"sitemap.xml", "llms.txt"}.isdisjoint(files)
    assert files["robots.txt"] == b"User-agent: *\nDisallow:\n"
    assert not [name for name, content in files.items() if b"ld+json" in content]
    assert b"](../../regions/bourgogne-franche-comte/)" in files["emplois/a/index.html.md"]
    small.assert_as_cold()


def test_the_sitemap_says_when_records_changed_and_when_their_lists_did(small):
    # « c » ended on 30 April: gone from the sitemap, it has changed its list on the day after.
    found = lastmod(small)
    assert found["emplois/a/"] == "2025-04-18"
    assert "emplois/c/" not in found
    assert found["emplois/"] == "2025-05-01"
    assert found["regions/la-reunion/"] == "2025-04-18"
    assert found["regions/bretagne/"] is None
    assert found["recherche/"] is None


def test_no_day_of_the_sitemap_is_to_come(small):
    small.write(
        "emplois/2025/e.yml", offer("e", "debut_publication: 2025-05-10", "fin_candidature: 2025-06-30")
    )
    for day in (date(2025, 5, 2), date(2025, 5, 10), date(2025, 5, 16)):
        small.day = day
        small.build()
        assert max(filter(None, lastmod(small).values())) <= day.isoformat()
    assert lastmod(small)["emplois/e/"] == "2025-05-10"


def test_a_posting_that_closes_loses_its_block_on_that_day(small):
    page = "emplois/a/index.html"
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', small.files()[page].decode())
    assert {one["@type"] for one in json.loads(block[1])["@graph"]} == {"BreadcrumbList", "JobPosting"}
    small.day = date(2025, 5, 23)
    small.build()
    assert b"ld+json" not in small.files()[page]
    small.assert_as_cold()
