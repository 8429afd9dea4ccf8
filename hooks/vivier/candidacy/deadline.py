"""The last day to apply, and where it comes from. A date that cannot be known is never guessed.

Sources: décret n° 2009-587 of 25 May 2009, article 5, as the notices quote it (thirty days from publication in
the Journal officiel); Code de procédure civile, article 641 (the first day does not count, the last one does).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vivier.records import Emploi, Mission
from vivier.records.emploi_parts import PAS_DE_FIN
from vivier.records.vocabularies import CanalPublication, Procedure

DELAI_JO = 30
"""Days that a notice of the Journal officiel leaves to apply, where it does not say otherwise."""


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
    """

    limite: date | None
    origine: OrigineEcheance
    fuseau: str
    depart: date | None = None
    jours: int | None = None


def deadline(record: Emploi | Mission) -> Echeance:
    """Return the deadline of a posting or a mission."""
    if isinstance(record, Mission):
        return _announced(record.fin_candidature, "Europe/Paris") or Echeance(
            None, OrigineEcheance.NON_COMMUNIQUEE, "Europe/Paris"
        )
    zone = record.localisations[0].fuseau
    announced = _announced(record.fin_candidature, zone)
    if announced is not None:
        return announced
    if record.candidature.procedure is Procedure.JO_SGAR_2009_587 or (
        record.candidature.delai_jours and record.canal_publication is CanalPublication.JO
    ):
        return _after_publication(record, zone)
    if record.fin_publication and record.fin_publication.year < PAS_DE_FIN:
        return Echeance(record.fin_publication, OrigineEcheance.FIN_PUBLICATION, zone)
    return Echeance(None, OrigineEcheance.NON_COMMUNIQUEE, zone)


def _announced(day: date | None, zone: str) -> Echeance | None:
    # 31/12/9999 means that the portal has no end date.
    return Echeance(day, OrigineEcheance.ANNONCEE, zone) if day and day.year < PAS_DE_FIN else None


def _after_publication(record: Emploi, zone: str) -> Echeance:
    days = record.candidature.delai_jours or DELAI_JO
    start = record.jo.date if record.jo else None
    if start is None:
        return Echeance(None, OrigineEcheance.NON_CALCULABLE, zone, None, days)
    return Echeance(start + timedelta(days=days), OrigineEcheance.CALCULEE, zone, start, days)
