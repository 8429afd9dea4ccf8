"""The guard of stamping: pages rendered natively by MkDocs and stamped ones are the same bytes, but for indents."""

import re

import pytest

from .mini_site import NASTY, REAL_HOOKS, SAMPLE, MiniSite, page

MORE = [
    page("labos/", section="labos", edit_path="postings/labos/x.yml", title=NASTY),
    page("labos/page/12/", section="labos", description=NASTY),
    page("labos/un/deux/trois/quatre/", section="labos", title="é & è"),
    page("labos/ancien/", section="labos", suite="labos/", edit_path="postings/labos/x.yml"),
    page("labos/autre/", section="labos", suite='projets/"><script>&/', noindex=True, description=""),
    page("regions/", section="territoires"),
    page(
        "candidater/modele/", section="candidater", title="</title><script>", edit_path='postings/"><b>.yml'
    ),
]


def unindented(content):
    """A page without the spaces around its ends of lines: a shell has none, what MkDocs writes of it has."""
    return re.sub(rb"\s*\n\s*", b"\n", content.strip())


@pytest.mark.parametrize("settings", [{}, {"modification": "", "catalogue_fictif": True, "independance": ""}])
def test_stamped_pages_are_what_mkdocs_would_have_written(tmp_path, settings):
    stamped = MiniSite(tmp_path / "estampe", settings=settings)
    native = MiniSite(tmp_path / "natif", hooks="native_hooks.py", settings=settings)
    for mini in (stamped, native):
        mini.pages([*SAMPLE, *MORE])
        done = mini.build()
        assert done.returncode == 0, done.stderr
    expected, found = native.files(), stamped.files()
    for entry in [*SAMPLE, *MORE]:
        name = f"{entry['url']}index.html"
        assert unindented(found[name]) == unindented(expected[name]), name
        # Of the article, not a space may differ.
        assert entry["article"].encode("utf-8", "xmlcharrefreplace") in found[name], name
        assert b"\xee\x80\x80title" not in found[name]


def test_every_page_of_the_real_catalogue_is_what_mkdocs_would_have_written(tmp_path):
    found, expected = {}, {}
    for hooks, files in ((REAL_HOOKS, found), ("native_real_hooks.py", expected)):
        mini = MiniSite(tmp_path / hooks.rpartition("/")[2], hooks=hooks)
        mini.real_records()
        done = mini.build()
        assert done.returncode == 0, done.stdout
        files.update({name: content for name, content in mini.files().items() if name.endswith(".html")})
    by_hand = {"index.html", "404.html", "contribuer/index.html"}
    assert len(found) > 130
    assert found.keys() == expected.keys()
    stamped = found.keys() - by_hand
    assert [name for name in stamped if unindented(found[name]) != unindented(expected[name])] == []
