"""The pages of a built site of ours, as data that another generator can build the same pages from.

Each page made from records becomes a *shell* (the page of the theme, around its article, with named slots) and a list
of *blocks*: sections, facts, lists, cards, and texts in Markdown as the record has them. What another generator would
have to compute is given: deadlines, documents to prepare, dates in words, links, the order and the cutting of lists.
What no block describes (tables, forms) is given as HTML. All of this is in the favour of the other generators.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from vivier.pages import text
from vivier.urls import record_url, relative

TREES = ("emplois", "projets", "labos", "demarches", "missions", "regions", "departements")
"""Folders of a site that hold nothing but pages made from records."""

SLOTS = ("title", "description", "canonical", "edit")
SLOT = "\ue000{}\ue001"
"""A slot in a shell; private characters are in no page."""
_CUT = "\ue003"

_ARTICLE = re.compile(r'(<nav class="v-breadcrumb".*?)(\s*<p class="v-edit">|\s*</div>\s*</main>)', re.DOTALL)
_VALUES = {
    "title": re.compile(r'property="og:title" content="([^"]*)"'),
    "description": re.compile(r'name="description" content="([^"]*)"'),
    "canonical": re.compile(r'rel="canonical" href="([^"]*)"'),
    "edit": re.compile(r'href="([^"]*)" rel="edit"'),
}
# What comes before each place of a value; the whole addresses are nowhere else than in theirs.
_PLACES = {
    "title": ("<title>", 'property="og:title" content="'),
    "description": ('description" content="',),
    "canonical": ("",),
    "edit": ("",),
}
# What a page says to programs, and its other forms: the other generators publish none of them, nor are asked to.
_FOR_PROGRAMS = re.compile(
    r'\s*<link rel="alternate"[^>]*>|\s*<script type="application/ld\+json">.*?</script>', re.DOTALL
)
# Sections never stand in one another, and a list in a list is left as it is: one flat pass is enough.
_BLOCK = re.compile(
    r"""<section(?P<section>[^>]*)>(?:\s*<h2>(?P<h2>.*?)</h2>)?
    |(?P<end></section>)
    |<h3>(?P<h3>.*?)</h3>
    |<div\ class="v-prose">(?P<prose>.*?)</div>
    |<ul\ class="v-grid(?P<grid>[^"]*)">(?P<cards>.*?)</ul>
    |<(?P<list>ul|ol)(?P<marks>[^>]*)>(?P<items>.*?)</(?P=list)>
    |<dl(?P<facts>[^>]*)>(?P<rows>.*?)</dl>
    |<p(?P<paragraph>\ [^>]*)?>(?P<inline>.*?)</p>""",
    re.DOTALL | re.VERBOSE,
)
_CARD = re.compile(
    r'<li><article class="v-card v-kind-(?P<kind>\w+)">\s*<h(?P<level>\d) class="v-card__title">'
    r'<a href="(?P<url>[^"]*)">(?P<title>.*?)</a></h\d>(?:<p class="v-chips">(?P<chips>.*?)</p>)?'
    r'(?:<p class="v-card__text">(?P<text>.*?)</p>)?(?:<p class="v-card__meta">(?P<meta>.*?)</p>)?'
    r"</article></li>",
    re.DOTALL,
)
_ITEM = re.compile(r"<li([^>]*)>(.*?)</li>", re.DOTALL)
_ROW = re.compile(r"<div>\s*<dt([^>]*)>(.*?)</dt>(.*?)</div>", re.DOTALL)
_VALUE = re.compile(r"<dd([^>]*)>(.*?)</dd>", re.DOTALL)
_LINK = re.compile(r"\]\((emploi|projet|labo|demarche|mission):([^)\s]+)\)")
_SHORTEST = 12  # characters: no text in Markdown is shorter

Block = dict[str, Any]


class UnreadableError(Exception):
    """Our own pages changed, and this module no longer reads them."""


@dataclass(slots=True)
class Pages:
    """The pages of a site, and the shells that they are printed in.

    Attributes:
        shells: what stands before and after the article.
        pages: one mapping for each page, which a generator is given as it is.
        described: bytes of HTML that blocks describe.
        given: bytes of HTML given as they are.
    """

    shells: list[tuple[str, str]] = field(default_factory=list)
    pages: list[dict[str, Any]] = field(default_factory=list)
    described: int = 0
    given: int = 0


def read(site: Path, postings: Path) -> Pages:
    """Read every page made from records of a built site."""
    found = Pages()
    numbers: dict[tuple[str, str], int] = {}
    for tree in TREES:
        for file in sorted((site / tree).rglob("index.html")):
            url = f"{file.parent.relative_to(site).as_posix()}/"
            shell, article, values = split(file.read_text(encoding="utf-8"))
            values = {name: html.unescape(value) for name, value in values.items()}
            _, edited, path = values["edit"].rpartition("postings/")
            texts = _texts(postings / path, url) if edited else {}
            blocks, markdown = _blocks(article, texts, found)
            place = {
                "url": url,
                "shell": numbers.setdefault(shell, len(numbers)),
                "source": edited + path if edited else "",
            }
            found.pages.append({**place, **values, "blocks": blocks, "markdown": markdown})
    found.shells = list(numbers)
    # Kinds, depths and what a page may lack; more means that a value of each page was taken for the theme's.
    if len(numbers) > 100:
        raise UnreadableError(f"{len(numbers)} shells for {len(found.pages)} pages")
    return found


def split(page: str) -> tuple[tuple[str, str], str, dict[str, str]]:
    """Return the shell of a page, its article, and the values of the slots as they are written in it."""
    page = for_people(page)
    article = _ARTICLE.search(page)
    if article is None:
        raise UnreadableError("no breadcrumb before the end of <main>")
    # One text while values are taken out of it, cut where the article was.
    shell = f"{page[: article.start(1)]}{_CUT}{page[article.end(1) :]}"
    values = {name: found[1] if (found := one.search(shell)) else "" for name, one in _VALUES.items()}
    for name, value in values.items():
        for place in _PLACES[name] if value else ():
            shell = shell.replace(place + value, place + SLOT.format(name))
    before, _, after = shell.partition(_CUT)
    return (before, after), article[1], values


def for_people(page: str) -> str:
    """Return a page without what only programs read in it."""
    return _FOR_PROGRAMS.sub("", page)


def _texts(source: Path, url: str) -> dict[str, str]:
    """Return the texts of a record, by the HTML that its page has of each."""
    record = yaml.load(source.read_text(encoding="utf-8"), yaml.CBaseLoader)

    def link(genre: str, identifier: str) -> str:
        return relative(url, record_url(genre, identifier))

    found = {}
    for value in _strings(record):
        if len(value) >= _SHORTEST and "://" not in value[:8]:
            written = _LINK.sub(lambda one: f"]({link(one[1], one[2])})", value)
            found[str(text.markdown(value, link))] = written
    return found


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def _blocks(article: str, texts: dict[str, str], count: Pages) -> tuple[list[Block], list[str]]:
    """Return the blocks of an article, and the texts in Markdown that they number."""
    blocks: list[Block] = []
    markdown: list[str] = []
    position = 0
    while position < len(article):
        found = _BLOCK.search(article, position)
        if found is None:
            break
        block = _block(found, texts, markdown)
        end = found.end()
        if block is None:
            # Only its opening tag is given as it is: what is inside may be blocks.
            end = article.index(">", found.start()) + 1
        _give(blocks, article[position : end if block is None else found.start()], count)
        if block is not None:
            blocks.append(block)
            count.described += len(found[0].encode())
        position = end
    _give(blocks, article[position:], count)
    return blocks, markdown


def _give(blocks: list[Block], raw: str, count: Pages) -> None:
    if not raw.strip():
        return
    count.given += len(raw.encode())
    if blocks and blocks[-1]["t"] == "html":
        blocks[-1]["x"] += raw
    else:
        blocks.append({"t": "html", "x": raw})


def _block(found: re.Match[str], texts: dict[str, str], markdown: list[str]) -> Block | None:
    """Return what a match describes, or None when it cannot say it whole."""
    part = found.groupdict()
    block: Block | None = None
    if part["section"] is not None:
        block = {"t": "section", "a": part["section"], "x": part["h2"] or ""}
    elif part["end"]:
        block = {"t": "end"}
    elif part["h3"] is not None:
        block = {"t": "h3", "x": part["h3"]}
    elif part["prose"] is not None:
        if part["prose"] in texts:
            markdown.append(texts[part["prose"]])
            block = {"t": "prose", "i": len(markdown) - 1}
    elif part["cards"] is not None:
        cards = [one.groupdict("") for one in _CARD.finditer(part["cards"])]
        if cards and len(cards) == part["cards"].count("<article"):
            block = {"t": "cards", "a": part["grid"], "cards": cards}
    elif part["items"] is not None:
        items = [list(one) for one in _ITEM.findall(part["items"])]
        if len(items) == part["items"].count("<li") and not re.search("<[uo]l", part["items"]):
            block = {"t": part["list"], "a": part["marks"], "items": items}
    elif part["rows"] is not None:
        rows = [
            [mark, term, [list(one) for one in _VALUE.findall(rest)]]
            for mark, term, rest in _ROW.findall(part["rows"])
        ]
        if len(rows) == part["rows"].count("<dt"):
            block = {"t": "dl", "a": part["facts"], "rows": rows}
    elif part["inline"] is not None:
        block = {"t": "p", "a": part["paragraph"] or "", "x": part["inline"]}
    return block


def alike(page: str) -> str:
    """Return a page without what may differ between generators and nobody sees.

    That is entities, spaces between tags, and what only programs read.
    """
    plain = re.sub(r"\s+", " ", html.unescape(for_people(page)).replace("\u00a0", "\ue002"))
    return re.sub(r"> (?=<)|(?<=>) (?=\S)|(?<=\S) (?=<)", lambda one: one[0].strip(), plain)
