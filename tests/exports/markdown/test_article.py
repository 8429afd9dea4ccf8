"""Pages as Markdown: small cases, then the real records, read back by another parser."""

import re
from datetime import date
from urllib.parse import unquote, urljoin

import html5lib
import pytest
from markdown_it import MarkdownIt
from pydantic import ValidationError

from tests.pages.all_pages import pages
from tests.pages.conftest import catalogue_of, tree_of
from tests.site_pages import ROOT
from vivier.candidacy import Moment
from vivier.exports.markdown.article import markdown
from vivier.exports.markdown.marks import LEFT_OUT
from vivier.exports.structured.page import Described
from vivier.intake.load import load
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext
from vivier.records import KINDS
from vivier.urls import CALENDAR, MARKDOWN

READER = MarkdownIt("commonmark").enable("table")
SITE = "https://vivier.example/"
HERE = f"{SITE}emplois/x/"

CASES = {
    "<h1>A &amp; B #</h1>": "# A & B \\#",
    "<p>un\n  deux&nbsp;<b>trois </b>quatre</p>": "un deux\u00a0**trois** quatre",
    "<p>un<br>- deux<br>\ntrois</p>": "un\\\n\\- deux\\\ntrois",
    "<p>a<b>.</b>b <b>l’«&nbsp;x&nbsp;»</b>s</p>": "a.b l’«\u00a0x\u00a0»s",
    "<p><b>a</b><b>b</b> <em></em></p>": "**a**b",
    '<p><a href="../y/">y</a> <a href="#r2">règle 2</a> <a href="#contacts">contact</a></p>': (
        f"[y]({SITE}emplois/y/) (règle 2) contact"
    ),
    '<p><a href="mailto:a@b.fr">a@b.fr</a> <a href="https://x.fr/?a=1&amp;b=(2)">x</a></p>': (
        "[a@b.fr](mailto:a@b.fr) [x](https://x.fr/?a=1&b=%282%29)"
    ),
    "<p><b>CV</b> facultatif <small>annonce</small></p>": "**CV** facultatif (annonce)",
    "<ul>\n<li>a\n<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>": "- a\n  - b\n- c\n\n  d",
    "<ol><li>a</li><li>b</li></ol>": "1. a\n2. b",
    '<p>a</p><ol start="9"><li>a<ul><li>b</li></ul></li><li>c<ol start="3"><li>d</li></ol></li></ol>': (
        "a\n\n9. a\n   - b\n10. c\n\n    3. d"
    ),
    "<p>x</p><ul><li>a</li></ul><ul><li>b<ul><li>c</li></ul><ul><li>d</li></ul></li></ul><ul><li>e</li></ul>": (
        "x\n\n- a\n\n* b\n  - c\n  * d\n\n- e"
    ),
    "<p>x</p><div><ol><li>a</li></ol></div><ol><li>b</li><li>c</li></ol><p>d</p><ol><li>e</li></ol>": (
        "x\n\n1. a\n\n1) b\n2) c\n\nd\n\n1. e"
    ),
    '<p>x</p><div class="v-prose"><ul><li>a</li></ul><ul><li>b</li></ul></div>': "x\n\n- a\n\n* b",
    '<p>!<a href="https://a.example/">b</a> \\!<span><a href="../y/">c</a></span> !<b>d</b> ! [e]</p>': (
        f"\\![b](https://a.example/) \\\\\\![c]({SITE}emplois/y/) !**d** ! \\[e\\]"
    ),
    '<p><a href="https://a.example/?a=1&amp;amp;lt;=2&amp;b=3">a</a></p>': (
        "[a](https://a.example/?a=1\\&amp;lt;=2&b=3)"
    ),
    "<blockquote><p>a</p><p>b</p></blockquote>": "> a\n>\n> b",
    "<pre>a\n  ``` b\n</pre>": "````\na\n  ``` b\n````",
    "<p><code>a`b</code></p>": "`` a`b ``",
    "<dl><div><dt>Lieu</dt><dd>Nantes</dd><dd>Pays</dd></div></dl>": "- **Lieu**\u00a0: Nantes\u00a0; Pays",
    "<dl><div><dt>L</dt><dd>Une phrase.</dd><dd>Deux.</dd></div></dl>": "- **L**\u00a0: Une phrase. Deux.",
    "<dl><div><dt>L</dt><dd><p>a</p><p>b</p></dd></div></dl>": "- **L**\u00a0:\n\n  a\n\n  b",
    "<table><caption>c</caption><thead><tr><th>A</th><th>B</th></tr></thead>"
    "<tbody><tr><td><code>x|y</code></td><td>z</td></tr></tbody></table>": "| A | B |\n| --- | --- |\n| `x\\|y` | z |",
    "<table><thead><tr><th>A</th><th>B</th></tr></thead>"
    "<tbody><tr><th>x|y</th><td></td></tr></tbody></table>": "| A | B |\n| --- | --- |\n| x\\|y |   |",
    "<h3>S</h3><details open><summary>Un <em>oui</em></summary><h4>D</h4><p>x</p></details><p>y</p>": (
        "### S\n\n#### Un *oui*\n\n##### D\n\nx\n\ny"
    ),
    '<p class="v-chips"><span>Offre</span> <span>Ouverte</span></p>': "Offre · Ouverte",
    '<ol class="v-timeline"><li><span>Publication</span> <time>mai</time></li></ol>': (
        "- **Publication**\u00a0: mai"
    ),
    '<div class="v-notice"><p class="v-notice__title">T</p><p>x</p></div>': "**T**\n\nx",
    "<nav><ol><li>a</li></ol></nav><p>b</p><script type='x'></p>1</script>": "b",
    '<section id="proches"><section><p>a</p></section></section><p>b</p>': "b",
}


