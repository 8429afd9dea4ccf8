"""One record before and after: what its readers see otherwise, what its reviewer must know."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from vivier.browse.states import published_record
from vivier.candidacy import Echeance, Moment, OrigineEcheance, Statut, deadline, status
from vivier.candidacy.completeness import publicity
from vivier.french import agree, day, partial_date
from vivier.records import Emploi, Fiche, Mission
from vivier.records.shared import Cloture

from .candidacy import TOLD, changed_candidacy
from .change import Alerte, Detail
from .fields import changed_fields
from .words import quoted, said

_BECOMES = {
    Statut.CLOSE: "close",
    Statut.POURVUE: "pourvue",
    Statut.REMPLACEE: "remplacée",
    Statut.ANNULEE: "retirée",
    Statut.ARCHIVEE: "archivée",
    Statut.SUSPENDUE: "suspendue",
}

_FIRST_CLOCK = "Pacific/Wallis"
"""Time zone of the place where a day begins first in France."""


class Clock(NamedTuple):
    """What states are computed with.

    Attributes:
        moment: the moment.
        archivage: days between the end of a posting and its archiving.
    """

    moment: Moment
    archivage: int

    def to_come(self, day: date) -> bool:
        """Whether a day has begun nowhere in France."""
        return day > self.moment.day(_FIRST_CLOCK)


def details(before: Fiche, after: Fiche, clock: Clock) -> tuple[Detail, ...]:
    """Return what readers see otherwise; nothing where only the layout of the file or an internal note changed."""
    found: list[Detail] = []
    told: list[str] = []
    old, new = before, after
    if isinstance(before, Emploi | Mission) and isinstance(after, Emploi | Mission):
        one, other = _State.of(before, clock), _State.of(after, clock)
        found += _deadline(one.limit, other.limit)
        told += ["fin_candidature"] if found else []
        states = list(_state(one.statut, other.statut))
        found += states
        if states:
            found += _reason(before.cloture, after.cloture)
            told += ["cloture.etat", "cloture.depuis", "cloture.motif"]
            # One of the two alone has nothing else to say.
            told += ["cloture"] if before.cloture is None or after.cloture is None else []
        # Both as the less open of the two may be seen: closing takes ways to apply away, and that is no news; what
        # archiving takes away is not to be said again.
        worst = max(one.statut, other.statut, key=_closing)
        old, new = published_record(before, worst), published_record(after, worst)
        # What is over still lists the documents that were asked for.
        found += changed_candidacy(old, new)
        told += TOLD
    found += changed_fields(old, new, told)
    # Something of a list of documents that changes no list of a candidate: their order, say.
    if not found and _shown(old) != _shown(new):
        found.append(Detail("champ", "présentation modifiée"))
    return tuple(found)


def _shown(record: Fiche) -> Fiche:
    """Return a record without what no page shows of it."""
    return record.model_copy(update={"id": "", "note_interne": None})


class _State(NamedTuple):
    """The deadline and the state of a posting or of a mission."""

    limit: Echeance
    statut: Statut

    @classmethod
    def of(cls, record: Emploi | Mission, clock: Clock) -> "_State":
        limit = deadline(record)
        state = status(record, clock.moment, clock.archivage, limit=limit)
        assert state is not None  # noqa: S101 - these kinds have one
        return cls(limit, state)


def _closing(state: Statut) -> int:
    """Return how much a state takes away from what is published."""
    return 2 if state is Statut.ARCHIVEE else 1 if state.arretee else 0


def _deadline(one: Echeance, other: Echeance) -> Iterator[Detail]:
    a, b = one.limite, other.limite
    if a and b:
        before, after = _minute(one), _minute(other)
        if (before, a) == (after, b):
            return
        # The same instant has two dates where the place whose clock it is read on is another.
        way = "avancée" if after < before else "reculée" if after > before else "déplacée"
        when = f"du {day(a)} au {day(b)}" if a != b else f"le {day(a)}, dans la journée"
        clock = "" if one.fuseau == other.fuseau else ", à l’heure d’un autre lieu"
        yield Detail("echeance", f"échéance {way} {when}{clock}", f"échéance {way}")
    elif b:
        yield Detail("echeance", f"échéance ajoutée : {day(b)}", "échéance ajoutée")
    elif a:
        lost = other.origine is OrigineEcheance.NON_CALCULABLE
        way = "qui n’est plus calculable" if lost else "retirée"
        yield Detail("echeance", f"échéance {way} (avant, {day(a)})", f"échéance {way}")


def _minute(limit: Echeance) -> datetime:
    """Return the last minute of a known deadline: its last second depends on whether an hour was announced."""
    assert limit.instant is not None  # noqa: S101 - a deadline that has a day has an instant
    return limit.instant.replace(second=0)


def _lost(one: Echeance, other: Echeance) -> int | None:
    """Return how many whole days candidates lose from a deadline to another one; None where they lose nothing."""
    a, b = one.limite, other.limite
    if not (a and b) or _minute(other) >= _minute(one):
        return None
    # On one clock, days are counted from one date to the other: in spring one of them has 23 hours.
    return (a - b if one.fuseau == other.fuseau else _minute(one) - _minute(other)).days


def _state(one: Statut, other: Statut) -> Iterator[Detail]:
    # « Ouverte » and « derniers jours » follow from the deadline.
    if one is other or (one.ouverte and other.ouverte):
        return
    becomes = _BECOMES.get(other)
    if becomes:
        yield Detail("etat", f"désormais {becomes} (avant, {said(one)})", becomes)
    elif one.arretee:
        yield Detail("etat", f"rouverte : {said(other)} (avant, {said(one)})", "rouverte")
    else:
        yield Detail("etat", f"état : {said(one)} devient {said(other)}")


def _reason(before: Cloture | None, after: Cloture | None) -> Iterator[Detail]:
    """Yield why a posting is over, and what takes its place, where its closure has just been said."""
    if after and (before is None or before.motif != after.motif):
        yield Detail("etat", f"motif de la clôture : {quoted(after.motif)}")
    if after and before is None and after.remplacee_par:
        yield Detail("etat", f"remplacée par {after.remplacee_par}")


def _later(before: date | None, after: date | None) -> bool:
    return after is not None and (before is None or after > before)


def _unsaid(before: date | None, after: date | None) -> str:
    if after is None:
        return (
            "la date maj est absente : flux, plan du site et calendriers ne diront pas que la fiche a changé"
        )
    how = "n’a pas changé" if before == after else "recule"
    return f"la date maj {how} : flux, plan du site et calendriers diront que rien n’a bougé"


def alerts(before: Fiche | None, after: Fiche, clock: Clock, *, seen: bool = True) -> Iterator[Alerte]:
    """Yield what a reviewer must know of a record, without what was already so before the change.

    Args:
        before: the record before the change; None for a new one.
        after: the record after it.
        clock: the moment.
        seen: whether readers see a change.
    """
    if before is not None and seen and not _later(before.maj, after.maj):
        if _again_today(before.maj, after.maj, clock):
            yield Alerte(
                "maj_du_jour",
                "la date maj était déjà celle du jour : les agendas qui ont relu la fiche aujourd’hui garderont "
                "ce qu’elle disait avant",
            )
        else:
            yield Alerte("maj", _unsaid(before.maj, after.maj))
    moved = before is None or before.maj != after.maj
    if moved and after.maj and clock.to_come(after.maj):
        said = f"la date maj ({day(after.maj)}) est à venir : la page l’annoncerait d’avance"
        yield Alerte("maj_a_venir", said)
    if isinstance(after, Emploi | Mission):
        earlier = before if isinstance(before, Emploi | Mission) else None
        yield from _dates(_State.of(earlier, clock) if earlier else None, _State.of(after, clock), clock)
        yield from _closure(earlier.cloture if earlier else None, after.cloture, clock)
    if isinstance(after, Emploi):
        was = publicity(before, deadline(before)) if isinstance(before, Emploi) else None
        shown = publicity(after, deadline(after))
        if (
            shown.suffisante is False
            and shown.jours is not None
            and (was is None or was.suffisante is not False)
        ):
            lasts = agree(shown.jours, "jour")
            yield Alerte(
                "publicite_courte", f"la publicité dure {lasts}, moins d’un mois, sans motif d’urgence"
            )


def _again_today(before: date | None, after: date | None, clock: Clock) -> bool:
    """Whether a record that was revised today is revised again, or one dated of a day to come gets its true date."""
    return before is not None and after is not None and before >= after >= clock.moment.jour


def _closure(before: Cloture | None, after: Cloture | None, clock: Clock) -> Iterator[Alerte]:
    if after and after != before and clock.to_come(after.depuis.debut()):
        said = partial_date(*after.depuis.parties)
        yield Alerte("cloture_a_venir", f"la clôture ne compte pas encore : elle est datée de {said}")


def _dates(old: _State | None, new: _State, clock: Clock) -> Iterator[Alerte]:
    a, b = old.limit.limite if old else None, new.limit.limite
    today = clock.moment.day(new.limit.fuseau)
    lost = _lost(old.limit, new.limit) if old else None
    if lost is not None:
        shown = agree(lost, "jour") if lost else "des heures"
        yield Alerte(
            "echeance_avancee", f"les candidats perdent {shown} : vérifier l’échéance dans l’annonce"
        )
    if a and not b:
        yield Alerte("echeance_perdue", "les candidats ne sauront plus jusqu’à quand candidater")
    if b and b < today and a != b:
        yield Alerte("echeance_passee", f"l’échéance ({day(b)}) est déjà passée")
