"""The state of a record on a given day."""

from datetime import date
from enum import StrEnum

from vivier.records import Emploi, Fiche, Mission
from vivier.records.vocabularies import EtatCloture

from .deadline import deadline

DERNIERS_JOURS = 7
"""How many days before the deadline a posting is said to close soon."""


class Statut(StrEnum):
    """State of a posting or a mission. A value's order in the class is the order of lists."""

    OUVERTE = "ouverte"
    DERNIERS_JOURS = "derniers_jours"
    DERNIER_JOUR = "dernier_jour"
    A_VENIR = "a_venir"
    INDETERMINEE = "indeterminee"
    SUSPENDUE = "suspendue"
    CLOSE = "close"
    POURVUE = "pourvue"
    ANNULEE = "annulee"

    @property
    def ouverte(self) -> bool:
        """Whether one can apply, for certain."""
        return self in _OPEN

    @property
    def terminee(self) -> bool:
        """Whether one can no longer apply, for certain."""
        return self in _OVER


_OPEN = frozenset({Statut.OUVERTE, Statut.DERNIERS_JOURS, Statut.DERNIER_JOUR})
_OVER = frozenset({Statut.CLOSE, Statut.POURVUE, Statut.ANNULEE})
_BY_CLOSURE = {
    EtatCloture.CLOSE: Statut.CLOSE,
    EtatCloture.POURVUE: Statut.POURVUE,
    EtatCloture.ANNULEE: Statut.ANNULEE,
    EtatCloture.SUSPENDUE: Statut.SUSPENDUE,
}


def status(record: Fiche, today: date) -> Statut | None:
    """Return the state of a posting or a mission on ``today``; None for the other kinds, which do not close.

    What the editors know for certain (``cloture``) comes first, then the dates. The day of the deadline is open.
    Without a deadline the state is undetermined rather than open: nobody is told to apply on a guess.
    """
    if not isinstance(record, Emploi | Mission):
        return None
    # A month or a year is over for certain only at its end.
    if record.cloture is not None and record.cloture.depuis.fin() <= today:
        return _BY_CLOSURE[record.cloture.etat]
    if record.debut_publication is not None and record.debut_publication > today:
        return Statut.A_VENIR
    limit = deadline(record).limite
    if limit is None:
        return Statut.INDETERMINEE
    left = (limit - today).days
    if left < 0:
        return Statut.CLOSE
    if left == 0:
        return Statut.DERNIER_JOUR
    return Statut.DERNIERS_JOURS if left <= DERNIERS_JOURS else Statut.OUVERTE
