"""The state of a record at a given moment."""

from datetime import date, timedelta

from vivier.records import Emploi, Fiche, Mission
from vivier.records.shared import Cloture
from vivier.records.vocabularies import EtatCloture
from vivier.records.vocabulary import Vocabulary

from .deadline import Echeance, deadline, debut
from .moment import Moment

DERNIERS_JOURS = 7
"""How many days before the deadline a posting is said to close soon."""

ARCHIVAGE = 30
"""Days between the end of a posting and its archiving, where the settings do not say otherwise."""

ARCHIVAGE_MAX = 3650
"""The longest such delay that a setting may ask for."""


class Statut(Vocabulary):
    """State of a posting or a mission. A value's order in the class is the order of lists."""

    OUVERTE = "ouverte", "Candidatures ouvertes"
    DERNIERS_JOURS = "derniers_jours", "Derniers jours pour candidater"
    DERNIER_JOUR = "dernier_jour", "Dernier jour pour candidater"
    A_VENIR = "a_venir", "À venir"
    INDETERMINEE = "indeterminee", "Date limite non connue"
    SUSPENDUE = "suspendue", "Recrutement suspendu"
    CLOSE = "close", "Candidatures closes"
    POURVUE = "pourvue", "Pourvue"
    REMPLACEE = "remplacee", "Remplacée"
    ANNULEE = "annulee", "Retirée"
    ARCHIVEE = "archivee", "Archivée"

    @property
    def ouverte(self) -> bool:
        """Whether one can apply, for certain."""
        return self in _OPEN

    @property
    def terminee(self) -> bool:
        """Whether one can no longer apply, for certain."""
        return self in _OVER

    @property
    def arretee(self) -> bool:
        """Whether nobody may apply as things stand: over, or suspended."""
        return self.terminee or self is Statut.SUSPENDUE


_OPEN = frozenset({Statut.OUVERTE, Statut.DERNIERS_JOURS, Statut.DERNIER_JOUR})
_OVER = frozenset({Statut.CLOSE, Statut.POURVUE, Statut.REMPLACEE, Statut.ANNULEE, Statut.ARCHIVEE})
_BY_CLOSURE = {
    EtatCloture.CLOSE: Statut.CLOSE,
    EtatCloture.POURVUE: Statut.POURVUE,
    EtatCloture.ANNULEE: Statut.ANNULEE,
    EtatCloture.SUSPENDUE: Statut.SUSPENDUE,
    EtatCloture.REMPLACEE: Statut.REMPLACEE,
}


def status(
    record: Fiche, moment: Moment, archivage: int = ARCHIVAGE, *, limit: Echeance | None = None
) -> Statut | None:
    """Return the state of a posting or a mission at a moment; None for the other kinds, which do not close.

    What the editors know for certain (``cloture``) comes first, then the dates. The day of the deadline is open to its
    end, or to the announced hour, in the time zone of the service that receives the applications. Without a deadline
    the state is undetermined rather than open: nobody is told to apply on a guess.

    Args:
        record: the record.
        moment: the instant or the day.
        archivage: days between the end of a posting and its archiving.
        limit: its deadline, where the caller has computed it already.
    """
    if not isinstance(record, Emploi | Mission):
        return None
    limit = limit or deadline(record)
    state = outcome(record, moment, limit)
    archived = archiving(record, limit, archivage)
    if state in _OVER and archived and moment.day(limit.fuseau) >= archived:
        return Statut.ARCHIVEE
    return state


def outcome(record: Emploi | Mission, moment: Moment, limit: Echeance) -> Statut:
    """Return the state of a posting as if nothing were ever archived: what became of it."""
    today = moment.day(limit.fuseau)
    if closure := closure_in_force(record, moment, limit):
        return _BY_CLOSURE[closure.etat]
    start = debut(record)
    if start is not None and start > today:
        return Statut.A_VENIR
    if limit.limite is None:
        return Statut.INDETERMINEE
    if passed(moment, limit):
        return Statut.CLOSE
    left = (limit.limite - today).days
    if left == 0:
        return Statut.DERNIER_JOUR
    return Statut.DERNIERS_JOURS if left <= DERNIERS_JOURS else Statut.OUVERTE


def passed(moment: Moment, limit: Echeance) -> bool:
    """Return whether a deadline is known and over."""
    return limit.limite is not None and moment.is_over(limit.limite, limit.heure, limit.fuseau)


def closure_in_force(record: Emploi | Mission, moment: Moment, limit: Echeance) -> Cloture | None:
    """Return the editors' closure where it is what gives a posting its state; None where its dates do.

    Known to the month or the year only, it counts from its first day: nobody is told to apply in vain. A suspension
    ends with the period it suspends.
    """
    closure = record.cloture
    if closure is None or closure.depuis.debut() > moment.day(limit.fuseau):
        return None
    return None if closure.etat is EtatCloture.SUSPENDUE and passed(moment, limit) else closure


def end(record: Emploi | Mission, limit: Echeance) -> date | None:
    """Return the day when candidacies end for good: the earlier of the deadline and of the editors' closure."""
    days = [limit.limite] if limit.limite else []
    if closure := final_closure(record):
        days.append(closure.depuis.fin())
    return min(days, default=None)


def final_closure(record: Emploi | Mission) -> Cloture | None:
    """Return the editors' closure, unless it is a suspension, which ends nothing."""
    closure = record.cloture
    return None if closure is None or closure.etat is EtatCloture.SUSPENDUE else closure


def archiving(record: Emploi | Mission, limit: Echeance, archivage: int) -> date | None:
    """Return the first day that a posting is archived; None without end, or where no calendar goes so far."""
    ended = end(record, limit)
    if ended is None or (date.max - ended).days <= archivage:
        return None
    return ended + timedelta(days=archivage + 1)
