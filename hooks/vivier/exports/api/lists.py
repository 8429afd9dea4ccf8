"""The lists of the API: a page of a hundred records each, those that are not over first."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple, Protocol, cast

from vivier.browse import Slice, slices
from vivier.browse.briefs import Brief
from vivier.browse.calendars import may_have_deadlines
from vivier.browse.collections import Collection
from vivier.kept import digest
from vivier.outputs import Output
from vivier.urls import CALENDARS, FEED, TABLE, api_list_url, collection_url

from . import listing_shapes as shapes
from .links import reference, root
from .shapes import Genre
from .writing import compact

PAR_PAGE = 100
"""Records on a page."""


class Card(Protocol):
    """What a card shows of a record, as plain text: empty where there is nothing."""

    @property
    def resume(self) -> str:
        """Its summary, or the beginning of what it says."""

    @property
    def lieu(self) -> str:
        """Where it is."""

    @property
    def etat(self) -> str:
        """What became of a project."""


Cards = Callable[[Brief], Card]
"""Gives the card of a record."""


class Liste(NamedTuple):
    """A list.

    Attributes:
        ensemble: what it is a list of.
        fiches: its records, those that are not over first, otherwise in the order of the site.
        en_cours: how many are not over.
    """

    ensemble: Collection
    fiches: tuple[Brief, ...]
    en_cours: int

    @classmethod
    def of(cls, ensemble: Collection) -> "Liste":
        """Set the records of a collection in order."""
        current = ensemble.actuelles
        return cls(ensemble, (*current, *(one for one in ensemble.fiches if one.terminee)), len(current))

    def url(self, number: int = 1) -> str:
        """Return the address of a page."""
        return api_list_url(self.ensemble.sorte, self.ensemble.code, number)

    def adresses(self, links: str) -> shapes.AdressesListe:
        """Return the links to its forms."""
        found: shapes.AdressesListe = {"json": links + self.url()}
        sorte, code = self.ensemble.sorte, self.ensemble.code
        page = collection_url(sorte, code)
        if page is None:
            return found
        found["page"] = links + page
        # Where the site does not know its address, links are relative and there is no feed.
        if "://" in links:
            found["flux"] = f"{links}{page}{FEED}"
        if may_have_deadlines(sorte, code):
            found["agenda"] = f"{links}{page}{CALENDARS}"
        found["tableau"] = f"{links}{page}{TABLE}"
        return found

    def citee(self, links: str) -> shapes.ListeCitee:
        """Return what names it in another file."""
        sorte, code, name = self.ensemble[:3]
        return {
            "sorte": cast("shapes.Sorte", sorte),
            "code": code,
            "nom": name,
            "total": len(self.fiches),
            "en_cours": self.en_cours,
            "adresses": self.adresses(links),
        }


class Elements:
    """Records as lists show them: one stands in several lists, and is written once for those of one depth."""

    def __init__(self, cards: Cards) -> None:
        """Begin with nothing written."""
        self._cards = cards
        self._written: dict[tuple[str, str, str], bytes] = {}

    def written(self, brief: Brief, links: str) -> bytes:
        """Return a record in a list, as JSON."""
        key = (brief.genre, brief.id, links)
        found = self._written.get(key)
        if found is None:
            found = self._written[key] = compact(_element(brief, self._cards(brief), links))
        return found


def list_files(every: list[Liste], site_url: str | None, cards: Cards) -> Iterator[Output]:
    """Yield the pages of the lists.

    Args:
        every: the lists.
        site_url: address of the site, ending with a slash; None when it is not known.
        cards: gives what cards show.
    """
    elements = Elements(cards)
    for one in every:
        for page in slices(one.fiches, PAR_PAGE):
            name = one.url(page.number)
            known = (site_url, *one.ensemble[:3], len(one.fiches), one.en_cours, page.number)
            key = digest(b"liste", repr(known).encode(), *(brief.face for brief in page.items))
            yield Output(name, key, partial(_page, one, page, root(site_url, name), elements))


def _page(one: Liste, page: Slice[Brief], links: str, elements: Elements) -> bytes:
    head = {**one.citee(links), "pagination": _pagination(one, page, links)}
    shown = b",".join([elements.written(brief, links) for brief in page.items])
    return b'%b,"fiches":[%b]}' % (compact(head)[:-1], shown)


def _pagination(one: Liste, page: Slice[Brief], links: str) -> shapes.Pagination:
    found: shapes.Pagination = {
        "page": page.number,
        "pages": page.total,
        "par_page": PAR_PAGE,
        "premiere": links + one.url(),
        "derniere": links + one.url(page.total),
    }
    if page.number > 1:
        found["precedente"] = links + one.url(page.number - 1)
    if page.number < page.total:
        found["suivante"] = links + one.url(page.number + 1)
    return found


def _element(brief: Brief, card: Card, links: str) -> shapes.Element:
    found: shapes.Element = {
        "genre": cast("Genre", brief.genre),
        "id": brief.id,
        "titre": brief.titre,
        "resume": card.resume,
        "adresses": reference(brief, links),
        "regions": [*brief.regions],
        "departements": [*brief.departements],
    }
    state = brief.statut
    if state is not None:
        found["statut"] = {"code": state, "libelle": state.libelle, "ouverte": state.ouverte}
    if card.etat:
        found["suites"] = card.etat
    if brief.limite is not None:
        found["echeance"] = {"date": brief.limite.isoformat(), "fuseau": brief.fuseau}
        if brief.heure is not None:
            found["echeance"]["heure"] = brief.heure.isoformat("minutes")
    if card.lieu:
        found["lieu"] = card.lieu
    return found
