"""French as it is written: dates, numbers, agreements, lists. A date and a count do not break at the end of a line."""

from collections.abc import Sequence
from datetime import date, time
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

NBSP = "\u00a0"

# Not its name, which Babel would read again for each date.
_FR = Locale("fr")
_LEAP_YEAR = 2024


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
    pattern = " ".join(form for form, known in (("d", day), ("MMMM", month), ("y", year)) if known)
    # Of an unknown year, 29 February is a day.
    words = format_date(date(year or _LEAP_YEAR, month, day or 1), pattern, locale=_FR)
    if day == 1:
        words = words.replace("1", "1er", 1)
    return words.replace(" ", NBSP)


def hour(value: time) -> str:
    """Return « 8 h 00 »."""
    return f"{value.hour}{NBSP}h{NBSP}{value:%M}"


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Return « 800 000 » or « 0,5 »."""
    return str(format_decimal(value, locale=_FR))


def agree(count: int, singular: str, plural: str | None = None) -> str:
    """Return « 1 offre », « 3 offres », « 0 offre »: in French zero is singular."""
    return f"{number(count)}{NBSP}{singular if count < 2 else plural or singular + 's'}"


def enumerated(items: Sequence[str], last: str = "et") -> str:
    """Return « a, b et c »."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""
