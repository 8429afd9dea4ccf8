"""The cards of the open postings near a record."""

from vivier.browse.briefs import Brief
from vivier.browse.related import Raison, near

from . import cards
from .closing_words import REASONS
from .writer import Here, Writer

RELATED = 3
"""How many open postings a page offers."""


def near_cards(writer: Writer, here: Here, record: Brief) -> list[cards.Card]:
    """Return the cards of the open postings nearest to a record, each with what they have in common."""
    return [
        cards.card(writer, here, one.emploi, why=_why(one.raison, record, one.emploi))
        for one in near(record, writer.openings, RELATED)
    ]


def _why(raison: Raison, record: Brief, other: Brief) -> str:
    said = REASONS[raison]
    # Some overseas collectivities belong to no region.
    return said if set(record.regions) & set(other.regions) else said.replace("région", "territoire")
