"""Splitting a rendered page at its sentinels and filling it in."""

import time
from dataclasses import replace

import pytest
from markupsafe import Markup

from vivier.pages.page import Page
from vivier.site_build.record_shell import Shell, ShellError, key_of, sentinel_view, shell_url, view_of

from .mini_site import plain

PAGE = Page(
    url="emplois/x/",
    section="emplois",
    title="Chef & « cheffe » <b> \"q\" 'a'",
    description="L’été",
    article=Markup("<h1>\ue000title\ue001 & co</h1>"),
    edit_path="postings/emplois/2025/é x.yml",
)
SITE, EDIT = "https://vivier.example/", "https://forge.example/edit/"


def view(**changes):
    return view_of(replace(PAGE, **changes), SITE, EDIT)


def render(v):
    """What a theme would write."""
    link = f'<a href="{v.edit_url}">' if v.edit_url else ""
    refresh = f'<meta content="0; url={v.suite}">' if v.suite else ""
    return (
        f'<title>{v.title}</title><meta content="{v.description}"><link href="{v.canonical_url}">'
        f'<meta content="{v.title}"><main>{v.article}</main>{link}{refresh}'
    )


def test_values_are_escaped_and_the_article_is_not():
    v = view()
    html = Shell(render(sentinel_view(key_of(v))), key_of(v)).stamp(v).decode()
    title = "Chef &amp; « cheffe » &lt;b&gt; &#34;q&#34; &#39;a&#39;"
    assert html.count(title) == 2
    assert "<main><h1>\ue000title\ue001 & co</h1></main>" in html
    assert '<link href="https://vivier.example/emplois/x/">' in html
    assert "https://forge.example/edit/postings/emplois/2025/%C3%A9%20x.yml" in html


def test_two_pages_share_a_shell_only_when_the_theme_cannot_tell_them_apart():
    key = key_of(view())
    assert key_of(view(url="emplois/y/", title="Autre", article=Markup("z"))) == key
    different = [
        view(url="emplois/page/2/"),
        view(url="projets/x/"),
        view(section="projets"),
        view(description=""),
        view(edit_path=None),
        view(noindex=True),
        view(suite="emplois/y/"),
        view_of(PAGE, None, EDIT),
        view_of(PAGE, SITE, EDIT, noindex_all=True),
    ]
    assert all(key_of(other) != key for other in different)


@pytest.mark.parametrize("url", ["", "emplois/", "emplois/x/", "emplois/page/2/", "a/b/c/d/"])
def test_a_shell_stands_at_the_depth_of_its_pages_in_the_same_tree(url):
    found = shell_url(key_of(view(url=url)), 3)
    assert found.count("/") == url.count("/")
    assert found.partition("/")[0] == url.partition("/")[0]


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda html: html.replace("\ue000description\ue001", ""), "0 fois « description »"),
        (lambda html: html + "\ue000article\ue001", "2 fois « article »"),
        (lambda html: html.replace("\ue000article\ue001", ""), "0 fois « article »"),
        (lambda html: html.replace("title\ue001", "TITLE\ue001"), "transformé"),
        (lambda html: html.replace("\ue001", ""), "transformé"),
        (lambda html: html + "\ue000title\ue001" * 3, "5 fois « title »"),
    ],
)
def test_a_theme_that_changed_is_refused(damage, message):
    key = key_of(view())
    with pytest.raises(ShellError) as caught:
        Shell(damage(render(sentinel_view(key))), key)
    assert message in plain(str(caught.value))


def test_a_shell_without_edit_link_must_not_show_one():
    key = key_of(view(edit_path=None))
    with pytest.raises(ShellError, match="edit_url"):
        Shell(render(sentinel_view(key_of(view()))), key)


def test_a_page_that_moved_leads_on_from_where_it_stands():
    v = view(suite="projets/é/")
    assert (v.suite, v.canonical_url) == ("../../projets/é/", "https://vivier.example/projets/%C3%A9/")
    html = Shell(render(sentinel_view(key_of(v))), key_of(v)).stamp(v).decode()
    assert '<meta content="0; url=../../projets/é/">' in html
    with pytest.raises(ShellError, match="suite"):
        Shell(render(sentinel_view(key_of(view()))), key_of(v))
    with pytest.raises(ShellError, match="suite"):
        Shell(render(sentinel_view(key_of(v))), key_of(view()))


def test_a_lone_surrogate_is_written_as_mkdocs_would():
    v = view(title="\ud800")
    assert b"<title>&#55296;</title>" in Shell(render(sentinel_view(key_of(v))), key_of(v)).stamp(v)


def test_stamping_is_cheap():
    v = view(article=Markup("<p>é</p>" * 1200))
    shell = Shell(render(sentinel_view(key_of(v))) + "x" * 12_000, key_of(v))
    best = min(_measure(shell, v) for _ in range(5))
    assert best < 0.0003  # ten times the expected cost, for a busy machine


def _measure(shell, v):
    start = time.process_time()
    for _ in range(200):
        shell.stamp(v)
    return (time.process_time() - start) / 200
