"""Regions, départements and categories that a query names."""

import re
from collections.abc import Sequence

from .analysis import query_words
from .reader import Column

Place = tuple[str, str]
"""Facet and code."""

CATEGORY = "categorie"
_RUN = 6
_POSTCODE = re.compile(r"[0-9]{5}")
_NUMBER = re.compile(r" \([0-9A-Za-z]+\)$")


def places_in(typed: Sequence[str], pool: Sequence[Sequence[Column]]) -> list[Place]:
    """Return the places that words name, the longest names first, among those of the segments that are searched.

    A category is one: its letter alone is no word (« catégorie A »).
    """
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
    """Return places by the words of their name, without its article too, départements by their number, categories."""
    made: dict[str, Place] = {}
    for facet in ("departement", "region", CATEGORY):
        for column in (column for columns in pool for column in columns if column.nom == facet):
            for code, label in column.valeurs:
                name = " ".join(query_words(_NUMBER.sub("", label)))
                # « La Réunion »
                for known in (name, name.removeprefix("la ")):
                    made[known] = (facet, code)
                if facet != "region":
                    made[f"{CATEGORY} {code.lower()}" if facet == CATEGORY else code.lower()] = (facet, code)
    return made


def department(word: str) -> str:
    """Return the number of the département of a postal code, as words are written; another word as it is.

    Source: La Poste, « codes postaux »: its two first digits, three overseas; 20 is Corsica, two départements.
    """
    if not _POSTCODE.fullmatch(word):
        return word
    if word.startswith("20"):
        return "2a" if word < "20200" else "2b"
    return word[: 3 if word > "97" else 2]
