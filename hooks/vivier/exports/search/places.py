"""Regions, départements and categories that a query names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from vivier.records import DEPARTEMENTS, REGIONS
from vivier.records.insee import Territoire
from vivier.records.vocabularies import Categorie

from .analysis import UNITS, query_words, rejoined

Place = tuple[str, str]
"""Facet and code."""

CATEGORY = "categorie"
_RUN = 6
_POSTCODE = re.compile(r"[0-9]{5}")
_PLURAL = re.compile(r"^([a-z]{4,})s (?=[a-z])")
_PARTS = {"75": ("paris", 20), "69": ("lyon", 9), "13": ("marseille", 16)}
"""Towns that are cut into numbered parts, by département: their number is that of no other one."""
_COMMON = frozenset({"centre"})
"""Names that are words of any employer."""
_NUMBER = re.compile(r"[0-9][0-9ab][0-9]?")


class Places:
    """The places of a catalogue, by the words of their names.

    Args:
        names: those of `place_names`, as an index has them.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._known = dict(names)

    def __call__(self, typed: Sequence[str]) -> list[Place]:
        """Return the places that words name, the longest names first.

        Postal codes name a département. A number before a unit names none: « 12 mois ». A category is a place: its
        letter alone is no word (« catégorie A »).
        """
        words = [department(word) for word in typed]
        found: dict[str, None] = {}
        at = 0
        while at < len(words):
            for length in range(_RUN, 0, -1):
                name = " ".join(words[at : at + length])
                place = self._known.get(name) or _numbered(name)
                if place and UNITS.isdisjoint(words[at + length : at + length + 1]):
                    found[place] = None
                    at += length - 1
                    break
            at += 1
        return [(facet, code) for facet, _, code in (place.partition(" ") for place in found)]


@cache
def place_names() -> tuple[tuple[str, str], ...]:
    """Return the names of all the places, as words, each with « facet code », sorted.

    Of those that no record has too: a query that names one must not be read as a part of its name.
    """
    found: dict[str, str] = {}
    for code, place in DEPARTEMENTS.items():
        town, count = _PARTS.get(code, ("", 0))
        names = (*_forms(place), *(f"{town} {number}" for number in range(1, count + 1)))
        found |= dict.fromkeys(names, f"departement {code}")
    # After them: « Guadeloupe » is the region, as wide and more usual.
    for code, place in REGIONS.items():
        found |= dict.fromkeys(_forms(place), f"region {code}")
    for one in Categorie:
        name = _words(one.libelle) if one is Categorie.HORS_CATEGORIE else f"{CATEGORY} {one.lower()}"
        found[name] = f"{CATEGORY} {one}"
    return tuple(sorted((name, place) for name, place in found.items() if name not in _COMMON))


def _numbered(name: str) -> str | None:
    """Return « departement 2A » for « 2a », of a number that is perhaps none."""
    return f"departement {name.upper()}" if _NUMBER.fullmatch(name) else None


def _forms(place: Territoire) -> Iterator[str]:
    """Yield the names of a territory as words: without its article, without the first s of « Hauts-de-France »."""
    for name in (place.nom, *place.alias):
        words = _words(name)
        for form in (words, words.removeprefix("la ")):
            yield form
            yield _PLURAL.sub(r"\1 ", form)


def _words(name: str) -> str:
    return " ".join(rejoined(query_words(name)))


def department(word: str) -> str:
    """Return the number of the département of a postal code, as words are written; another word as it is.

    Source: La Poste, « codes postaux »: its two first digits, three overseas; 20 is Corsica, two départements.
    """
    if not _POSTCODE.fullmatch(word):
        return word
    if word.startswith("20"):
        return "2a" if word < "20200" else "2b"
    return word[: 3 if word > "97" else 2]
