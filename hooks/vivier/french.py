"""French as it is written: dates, numbers, agreements, lists. A date and a count do not break at the end of a line.

Babel is imported where it is needed: it takes as long as a check of a few hundred records, which says « 3 jours ».
"""

from collections.abc import Sequence
from datetime import date, time
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

NBSP = "\u00a0"

_LEAP_YEAR = 2024
_GROUPED = 1000


@cache
def _french() -> "Locale":
    """Return the language; not its name, which Babel would read again for each date."""
    from babel import Locale

    return Locale("fr")


def day(value: date) -> str:
    """Return « 1er juin 2025 »."""
    return partial_date(value.year, value.month, value.day)


@lru_cache(maxsize=4096)
def partial_date(year: int | None, month: int | None, day: int | None) -> str:
    """Return a date as far as it is known: « 9 octobre 2023 », « octobre 2023 », « 2023 », « 13 mai », « mai ».

    Args:
        year: the year; None where it is unknown.
        month: from 1 to 12; None where the year alone is known.
        day: day of the month; None where it is unknown.
    """
    if month is None:
        return f"{year:04}"
    from babel.dates import format_date

    pattern = " ".join(form for form, known in (("d", day), ("MMMM", month), ("y", year)) if known)
    # Of an unknown year, 29 February is a day.
    words = format_date(date(year or _LEAP_YEAR, month, day or 1), pattern, locale=_french())
    if day == 1:
        words = words.replace("1", "1er", 1)
    return words.replace(" ", NBSP)


def hour(value: time) -> str:
    """Return « 8 h 00 »."""
    return f"{value.hour}{NBSP}h{NBSP}{value:%M}"


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Return « 800 000 » or « 0,5 »."""
    if isinstance(value, int) and 0 <= value < _GROUPED:
        return str(value)
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=_french()))


def agree(count: int, singular: str, plural: str | None = None) -> str:
    """Return « 1 offre », « 3 offres », « 0 offre »: in French zero is singular."""
    return f"{number(count)}{NBSP}{singular if count < 2 else plural or singular + 's'}"


def capital(text: str) -> str:
    """Return a text with a capital at its head, the rest as it is: « Mission France services »."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Return a label as it stands inside a sentence: « fonctionnaire de l’État »."""
    return text[:1].lower() + text[1:]


def enumerated(items: Sequence[str], last: str = "et") -> str:
    """Return « a, b et c »."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""
