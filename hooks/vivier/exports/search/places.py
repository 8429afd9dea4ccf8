"""Regions and départements that a query names."""

import re
from collections.abc import Sequence

from .analysis import query_words
from .reader import Column

Place = tuple[str, str]
"""Facet and code."""

_RUN = 6
_NUMBER = re.compile(r" \([0-9A-Za-z]+\)$")


def places_in(typed: Sequence[str], pool: Sequence[Sequence[Column]]) -> list[Place]:
    """Return the places that words name, the longest names first, among those of the segments that are searched."""
    known = _known(pool)
    found: dict[Place, None] = {}
    at = 0
    while at < len(typed):
        for length in range(_RUN, 0, -1):
            place = known.get(" ".join(typed[at : at + length]))
            if place:
                found[place] = None
                at += length - 1
                break
        at += 1
    return list(found)


def _known(pool: Sequence[Sequence[Column]]) -> dict[str, Place]:
    """Return regions and départements by the words of their name, départements by their number too."""
    made: dict[str, Place] = {}
    for facet in ("departement", "region"):
        for column in (column for columns in pool for column in columns if column.nom == facet):
            for code, label in column.valeurs:
                made[" ".join(query_words(_NUMBER.sub("", label)))] = (facet, code)
                if facet == "departement":
                    made[code.lower()] = (facet, code)
    return made