@pytest.mark.parametrize("html", CASES, ids=range(len(CASES)))
def test_each_mark_has_its_markdown(html):
    assert (
        markdown(html, HERE)
        .replace(f"[Page de la fiche]({HERE})\n\n", "")
        .replace(f"\n\n[Page de la fiche]({HERE})", "")
        .removesuffix("\n")
        == (CASES[html])
    )


def test_the_title_comes_first_then_the_address_of_the_page():
    html = '<header><p class="v-chips"><span>Offre</span></p><h1>T</h1></header>'
    assert markdown(html, HERE) == f"# T\n\n[Page de la fiche]({HERE})\n\nOffre\n"
    assert markdown(html, None) == "# T\n\nOffre\n"
    assert markdown('<h1>T</h1><p><a href="../y/">y</a></p>', None) == "# T\n\n[y](../y/)\n"


@pytest.mark.parametrize("html", ["<p>a", "a</p>", "<p><b>a</p></b>", "<p>a < b</p>", "<nav><p>"])
def test_what_is_not_well_formed_is_refused(html):
    with pytest.raises(ValueError, match="clos"):
        markdown(html, None)


@pytest.fixture(scope="module")
def real():
    return load(ROOT / "postings").catalogue


def written(catalogue, today):
    """The article and the Markdown of each record, by address."""
    context = SiteContext(Moment(today), site_url=SITE, describe=Described(SITE, "Vivier"))
    found = {}
    for page in pages(writer_of(catalogue, context)):
        if any(one.url == f"{page.url}{MARKDOWN}" for one in page.alternates):
            article = str(page.article)
            found[page.url] = article, markdown(article, SITE + page.url)
    return found


@pytest.fixture(scope="module", params=[date(2025, 5, 2), date(2026, 11, 21)], ids=["open", "closed"])
def records(real, request):
    return written(real, request.param)


def words(text):
    """The words of a text, in order: letters and digits, whatever stands between them."""
    return re.findall(r"\w+", text)


def shown(article):
    """The words of an article, read by another parser, without what is not of the record."""
    tree = html5lib.parseFragment(article, namespaceHTMLElements=False)
    for parent in list(tree.iter()):
        for child in list(parent):
            attributes = " ".join(f' {name}="{value}"' for name, value in child.attrib.items())
            marks = [one for one in LEFT_OUT if one.strip() in attributes or one in attributes]
            if child.tag in ("nav", "script", "svg", "caption") or marks:
                # What follows the element is not in it.
                tail, rank = child.tail or "", list(parent).index(child)
                parent.remove(child)
                if rank:
                    parent[rank - 1].tail = (parent[rank - 1].tail or "") + tail
                else:
                    parent.text = (parent.text or "") + tail
    return words(" ".join(tree.itertext()))


