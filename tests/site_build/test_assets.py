"""Scripts and styles are published minified; together, those of the search stay small."""

import gzip
from types import SimpleNamespace

import pytest

from tests.site_pages import ROOT
from vivier.site_build import assets

SEARCH = sorted((ROOT / "content/assets/js/search").glob("*.js"))


def file(name, content):
    return SimpleNamespace(src_uri=f"assets/{name}", content_string=content)


@pytest.mark.skipif(assets.minifier is None, reason="the minifier has no wheel for this machine")
def test_a_script_and_a_style_sheet():
    assert (
        assets.published(file("a.js", "// Why.\nexport const two = 1 + one; // one\n"))
        == "export const two=1+one"
    )
    assert assets.published(file("a.css", "/* Why. */\na {\n  color: red;\n}\n")) == "a{color:red}"


def test_nothing_else_changes():
    assert assets.published(file("a.svg", "<svg> </svg>")) is None


def test_without_a_minifier_files_are_published_as_they_are(monkeypatch):
    monkeypatch.setattr(assets, "minifier", None)
    assert assets.published(file("a.js", "// Why.")) is None


@pytest.mark.skipif(assets.minifier is None, reason="the minifier has no wheel for this machine")
def test_the_scripts_of_the_search_weigh_less_than_twelve_kilobytes():
    made = [assets.published(file(one.name, one.read_text("utf-8"))) for one in SEARCH]
    sizes = {one.name: len(gzip.compress(text.encode(), 9)) for one, text in zip(SEARCH, made, strict=True)}
    assert sum(sizes.values()) < 12_000, sizes
