"""What is written once for many pages, or without a tree, is what its tree says: random articles, both ways."""

import re
from html import escape
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from vivier.exports.markdown import marks
from vivier.exports.markdown.article import markdown

HERE = "https://vivier.example/sous/emplois/x/"
ADDRESSES = [
    "../../regions/bretagne/", "../y/", "../../", "../../../../a", "../..//b", "../../a/../b?c=../d#e", "../?q=a b&c",
    "echeance.ics", "#r1", "#contacts", "https://y.fr/?a=1&b=(2)", "mailto:a@b.fr", "../../é*", "..", "../../a:b",
]  # fmt: skip

texts = st.text("ab1é #>-+=*_`~[]()!<>&;:/\\|.\n\u00a0\u2028'\"", max_size=12).map(escape)
links = st.builds(
    '<a{} href="{}">{}</a>'.format,
    st.sampled_from(["", ' class="v-button"', ' title="a &gt; b"', ' title="a > b"', ' title="<dl>"']),
    st.sampled_from(ADDRESSES).map(escape),
    texts,
)
marked = st.builds(
    "<{0}>{1}</{0}>".format, st.sampled_from(["b", "em", "small", "span", "time", "code"]), texts
)
hidden = st.builds('<span class="v-hidden">{}</span>'.format, texts)
runs = st.lists(texts | links | marked | hidden | st.just("<br>") | st.just("&nbsp;"), max_size=4).map(
    "".join
)
paragraphs = st.builds(
    "<p{}>{}</p>".format,
    st.sampled_from(["", ' class="v-lead"', ' class="v-chips"', ' class="v-notice__title"']),
    runs,
)
titles = st.builds("<h{0}>{1}</h{0}>".format, st.integers(3, 4), runs)


def facts(inside):
    """A list of facts."""
    term = st.builds("<dt{}>{}</dt>".format, st.sampled_from(["", ' class="v-i-place"']), texts | runs)
    value = st.builds(
        "<dd{}>{}</dd>".format, st.sampled_from(["", ' class="v-facts__more"']), texts | runs | inside
    )
    blank = st.sampled_from(["", "\n"])
    group = st.builds(
        "{}<div>{}{}{}{}</div>".format, blank, blank, term, blank, st.lists(value, max_size=3).map("".join)
    )
    return st.lists(group, max_size=3).map(lambda found: f"<dl class='v-facts'>{''.join(found)}</dl>")


def lists(inside):
    """A list, of those that pages share too."""
    kind = st.sampled_from([
        ("ul", ""), ("ul", ' class="v-alerts"'), ("ul", ' class="v-checklist"'), ("ul", ' class="v-tokens"'),
        ("ol", ' class="v-steps"'), ("ol", ' class="v-rules"'), ("ul", ' class="v-link-list"'),
    ])  # fmt: skip
    items = st.lists((runs | inside).map("<li>{}</li>".format), max_size=3).map("".join)
    return st.builds(lambda one, held: f"<{one[0]}{one[1]}>{held}</{one[0]}>", kind, items)


def prose(inside):
    """Prose, often of texts alone, and tokens."""
    item = (texts | runs).map("<li>{}</li>".format)
    items = st.lists(item, max_size=3).map("\n".join).map("<ul>\n{}</ul>".format)
    block = texts.map("<p>{}</p>".format) | items | paragraphs
    blank = st.sampled_from(["", "\n", "\n\n"])
    several = st.builds(lambda found, between: between.join(found), st.lists(block, max_size=4), blank)
    token = st.builds("<li>{}</li>".format, texts.map("<span>{}</span>".format) | links | inside)
    tokens = st.lists(token, max_size=3).map("".join).map('<ul class="v-tokens">{}</ul>'.format)
    return (several | inside).map('<div class="v-prose">{}</div>'.format) | tokens


def folds(inside):
    """What unfolds, and all of it for each situation."""
    fold = st.builds("<details><summary>{}</summary>{}</details>".format, runs, inside)
    situations = st.builds("<div data-situations>\n<h3>S</h3>\n{}</div>".format, fold)
    return fold | situations


def holders(inside):
    """What holds others, or is left out."""
    tags = st.sampled_from(
        ["div", "section", 'section class="v-section v-searches"', 'section id="proches"', "nav"]
    )
    return st.builds(lambda tag, held: f"<{tag}>{held}</{tag.split()[0]}>\n", tags, inside)


blocks = st.recursive(
    runs | paragraphs | titles,
    lambda inside: st.one_of(
        facts(inside),
        lists(inside),
        prose(inside),
        folds(inside),
        holders(inside),
        st.lists(inside, max_size=3).map("".join),
    ),
    max_leaves=8,
)


def from_its_tree(article, page):
    """What an article says without any shortcut: none is plain, an attribute hides the marks they look for."""
    hidden = re.sub(r"(?<=<)(ul|ol|div(?! data-situations)|section|dt|dd|a)(?=[ >])", r"\1 data-x", article)
    with patch.object(marks, "_PLAIN", frozenset()):
        marks.mark_of.cache_clear()
        said = markdown(hidden, page)
    marks.mark_of.cache_clear()
    return said


@given(st.lists(blocks, max_size=4).map("".join))
def test_an_article_says_what_its_tree_says(article):
    assert markdown(article, HERE) == from_its_tree(article, HERE)
    assert markdown(article, None) == from_its_tree(article, None)


def test_facts_of_one_page_do_not_lead_to_another():
    """A link to a neighbour is not the same from another page."""
    article = '<dl><div><dt>L</dt><dd><a href="../y/">y</a></dd></div></dl>'
    assert "(https://vivier.example/a/y/)" in markdown(article, "https://vivier.example/a/x/")
    assert "(https://vivier.example/b/y/)" in markdown(article, "https://vivier.example/b/x/")
    assert "(../y/)" in markdown(article, None)
