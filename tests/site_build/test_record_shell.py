"""Splitting a rendered page at its sentinels and filling it in."""

from dataclasses import replace

import pytest

from vivier.pages.page import Alternate
from vivier.site_build.record_shell import Addresses, Shell, ShellError, sentinel_view, shell_url

from .mini_site import plain
from .written import page_of

PAGE = page_of(
    url="emplois/x/",
    section="emplois",
    title="Chef & « cheffe » <b> \"q\" 'a'",
    description="L’été",
    article="<h1>\ue000title\ue001 & co</h1>",
    edit_path="postings/emplois/2025/é x.yml",
)
SITE, EDIT = "https://vivier.example/", "https://forge.example/edit/"


HERE = Addresses(SITE, EDIT)


def view(**changes):
    return HERE.view(replace(PAGE, **changes))


def key_of(**changes):
    return HERE.key(replace(PAGE, **changes))


def stamped(shell, **changes):
    page = replace(PAGE, **changes)
    return shell.stamp(HERE.view(page), page.article.encode())[0].decode()


def shell_of(key):
    return Shell(render(sentinel_view(key)), key)


def render(v):
    """What a theme would write."""
    link = f'<a href="{v.edit_url}">' if v.edit_url else ""
    refresh = f'<meta content="0; url={v.suite}">' if v.suite else ""
    return (
        f'<title>{v.title}</title><meta content="{v.description}"><link href="{v.canonical_url}">'
        f'<meta content="{v.title}">{v.alternates}<main>{v.article}</main>{link}{refresh}'
    )


def test_values_are_escaped_and_the_article_is_not():
    html = stamped(shell_of(key_of()))
    title = "Chef &amp; « cheffe » &lt;b&gt; &#34;q&#34; &#39;a&#39;"
    assert html.count(title) == 2
    assert "<main><h1>\ue000title\ue001 & co</h1></main>" in html
    assert '<link href="https://vivier.example/emplois/x/">' in html
    assert "https://forge.example/edit/postings/emplois/2025/%C3%A9%20x.yml" in html


def test_other_forms_are_links_from_the_page_itself():
    feed = Alternate("application/atom+xml", 'Les "offres"', "emplois/é/flux.atom")
    html = stamped(shell_of(key_of()), alternates=(feed, feed._replace(url="api/x.json")))
    type_ = 'type="application/atom+xml" title="Les &#34;offres&#34;"'
    assert f'<link rel="alternate" {type_} href="../../emplois/é/flux.atom">\n' in html
    assert 'href="../../api/x.json">' in html
    assert key_of(alternates=(feed,)) == key_of()


def test_two_pages_share_a_shell_only_when_the_theme_cannot_tell_them_apart():
    key = key_of()
    assert key_of(url="emplois/y/", title="Autre") == key
    different = [
        key_of(url="emplois/page/2/"),
        key_of(url="projets/x/"),
        key_of(section="projets"),
        key_of(description=""),
        key_of(edit_path=None),
        key_of(noindex=True),
        key_of(suite="emplois/y/"),
        Addresses(None, EDIT).key(PAGE),
        Addresses(SITE, None).key(PAGE),
        Addresses(SITE, EDIT, hidden=True).key(PAGE),
    ]
    assert key not in different


@pytest.mark.parametrize("url", ["", "emplois/", "emplois/x/", "emplois/page/2/", "a/b/c/d/"])
def test_a_shell_stands_at_the_depth_of_its_pages_in_the_same_tree(url):
    found = shell_url(key_of(url=url), 3)
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
    key = key_of()
    with pytest.raises(ShellError) as caught:
        Shell(damage(render(sentinel_view(key))), key)
    assert message in plain(str(caught.value))


def test_a_shell_without_edit_link_must_not_show_one():
    with pytest.raises(ShellError, match="edit_url"):
        Shell(render(sentinel_view(key_of())), key_of(edit_path=None))


def test_a_page_that_moved_leads_on_from_where_it_stands():
    v = view(suite="projets/é/")
    assert (v.suite, v.canonical_url) == ("../../projets/é/", "https://vivier.example/projets/%C3%A9/")
    moved = key_of(suite="projets/é/")
    assert '<meta content="0; url=../../projets/é/">' in stamped(shell_of(moved), suite="projets/é/")
    with pytest.raises(ShellError, match="suite"):
        Shell(render(sentinel_view(key_of())), moved)
    with pytest.raises(ShellError, match="suite"):
        Shell(render(sentinel_view(moved)), key_of())


def test_a_lone_surrogate_is_written_as_mkdocs_would():
    assert "<title>&#55296;</title>" in stamped(shell_of(key_of()), title="\ud800")


def test_a_page_tells_where_its_article_is():
    article = "<p>é</p>".encode()
    content, start = shell_of(key_of()).stamp(view(), article)
    assert content[start : start + len(article)] == article
    assert content[:start].endswith(b"<main>")


def test_another_shell_is_told_apart():
    key = key_of()
    html = render(sentinel_view(key))
    assert Shell(html, key).digest == Shell(html, key).digest
    assert Shell(html + " ", key).digest != Shell(html, key).digest
