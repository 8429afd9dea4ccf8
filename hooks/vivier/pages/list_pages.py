"""The lists of a kind of record: what they offer, and what is kept for memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from vivier.browse import Slice, slices
from vivier.browse.briefs import Brief
from vivier.browse.changes import latest_change
from vivier.browse.collation import collation
from vivier.browse.collections import GENRE
from vivier.browse.lists import current, over
from vivier.records import KINDS, REGIONS
from vivier.urls import ACCUEIL, closed_url, list_url, search_url

from . import alternates, cards, closing_words, words
from .page import Lot, Page
from .writer import Here, Links, Writer

LEADS = {
    "emploi": "Les postes ouverts, à venir, ou dont la date limite n’est pas connue.",
    "projet": "Ce que les services transforment, ce qui a marché et ce qui s’est arrêté.",
    "labo": "Les équipes qui accompagnent les services publics, région par région.",
    "demarche": "Les campagnes où des agents ou des usagers proposent des idées, et ce qu’elles deviennent.",
    "mission": "Animer, conseiller, accueillir dans le réseau France services, en gardant son employeur.",
}


@dataclass(frozen=True, slots=True)
class _Listed:
    """A list of records, and the words of its pages.

    Attributes:
        title: title.
        lead: what the list is.
        count: how many there are, in words.
        opened: how many one can apply to for certain, in words, or None.
        search: address of the search among them.
        parents: labels and addresses of the pages above, after the home page.
        elsewhere: words, label and address of the other list of the kind, or None.
        empty: what to say when there is none.
        noindex: whether to keep search engines away.
        followed: whether it is the list that one may follow.
    """

    title: str
    lead: str
    count: str
    opened: str | None
    search: str
    parents: Links
    elsewhere: tuple[str, str, str] | None
    empty: str
    noindex: bool
    followed: bool


def kind_lot(writer: Writer, genre: str) -> Lot:
    """Return the pages of the list of a kind: what it offers, then what is closed."""
    records = writer.index.listes[genre]
    changed = latest_change(records, writer.context.today)
    return writer.lot(f"liste-{genre}", partial(kind_pages, writer, genre), records, changed)


def kind_pages(writer: Writer, genre: str) -> Iterator[Page]:
    """Yield the pages of that lot."""
    everything = writer.index.listes[genre]
    records, closed = current(everything), over(everything)
    yield from _pages(
        writer, genre, records, partial(list_url, genre), _offered(writer, genre, records, len(closed))
    )
    # The address of closed postings is for ever; missions rarely close.
    if closed or genre == "emploi":
        yield from _pages(writer, genre, closed, partial(closed_url, genre), _kept(genre, len(closed)))


def _offered(writer: Writer, genre: str, records: list[Brief], closed: int) -> _Listed:
    title = cards.TITLES[genre]
    opened = len(writer.index.ouvertes(records)) if genre in closing_words.CLOSED else 0
    place = f"dans la rubrique «{words.NBSP}{title}{words.NBSP}» pour le moment."
    return _Listed(
        title=title,
        lead=LEADS[genre],
        count=count_of(genre, len(records)),
        opened=words.agree(opened, "ouverte") if opened else None,
        search=search_url(genre=genre),
        parents=[],
        elsewhere=("Gardées pour mémoire", closing_words.closed(genre, closed), closed_url(genre))
        if closed
        else None,
        empty=f"Rien à quoi candidater {place}" if closed else f"Aucune fiche publiée {place}",
        noindex=False,
        followed=True,
    )


def _kept(genre: str, count: int) -> _Listed:
    said = closing_words.CLOSED[genre]
    return _Listed(
        title=said.titre,
        lead=said.chapeau,
        count=closing_words.closed(genre, count),
        opened=None,
        search=search_url(genre=genre, closes="oui"),
        parents=[(cards.TITLES[genre], list_url(genre))],
        elsewhere=("Pour candidater", cards.TITLES[genre], list_url(genre)),
        empty="Aucune pour le moment.",
        # Nobody who looks for a post should come upon them in a search engine.
        noindex=True,
        followed=False,
    )


def _pages(
    writer: Writer, genre: str, records: list[Brief], url: Callable[[int], str], listed: _Listed
) -> Iterator[Page]:
    above = [("Accueil", ACCUEIL), *listed.parents, (listed.title, url(1))]
    changed = latest_change(writer.index.listes[genre], writer.context.today)
    for part in slices(records, writer.context.page_size):
        here = writer.here(url(part.number))
        followed = (
            alternates.of_collection(writer.context, GENRE, genre, listed.title) if listed.followed else ()
        )
        yield writer.page(
            "liste.html",
            here,
            section=KINDS[genre].dossier,
            title=numbered(listed.title, part),
            description=f"{listed.lead} {listed.count}.",
            noindex=listed.noindex,
            modified=changed,
            alternates=followed,
            follow=alternates.links(here, followed) if followed else [],
            trail=[*((label, here.to(address)) for label, address in above), *page_name(part)],
            listed=listed,
            items=cards.cards(writer, here, part.items, level=2),
            pages=page_bar(here, part, url),
            places=_places(writer, here, genre) if part.number == 1 and not listed.noindex else [],
        )


def page_bar(here: Here, part: Slice[Any], url: Callable[[int], str]) -> list[tuple[int, str, bool] | None]:
    """Return the page bar of a list, as the component takes it."""
    return [None if n is None else (n, here.to(url(n)), n == part.number) for n in part.neighbours()]


def count_of(genre: str, count: int) -> str:
    """Return « 3 offres d’emploi »."""
    kind = KINDS[genre]
    return words.agree(count, kind.libelle, kind.libelle_pluriel)


def numbered(title: str, part: Slice[Any]) -> str:
    """Return the title of a page of a list."""
    return title if part.number == 1 else f"{title}, page {part.number}"


def page_name(part: Slice[Any]) -> Links:
    """Return the end of the breadcrumb of a further page."""
    return [(f"Page {part.number}", "")] if part.number > 1 else []


def _places(writer: Writer, here: Here, genre: str) -> list[tuple[str, str, str]]:
    """Return the regions that have records of a kind in the list, with how many."""
    found = []
    for code, records in writer.index.par_region.items():
        count = sum(one.genre == genre and not one.terminee for one in records)
        if count:
            found.append((REGIONS[code].nom, here.region(code), words.number(count)))
    return sorted(found, key=lambda place: collation(place[0]))
