"""Texts in Markdown: a real parser of it, with the forges' extensions, finds texts and nothing else."""

import re
from html.parser import HTMLParser

import comrak
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vivier.intake.markdown import GAP, Block, escaped, joined
from vivier.intake.report import visible

OPTIONS = comrak.ExtensionOptions()
for name in (
    "autolink",
    "strikethrough",
    "table",
    "tagfilter",
    "tasklist",
    "footnotes",
    "math_dollars",
    "math_code",
):
    setattr(OPTIONS, name, True)

HOSTILE = [
    "<script>alert(1)</script> <b>gras</b> &amp; &lt;",
    "**gras** _it_ `code` ~~non~~ [lien](https://exemple.fr) ![image](x.png)",
    "<!-- commentaire",
    "[x]: https://exemple.fr | a | b |",
    "https://exemple.fr www.exemple.fr a@exemple.fr ftp://x.fr",
    "@prefet @org/equipe #12 org/depot#12 GH-12 !34 $5 ~etiquette %7 &8 ^alert#9",
    "/approve",
    ":tada: :+1::-1: 12:30:15 ::woman_artist::",
    "# titre",
    "fin de ligne\\",
    "$a_b$ $`x`$ $$y$$",
    "\u202edroite à gauche\u202c \u200b@invisible \x1b[31m",
]


class Text(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


def rendered(text):
    return Text(comrak.render_markdown(f"- {text} fin\n", extension_options=OPTIONS))


def flat(text):
    return " ".join(text.replace(GAP, "").split())


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_is_shown_and_does_nothing(text):
    page = rendered(escaped(text))
    assert page.tags == ["ul", "li"]
    assert flat(page.text) == flat(f"{visible(text)} fin")
    # What forges look for in the page itself, once it is made.
    assert not re.search(r"(?<!\w)@[\w-]|#\d|!\d|\$\w|~\w|%\d|&\d|GH-\d|:[\w+-]+:|://|\bwww\.", page.text)


@given(st.text())
@example("\t")
@example("   -  a  ")
def test_any_text_is_shown_as_it_is(text):
    page = rendered(escaped(text))
    assert page.tags == ["ul", "li"]
    assert flat(page.text) == flat(f"{visible(text)} fin")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))), st.integers(100, 2000))
def test_a_document_is_never_longer_than_it_may_be(texts, limit):
    made = joined("tête\n", (Block("### A", f"- {one}\n") for one in texts), limit, "{} de trop.")
    assert len(made.encode()) <= limit
    assert made.endswith(" de trop.\n") or all(one in made for one in texts)


def test_a_document_that_is_cut_says_how_much_is_left_out():
    blocks = [Block("### A", "- aaaa\n"), Block("### A", "- bbbb\n"), Block("### B", "- cccc\n")]
    assert joined("tête\n", blocks, 1000, "{}") == "tête\n\n### A\n\n- aaaa\n- bbbb\n\n### B\n\n- cccc\n"
    assert joined("tête\n", blocks, 52, "{} de trop") == "tête\n\n### A\n\n- aaaa\n\n2 de trop\n"
