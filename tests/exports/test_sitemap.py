"""The sitemap, held against the schema of the protocol."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.site_pages import ROOT
from vivier.exports.sitemap import MAX_URLS, NAMESPACE, sitemap_files

SITE = "https://vivier.example/"
# That of sitemaps.org (0.9, 26 March 2008), in the package of a writer of sitemaps.
SCHEMA = ROOT / "tests" / "tools" / "node_modules" / "sitemap" / "schema" / "sitemap.xsd"
DAY = date(2026, 11, 20)


def addresses(content):
    return [element.text for element in ElementTree.fromstring(content).iter(f"{{{NAMESPACE}}}loc")]


def days(content):
    """The day of each address that has one."""
    found = ElementTree.fromstring(content)
    return {
        entry[0].text: entry[1].text
        for entry in found
        if len(entry) == 2 and entry[1].tag == f"{{{NAMESPACE}}}lastmod"
    }


def written(pages, site, limit=MAX_URLS):
    """The content of each file, by name."""
    return {one.name: one.make() for one in sitemap_files(pages, site, limit)}


@pytest.fixture(scope="module")
def schema():
    return etree.XMLSchema(etree.parse(str(SCHEMA)))


def test_addresses_are_absolute_sorted_and_escaped(schema):
    pages = {"b/": None, "": DAY, "a&é/": None}
    ((name, content),) = written(pages, f"{SITE}x/").items()
    assert name == "sitemap.xml"
    assert content.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<urlset xmlns=")
    assert b"a&amp;" in content
    assert addresses(content) == [f"{SITE}x/{url}" for url in ("", "a&é/", "b/")]
    assert days(content) == {f"{SITE}x/": "2026-11-20"}
    schema.assertValid(etree.fromstring(content))


def test_too_many_addresses_are_split_under_an_index_that_says_when_each_part_changed(schema):
    pages = {f"{n}/": DAY.replace(day=n + 1) if n else None for n in range(5)}
    files = written(pages, SITE, limit=2)
    assert sorted(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    assert addresses(files["sitemap.xml"]) == [f"{SITE}sitemap-{n}.xml" for n in (1, 2, 3)]
    assert list(days(files["sitemap.xml"]).values()) == ["2026-11-02", "2026-11-04", "2026-11-05"]
    assert len(addresses(files["sitemap-3.xml"])) == 1
    for number in (1, 2, 3):
        schema.assertValid(etree.fromstring(files[f"sitemap-{number}.xml"]))


def test_what_decides_a_file_is_what_it_says():
    keys = [
        one.key
        for pages in ({"a/": DAY}, {"a/": None}, {"b/": DAY}, {"a/": DAY, "b/": None})
        for one in sitemap_files(pages, SITE)
    ]
    assert len(set(keys)) == 4
    assert [one.key for one in sitemap_files({"a/": DAY}, SITE)] == keys[:1]


def test_a_part_of_which_nothing_is_known_has_no_day():
    files = written({"a/": None, "b/": DAY}, SITE, limit=1)
    assert days(files["sitemap.xml"]) == {f"{SITE}sitemap-2.xml": "2026-11-20"}


@given(
    st.dictionaries(
        st.text("abcdefé&<'\"/-", min_size=1, max_size=30),
        st.none() | st.dates(date(1995, 1, 1)),
        min_size=1,
        max_size=12,
    ),
    st.integers(1, 12),
)
def test_every_address_is_listed_once_in_valid_files(pages, limit):
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    files = written(pages, SITE, limit)
    parts = [content for name, content in files.items() if name != "sitemap.xml" or len(files) == 1]
    for content in parts:
        schema.assertValid(etree.fromstring(content))
        assert len(addresses(content)) <= limit
    assert sorted(one for content in parts for one in addresses(content)) == sorted(
        SITE + url for url in pages
    )
    assert {one: day for content in parts for one, day in days(content).items()} == {
        SITE + url: day.isoformat() for url, day in pages.items() if day
    }


def test_the_limit_is_that_of_the_protocol():
    assert MAX_URLS == 50_000
