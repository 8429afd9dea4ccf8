"""Counts and sums of money in words, as the source gives them."""

import re

from vivier.records.numbers import Mesure, Quantite

_UNIT = re.compile(r"€|euro", re.IGNORECASE)
_DIGIT = re.compile("[0-9]")
_NOUN = re.compile(r"(?:million|milliard)s?$", re.IGNORECASE)


def quantity(value: Quantite | Mesure) -> str:
    """Return a count or a measure as the source gives it: « 560 », « environ 300 », « plus de 400 », « -4,5 »."""
    if value.mention:
        return value.mention
    words = grouped(value.valeur)
    return f"environ\u00a0{words}" if value.approximatif else words


def counts_by_noun(words: str) -> bool:
    """Whether a number in words ends with a noun, « million », that what it counts completes."""
    return _NOUN.search(words) is not None


def euros(value: Quantite | int) -> str:
    """Return « 50 000 € », « environ 50 000 € », or the words of the source with their unit."""
    words = grouped(value) if isinstance(value, int) else quantity(value)
    if _UNIT.search(words):
        return words
    return f"{words} d’euros" if counts_by_noun(words) else f"{words}\u00a0€"


def per_period(value: Quantite | int, period: str) -> str:
    """Return « 50 000 € par an », or « 50 000 € (2024-2026) » for a period that is not a unit of time."""
    return f"{euros(value)} ({period})" if _DIGIT.search(period) else f"{euros(value)} par {period}"


def grouped(value: float) -> str:
    """Return a number as it is written in French: « 1 234,5 »."""
    # Never in powers of ten, whatever the number; and with a minus, which is not a hyphen.
    whole, _, part = f"{abs(value):,.6f}".replace(",", "\u202f").partition(".")
    decimals = part.rstrip("0")
    sign = "\u2212" if value < 0 else ""
    return f"{sign}{whole},{decimals}" if decimals else f"{sign}{whole}"
