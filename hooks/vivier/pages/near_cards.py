"""The cards of the open postings near a record."""

from markupsafe import Markup

from vivier.browse.related import Raison, near
from vivier.records import Fiche

from . import cards
from .closing_words import REASONS
from .writer import Here, Writer

RELATED = 3
"""How many open postings a page offers."""


def near_cards(writer: Writer, here: Here, record: Fiche) -> list[Markup]:
    """Return the cards of the open postings nearest to a record, each with what they have in common."""
    return [
        cards.card(writer, here, one.emploi, why=_why(one.raison, record, one.emploi))
        for one in near(record, writer.openings, RELATED)
    ]


def _why(raison: Raison, record: Fiche, other: Fiche) -> str:
    said = REASONS[raison]
    # Some overseas collectivities belong to no region.
    return said if set(record.regions) & set(other.regions) else said.replace("région", "territoire")
