"""The last day to apply, and where it comes from. A date that cannot be known is never guessed.

The length of a period that a text gives is in ``rules.yml``, with that text. Sources of the computation: Code de
procédure civile, article 641 (the first day does not count, the last one does).
No text was found that moves a deadline falling on a Sunday or a public holiday: it stays where it is, and
`advice` gives an earlier date.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from vivier.records import DEPARTEMENTS, Emploi, Fiche, Mission, Territoire
from vivier.records.dates import fin_reelle
from vivier.records.vocabularies import CanalPublication

from .moment import PARIS


class OrigineEcheance(StrEnum):
    """Where a deadline comes from, or why there is none."""

    ANNONCEE = "annoncee"
    CALCULEE = "calculee"
    FIN_PUBLICATION = "fin_publication"
    NON_CALCULABLE = "non_calculable"
    NON_COMMUNIQUEE = "non_communiquee"


@dataclass(frozen=True, slots=True)
class Echeance:
    """A deadline.

    Attributes:
        limite: last day to apply, included, until 23:59 in ``fuseau``; None when it is not known.
        origine: where ``limite`` comes from, or why it is None.
        fuseau: IANA time zone of the service that receives the applications.
        depart: day from which a computed period runs, itself not counted; None when nothing is computed.
        jours: length of that period in days, known even when ``depart`` is not; None when there is none.
        journal: whether the period runs from the Journal officiel, rather than from another publication.
        heure: announced hour of the last day, included; None for its end.
        feries: subdivision of the ``holidays`` package for the public holidays of the service's territory.
        autre: the earliest other period, where the posting's words or its rule give another date; else None.
        ouverture: the day from which one can apply; None when it is not known.
    """

    limite: date | None
    origine: OrigineEcheance
    fuseau: str = PARIS
    depart: date | None = None
    jours: int | None = None
    journal: bool = False
    heure: time | None = None
    feries: str | None = None
    autre: "Periode | None" = None
    ouverture: date | None = None

    @property
    def instant(self) -> datetime | None:
        """The last instant to apply, in ``fuseau``; None when the deadline is not known.

        The last second of the day where no hour is announced: a program that compares takes the whole day.
        """
        if self.limite is None:
            return None
        return datetime.combine(self.limite, self.heure or LAST_SECOND, ZoneInfo(self.fuseau))


LAST_SECOND = time(23, 59, 59)
"""End of a day, as a day that is included ends."""


def debut(record: Fiche) -> date | None:
    """Return the day of publication, from which one can apply: the Journal officiel's for its notices, else its own.

    None for a kind that nobody applies to.
    """
    if isinstance(record, Emploi) and record.canal_publication is CanalPublication.JO and record.jo:
        return record.jo.date or record.debut_publication
    return record.debut_publication if isinstance(record, Emploi | Mission) else None


def deadline(record: Emploi | Mission) -> Echeance:
    """Return the deadline of a posting or a mission: what it announces, else what its procedure computes.

    Where another date can be computed from its own words or from its rule, the earliest of them goes with it.
    """
    place = _addressee(record)
    found = _found(record)
    return replace(
        found,
        fuseau=place.fuseau if place else PARIS,
        feries=place.feries if place else None,
        heure=record.candidature.heure_limite if record.candidature and found.limite else None,
        ouverture=debut(record),
    )


def _found(record: Emploi | Mission) -> Echeance:
    periods = _periods(record)
    if announced := fin_reelle(record.fin_candidature):
        return _beside(Echeance(announced, OrigineEcheance.ANNONCEE), periods)
    if periods:
        first, *others = periods
        origin = OrigineEcheance.CALCULEE if first.fin else OrigineEcheance.NON_CALCULABLE
        own = Echeance(first.fin, origin, depart=first.depart, jours=first.jours, journal=first.journal)
        return _beside(own, others)
    if isinstance(record, Emploi) and (end := fin_reelle(record.fin_publication)):
        return Echeance(end, OrigineEcheance.FIN_PUBLICATION)
    return Echeance(None, OrigineEcheance.NON_COMMUNIQUEE)


@dataclass(frozen=True, slots=True)
class Periode:
    """A period to apply: the day it runs from, itself not counted, its length, whether that day is the JO's."""

    depart: date | None
    jours: int
    journal: bool

    @property
    def fin(self) -> date | None:
        """Last day, included; None without a first one."""
        return self.depart + timedelta(days=self.jours) if self.depart else None


def _beside(limit: Echeance, periods: Iterable[Periode]) -> Echeance:
    """Add to a deadline the earliest of the other dates that differ from it."""
    others = [one for one in periods if one.fin and one.fin != limit.limite]
    return replace(limit, autre=min(others, key=lambda one: (one.fin, one.jours), default=None))


def _periods(record: Emploi | Mission) -> list[Periode]:
    """Return the periods that can be counted: the one that the posting gives, then that of its rule."""
    how = record.candidature
    if how is None:
        return []
    if isinstance(record, Emploi) and record.canal_publication is CanalPublication.JO:
        start = record.jo.date if record.jo else None
        lengths = dict.fromkeys(days for days in (how.delai_jours, _days_of_the_rule(record)) if days)
        return [Periode(start, days, journal=True) for days in lengths]
    return [Periode(record.debut_publication, how.delai_jours, journal=False)] if how.delai_jours else []


def _days_of_the_rule(record: Emploi) -> int | None:
    """Return the days that the rule of a notice of the Journal officiel counts from it, if it counts any."""
    # Imported late: only notices of the Journal officiel need the rules, and reading them takes time.
    from .facts import Facts
    from .rule import Depart
    from .rulebook import rulebook

    book = rulebook()
    window = book.base(Facts.of(record, book.regions)).fenetre
    return window.jours if window and window.depart is Depart.JO else None


def _addressee(record: Emploi | Mission) -> Territoire | None:
    """Return the territory of the service that receives the applications; None for a national sheet."""
    if record.candidature and record.candidature.departement:
        return DEPARTEMENTS[record.candidature.departement]
    code = record.departement if isinstance(record, Mission) else record.localisations[0].siege
    return DEPARTEMENTS[code] if code else None
