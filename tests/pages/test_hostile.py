"""Every text of every kind of record, replaced by an attack: pages must show it, and nothing more."""

from html.parser import HTMLParser
from typing import Any

import pytest
from pydantic import ValidationError
from tests.pages.all_pages import pages

from vivier.candidacy import Moment
from vivier.intake.catalogue import Catalogue
from vivier.pages.site import fragments, writer_of
from vivier.pages.writer import SiteContext
from vivier.records import KINDS, Fiche
from vivier.urls import RECHERCHE_URL

from .conftest import TODAY, catalogue_of, tree_of

ATTACK = (
    "\"'><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} [x](javascript:alert(1)) ${7*7} é"
)


def infected(tree: Any, kind: type[Fiche], root: dict[str, Any]) -> int:
    """Replace in place each scalar that accepts the attack; how many did."""
    count = 0
    items = list(tree.items()) if isinstance(tree, dict) else list(enumerate(tree))
    for key, value in items:
        if isinstance(value, dict | list):
            count += infected(value, kind, root)
            continue
        tree[key] = ATTACK
        try:
            kind.model_validate(root)
            count += 1
        except ValidationError:
            tree[key] = value
    return count


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.targets: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        self.targets += [value or "" for name, value in attrs if name in ("href", "src", "action")]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("genre", KINDS)
def test_an_attack_in_every_text_is_only_shown(genre: str, real: Catalogue) -> None:
    source = max(real.of(genre), key=lambda record: len(str(tree_of(record))))
    tree = tree_of(source)
    model = KINDS[genre].modele
    assert infected(tree, model, tree) > 10
    record = model.model_validate(tree)
    others = [one for one in real if one.cle != record.cle]
    writer = writer_of(catalogue_of(record, *others, lists=real), SiteContext(Moment(TODAY)))
    shown = 0
    articles = {page.url: page.article for page in pages(writer)} | fragments(writer)
    for url, article in articles.items():
        parsed = Page()
        parsed.feed(str(article))
        assert not parsed.tags & {"script", "img", "iframe", "svg:script", "style"}
        assert "form" not in parsed.tags or url == RECHERCHE_URL
        assert parsed.handlers == []
        assert not [
            target for target in parsed.targets if target.lower().startswith(("javascript:", "data:", "//"))
        ]
        shown += "<script>alert(1)</script>" in parsed.text
    assert shown >= 2, "the record's page and a list show the attack as text"


def test_the_title_reaches_the_page_as_plain_text(real: Catalogue) -> None:
    tree = tree_of(real.of("projet")[0]) | {"titre": ATTACK}
    record = KINDS["projet"].modele.model_validate(tree)
    others = [one for one in real if one.cle != record.cle]
    writer = writer_of(catalogue_of(record, *others, lists=real), SiteContext(Moment(TODAY)))
    assert ATTACK in [page.title for page in pages(writer)]


@pytest.mark.parametrize("genre", KINDS)
def test_an_internal_note_is_never_published(genre: str, real: Catalogue) -> None:
    tree = tree_of(real.of(genre)[0]) | {"note_interne": "Rappeler Mme Untel avant jeudi"}
    record = KINDS[genre].modele.model_validate(tree)
    others = [one for one in real if one.cle != record.cle]
    writer = writer_of(catalogue_of(record, *others, lists=real), SiteContext(Moment(TODAY)))
    written = [
        *(page.article + page.title + page.description for page in pages(writer)),
        *fragments(writer).values(),
    ]
    assert record.note_interne
    assert [one for one in written if "Untel" in one] == []
