"""Texts as Markdown shows them, read back by another parser: whatever they hold, the same text and no mark."""

from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from vivier.exports.markdown.escaping import code, escaped, fenced, target

# Tables and struck texts too: what GitHub adds.
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

CASES = [
    "# Titre", "## x ##", "> cité", "- un", "* un", "+ un", "1. un", "2025) un", "---", "===", "***", "___",
    "```", "~~~", "    code", "\tcode", "a\n\n# b", "a\n---", "a  \nb", "a\\\nb", "[x](javascript:alert(1))", "[x]: https://y.fr",
    "![x](https://y.fr/z.png)", "<script>alert(1)</script>", "<!-- x -->", "<https://y.fr>", "a@b.fr <a@b.fr>",
    "&lt;b&gt; &copy; & &#35;", "**gras** *it* __g__ _i_ ~~barré~~ `code`", "\\*", "a | b", "| a | b |\n|---|---|",
    "`", "\\", "C#", "# ", "*", "1.", "https://y.fr/a_b_c", "\u2028# x", "x\\", "\u00a0# x", "%", "[", "]", "](",
]  # fmt: skip


def blocks(source):
    return [(one.type, one.tag) for one in READER.parse(source)]


def text_of(source):
    """The text that a reader reads, and the kinds of everything that is no text."""
    found, kinds = "", set()
    for token in READER.parse(source):
        for one in token.children or ():
            found += one.content if one.type in ("text", "text_special", "code_inline") else ""
            kinds.add(one.type)
    return found, kinds - {"text", "text_special"}


def folded(text):
    """A text with one space where it has blanks; no-break spaces stay."""
    for blank in "\t\r\n\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029":
        text = text.replace(blank, " ")
    return " ".join(one for one in text.split(" ") if one)


def check(text):
    written = escaped(text)
    if not folded(text).strip("\u00a0"):
        return
    assert blocks(written) == [("paragraph_open", "p"), ("inline", ""), ("paragraph_close", "p")]
    found, kinds = text_of(written)
    assert kinds == set()
    # A reader strips what it takes for blanks at the ends of a paragraph.
    assert found.strip() == folded(text).strip()


@pytest.mark.parametrize("text", CASES, ids=ascii)
def test_a_text_is_that_text_and_nothing_else(text):
    check(text)
    found, kinds = text_of(f"# {escaped(text)} fin")
    assert (found.strip(), kinds) == (f"{folded(text)} fin".strip(), set())


@given(st.text("ab1 #>-+=*_`~[]()!<>&;:/\\|.\n\t\u00a0é'\"", max_size=40))
def test_any_text_is_that_text_and_nothing_else(text):
    check(text)


@given(st.text("ab `\\\n*<", max_size=20))
def test_code_is_that_code(text):
    written = code(text)
    if written:
        found, kinds = text_of(f"x {written} x")
        assert kinds == {"code_inline"}
        assert found == f"x {folded(text)} x"


@given(st.text("ab `~\n#<", max_size=40))
def test_a_block_of_code_is_that_block(text):
    (block,) = READER.parse(fenced(text))
    assert block.type == "fence"
    assert block.content.strip("\n") == text.strip("\n")


@given(st.text("ab /:?#()<>[]\\ \"'é\n%2&;lt", max_size=30))
@example("?a=1&lt;=2&#60;")
def test_an_address_never_ends_its_link(path):
    written = f"[x]({target(f'https://vivier.example/{path}')})"
    (paragraph,) = [one for one in READER.parse(written) if one.type == "inline"]
    assert [one.type for one in paragraph.children] == ["link_open", "text", "link_close"]
    assert unquote(paragraph.children[0].attrs["href"]) == unquote(f"https://vivier.example/{path}")