def read(source):
    """The words that a reader of Markdown shows."""
    found = []
    for token in READER.parse(source):
        for one in token.children or ():
            found.append(one.content if one.type in ("text", "text_special", "code_inline") else "")
            if one.type in ("softbreak", "hardbreak"):
                found.append(" ")
        found.append(token.content if token.type == "fence" else " ")
    return words("".join(found))


def test_what_the_page_says_its_markdown_says(records):
    assert len(records) > 10
    for url, (article, source) in records.items():
        assert sorted(read(source)) == sorted([*shown(article), "Page", "de", "la", "fiche"]), url


def test_an_open_posting_gives_its_deadline_its_documents_and_its_channel(real):
    source = written(real, date(2025, 5, 2))["emplois/chef-projets-etat-lin/"][1]
    for fact in (
        "# Chef ou cheffe de projets innovation et transformation publique",
        "- **Date limite**\u00a0: **22\u00a0mai\u00a02025**\u00a0; Date annoncée par l’offre.",
        "- **Curriculum vitae** (annonce)",
        "#### Fonctionnaire de l’État",
        "[Candidater en ligne](https://choisirleservicepublic.gouv.fr/",
        "innovation-territoriale.ditp@modernisation.gouv.fr",
        "## Source",
    ):
        assert fact in source
    for useless in (CALENDAR, "Imprimer", "Chercher d’autres fiches", "Accueil"):
        assert useless not in source


def test_a_closed_posting_gives_no_way_to_apply(real):
    source = written(real, date(2026, 11, 21))["emplois/chef-projets-etat-lin/"][1]
    assert "ne reçoit plus de candidatures" in source
    assert "Candidater en ligne" not in source
    assert "innovation-territoriale.ditp@" not in source


def test_what_is_left_out_is_still_written_so(real):
    templates = "".join(
        one.read_text("utf-8") for one in (ROOT / "hooks/vivier/pages/templates").rglob("*.html")
    )
    places = {'id="proches"': 'id="proches"', 'class="v-section v-searches"': "v-section v-searches"}
    for mark in LEFT_OUT:
        assert places.get(mark, mark.removesuffix(" ").strip()) in templates, mark


ATTACKS = (
    "# t ](https://p.fr) ![i](https://p.fr/i) <b>x</b> **g** `c | ~~s~~ &lt;i&gt; [p](https://p.fr) <https://p.fr>",
    "1. t\\ *",
)


def infected(tree, model, root):
    """Replace in place each text that accepts an attack; how many did."""
    count = 0
    for key, value in list(tree.items()) if isinstance(tree, dict) else list(enumerate(tree)):
        if isinstance(value, dict | list):
            count += infected(value, model, root)
            continue
        for attack in ATTACKS:
            tree[key] = attack
            try:
                model.model_validate(root)
            except ValidationError:
                tree[key] = value
            else:
                count += 1
                break
    return count


@pytest.mark.parametrize("genre", KINDS)
def test_an_attack_in_every_text_makes_no_mark(genre, real):
    """Titles and links are those of the page, where texts are escaped; there is no HTML and no image."""
    tree = tree_of(max(real.of(genre), key=lambda record: len(str(tree_of(record)))))
    model = KINDS[genre].modele
    assert infected(tree, model, tree) > 10
    record = model.model_validate(tree)
    others = [one for one in real if one.cle != record.cle]
    url = f"{KINDS[genre].dossier}/{record.id}/"
    article, text = written(catalogue_of(record, *others, lists=real), date(2025, 5, 2))[url]
    tokens = READER.parse(text)
    inside = [one for token in tokens for one in token.children or ()]
    assert not {one.type for one in [*tokens, *inside]} & {"html_block", "html_inline", "image"}
    page = html5lib.parseFragment(article, namespaceHTMLElements=False)
    titles = [one.tag for one in tokens if one.type == "heading_open"]
    assert titles.count("h1") == 1
    assert len(titles) <= len([one for one in page.iter() if re.fullmatch("h[1-6]|summary", str(one.tag))])
    links = [one.attrs["href"] for one in inside if one.type == "link_open"]
    # A browser and a reader of Markdown do not encode the same characters.
    known = [unquote(urljoin(SITE + url, one.get("href", ""))) for one in page.iter("a")]
    assert [one for one in links if unquote(one) not in [*known, SITE + url]] == []
    assert len(links) <= len(known) + 1
    assert "t ](https://p.fr)" in " ".join("".join(one.content for one in inside).split())
