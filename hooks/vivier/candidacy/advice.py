"""The date that we advise: a working day before the deadline, never the deadline itself moved.

Sources: no text was found that carries a candidacy deadline over to the next working day, as Code de procédure civile,
article 642, does for procedural ones: so the advised date only ever comes earlier. Public holidays are those of the
territory of the service that receives the applications, from the ``holidays`` package.
"""

import datetime
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from .deadline import Echeance

_DAY = timedelta(days=1)
_WEEKEND = {5: "samedi", 6: "dimanche"}


@dataclass(frozen=True, slots=True)
class JourChome:
    """A day that the advised date avoids: its date, and why in French (« dimanche », « Fête du Travail »)."""

    jour: datetime.date
    nom: str


@dataclass(frozen=True, slots=True)
class Conseil:
    """The advised date.

    Attributes:
        date: last working day up to the deadline and to any other date that a period gives; None without deadline, and
            where that day would come before one can apply.
        chomes: the days that it avoids, from the earliest date back, the latest first.
        report: first working day after a deadline that is not one: a carry-over that nothing guarantees. Else None.
        ecart: whether the date comes from another period, which ends before the announced deadline.
    """

    date: datetime.date | None = None
    chomes: tuple[JourChome, ...] = ()
    report: datetime.date | None = None
    ecart: bool = False


def advice(limit: Echeance) -> Conseil:
    """Return the advised date of a deadline."""
    if limit.limite is None:
        return Conseil()
    other = limit.autre.fin if limit.autre else None
    clash = other is not None and other < limit.limite
    day = other if clash and other else limit.limite
    avoided = []
    while name := day_off(day, limit.feries):
        avoided.append(JourChome(day, name))
        day -= _DAY
    carried = _next_working_day(limit.limite, limit.feries)
    if limit.ouverture and day < limit.ouverture:
        return Conseil(report=carried)
    return Conseil(day, tuple(avoided), carried, clash)


def _next_working_day(day: datetime.date, subdivision: str | None) -> datetime.date | None:
    if not day_off(day, subdivision):
        return None
    while day_off(day, subdivision):
        day += _DAY
    return day


def day_off(day: datetime.date, subdivision: str | None = None) -> str | None:
    """Return why a day is not a working day, in French, or None. A public holiday is named even on a weekend."""
    return _holidays(day.year, subdivision).get(day) or _WEEKEND.get(day.weekday())


@lru_cache(maxsize=256)
def _holidays(year: int, subdivision: str | None) -> dict[datetime.date, str]:
    # Imported late: a quarter of a second, that checking records never needs. Straight from the country's module,
    # because the package's own entrance imports every country.
    from holidays.countries.france import France

    # One language by hand: the package would otherwise follow the environment's.
    found = France(subdiv=subdivision, years=year, language="fr")  # type: ignore[no-untyped-call]  # not typed there
    return {day: name.replace("'", "’") for day, name in found.items()}
