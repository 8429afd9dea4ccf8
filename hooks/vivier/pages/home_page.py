"""What the home page, written by hand, shows of the catalogue."""

from markupsafe import Markup

from vivier.browse.collections import TOUT
from vivier.browse.lists import current
from vivier.candidacy import Statut
from vivier.records import KINDS
from vivier.urls import list_url

from . import alternates, cards, words
from .list_pages import LEADS, count_of
from .page import Alternate
from .territory_pages import regions
from .writer import Writer

CLOSING_SOON = 6
"""How many postings the home page shows as closing first."""


def home(writer: Writer) -> Markup:
    """Return what the home page shows of the catalogue."""
    here = writer.here("")
    index = writer.index
    postings = index.listes["emploi"]
    opened = index.ouvertes(postings)
    return writer.render(
        "accueil.html",
        here,
        today=writer.context.today,
        follow=alternates.links(here, home_alternates(writer)),
        opened=opened,
        soon=[cards.card(writer, here, record) for record in opened[:CLOSING_SOON]],
        upcoming=sum(record.statut is Statut.A_VENIR for record in postings),
        kinds_cards=[
            (
                genre,
                cards.TITLES[genre],
                LEADS[genre],
                here.to(list_url(genre)),
                count_of(genre, len(current(index.listes[genre]))),
            )
            for genre in KINDS
        ],
        territories=[
            (name, url, words.agree(count, "fiche")) for name, url, count in regions(writer, here).values()
        ],
    )


def home_alternates(writer: Writer) -> tuple[Alternate, ...]:
    """Return what one follows the whole catalogue with: the other forms of the home page."""
    return alternates.of_collection(writer.context, TOUT, "", "toutes les fiches")
