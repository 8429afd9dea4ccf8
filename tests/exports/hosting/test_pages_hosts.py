"""``_headers``, read as Netlify's parser and Cloudflare Pages' documentation say it is."""

import re

import pytest
from tests.exports.search.samples import files_of, index_of, offer

from vivier.exports.hosting import headers
from vivier.exports.hosting.files import host_files
from vivier.exports.search.columns import NAMED
from vivier.exports.search.wire import LETTERS, ROOT
from vivier.urls import INDEX_URL

MOST_RULES, LONGEST_LINE = 100, 2000  # Cloudflare Pages; Netlify says no limit


def rules(site_url=None):
    """Path → headers, each line being a path, a header or a comment."""
    text = dict(host_files([], site_url))["_headers"].decode()
    assert text.isascii()
    assert max(map(len, text.splitlines())) < LONGEST_LINE
    found, current = {}, None
    for line in text.splitlines():
        if line.startswith("/"):
            assert line not in found
            assert line.count("*") <= 1
            assert ":" not in line
            current = found[line] = {}
        elif line and not line.startswith("#"):
            name, separator, value = line.strip().partition(": ")
            assert line.startswith("  ")
            assert separator
            assert name not in current
            current[name] = value
    assert len(found) < MOST_RULES
    return found


def sent(path, found):
    """The headers of a path; no header comes from two rules, which hosts would join."""
    headers_sent = {}
    for rule, given in found.items():
        if re.fullmatch(re.escape(rule).replace(r"\*", ".*"), path):
            assert not headers_sent.keys() & given.keys(), (path, rule)
            headers_sent |= given
    return headers_sent


@pytest.mark.parametrize("site_url", [None, "https://vivier.example/", "https://vivier.example/un/d%C3%A9/"])
def test_no_file_of_the_site_gets_a_header_twice(site, site_url):
    found = rules(site_url)
    root = "/un/d%C3%A9/" if site_url and "%" in site_url else "/"
    names = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()]
    for name in [
        *names,
        "api/v1/a/b.json",
        "api/v1/a.csv",
        "emplois/flux.atom",
        "a/echeances.ics",
        "a/index.html.md",
    ]:
        given = sent(root + name, found)
        assert given.items() >= dict(headers.ALWAYS).items()
        hashed = re.fullmatch(r".*[-.][0-9a-f]{8,}\.(bin|min\.css)", name)
        assert given.get("Cache-Control") == (headers.FOR_EVER if hashed else None), name
        is_open = name.startswith("api/") or name.endswith(headers.OPEN_SUFFIXES)
        assert given.get("Access-Control-Allow-Origin") == ("*" if is_open else None), name


def test_every_file_of_a_search_but_its_root_is_kept_for_ever():
    # More labs than a facet names itself: their names are a file too.
    many = [offer(f"a{n:03}", labo=f"labo-{n:03}") for n in range(NAMED + 1)]
    files = files_of(index_of(*many))
    assert {name.partition("-")[0] for name in files} == {*LETTERS, ROOT}
    pattern = headers.HASHED[0].pattern
    for name in files.keys() - {ROOT}:
        assert sent(f"/{INDEX_URL}{name}", rules())["Cache-Control"] == headers.FOR_EVER
        assert re.fullmatch(pattern, f"{INDEX_URL}{name}")
    assert "Cache-Control" not in sent(f"/{INDEX_URL}{ROOT}", rules())


def test_data_says_its_type_and_the_rest_is_known_to_the_hosts():
    found = rules()
    assert sent("/emplois/echeances.ics", found)["Content-Type"] == "text/calendar; charset=utf-8"
    assert sent("/emplois/flux.atom", found)["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert "Content-Type" not in sent("/emplois/", found)
    assert sent("/api/v1/index.json", found)["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert sent("/assets/js/theme.js", found)["Cross-Origin-Resource-Policy"] == "same-origin"
