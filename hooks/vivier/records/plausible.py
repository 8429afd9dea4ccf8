"""Years that are dates, and that no posting nor mission can have: 2206 typed for 2026.

Only what a posting dates of itself is looked at. Projects, labs and campaigns may tell of any past.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from .base import Controle
from .dates import SANS_FIN, DatePartielle

PREMIERE = 1945
"""Nothing that these records date is older: the first general statute of civil servants is of 1946 (loi n° 46-2294)."""

DERNIERE = 2049
"""Nothing that they date is later, whatever else they say. To be moved when that year comes near."""

AVANCE = 5
"""Most years between the latest day on which a record was published, read or reviewed, and what it announces."""

Dates = Mapping[str, date | DatePartielle | None]
"""Dates by dotted path of their fields."""


def annees(reperes: Dates, annonces: Dates, autres: Dates) -> Iterator[Controle]:
    """Yield the dates whose year is improbable.

    Args:
        reperes: days on which a record was published, read or reviewed.
        annonces: what it announces: no further than a few years after the latest of those days.
        autres: what may come at any time.
    """
    known = {field: _year(value) for field, value in reperes.items() if value is not None}
    for field, value in {**reperes, **annonces, **autres}.items():
        if value is None or value == SANS_FIN:
            continue
        year = _year(value)
        beside = [one for name, one in known.items() if name != field and PREMIERE <= one <= DERNIERE]
        late = field not in autres and beside and year > max(beside) + AVANCE
        if late or not PREMIERE <= year <= DERNIERE:
            yield Controle(
                "DATE-09",
                (field,),
                f"l’année {year} est improbable pour cette date",
                "vérifier l’année dans la source\u00a0; sans date limite, retirer ce champ"
                if field in annonces
                else "vérifier l’année dans la source",
            )


def _year(value: date | DatePartielle) -> int:
    return value.annee if isinstance(value, DatePartielle) else value.year
