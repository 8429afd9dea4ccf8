"""What editors have to expect or to do in the coming days: what opens, closes, must be looked at again, is archived."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from vivier.candidacy import (
    ARCHIVAGE,
    Echeance,
    Moment,
    OrigineEcheance,
    Statut,
    advice,
    archiving,
    deadline,
    debut,
    status,
)
from vivier.candidacy.rule import Regle
from vivier.candidacy.status import final_closure
from vivier.french import hour
from vivier.intake.catalogue import Catalogue
from vivier.records import Emploi, Mission
from vivier.records.shared import Cloture
from vivier.records.vocabulary import Vocabulary


class Nature(Vocabulary):
    """What happens to a record; the order of the class is that of the events of one day."""

    RELECTURE = "relecture", "À relire"
    OUVERTURE = "ouverture", "Ouverture"
    CLOTURE = "cloture", "Clôture"
    ARCHIVAGE = "archivage", "Archivage"
    SANS_DATE_LIMITE = "sans_date_limite", "Sans date limite"
    SUSPENDUE = "suspendue", "Suspendue"
    REGLE = "regle", "Règle à relire"


RELECTURE_REGLE = timedelta(days=365)
"""How long the reading of a rule of candidacy against its texts is good for."""

RULES = "hooks/vivier/candidacy/rules.yml"
"""File of the rules of candidacy, from the root of the repository."""


@dataclass(frozen=True, slots=True)
class Rendezvous:
    """Something to expect, or to do.

    Attributes:
        date: the day, past for a review that is late; None for a state that no date ends.
        nature: what happens.
        genre: kind of the record, or ``regle`` for a rule of candidacy.
        id: its id.
        titre: its title.
        fichier: its file, as ``postings/…``, or `RULES`.
        conseillee: for the end of candidacies, the advised date; else None.
        precision: what else to know, in French, or None.
    """

    date: datetime.date | None
    nature: Nature
    genre: str
    id: str
    titre: str
    fichier: str
    conseillee: datetime.date | None = None
    precision: str | None = None


def agenda(
    catalogue: Catalogue,
    moment: Moment,
    days: int,
    archivage: int = ARCHIVAGE,
    regles: Iterable[Regle] = (),
) -> tuple[Rendezvous, ...]:
    """Return the events of the ``days`` days that follow ``moment``, today included, sorted by date.

    Reviews that are late come first. What waits for an editor without any date comes last: a deadline nobody knows,
    a suspended posting; unless a later day is already set to look at it again (``revoir_le``). A rule of candidacy is
    due a year after its last reading.
    """
    last = _later(moment.jour, timedelta(days=days))
    records: list[Emploi | Mission] = [*catalogue.of("emploi"), *catalogue.of("mission")]
    found = [
        one
        for record in records
        for one in _events(record, catalogue.path_of(record), moment, last, archivage)
    ]
    found += [one for rule in regles if (one := _reading(rule, moment.jour)).date and one.date <= last]
    return tuple(sorted(found, key=lambda one: (one.date or datetime.date.max, one.nature.rang, one.fichier)))


def _reading(rule: Regle, today: datetime.date) -> Rendezvous:
    due = _later(rule.revue_le, RELECTURE_REGLE)
    said = f"relue le {rule.revue_le:%d/%m/%Y}"
    late = _late((today - due).days)
    return Rendezvous(
        due,
        Nature.REGLE,
        "regle",
        rule.id,
        rule.titre,
        RULES,
        precision=f"{said}, {late}" if late else said,
    )


def _events(
    record: Emploi | Mission, path: str, moment: Moment, last: datetime.date, archivage: int
) -> Iterator[Rendezvous]:
    limit = deadline(record)
    state = status(record, moment, archivage, limit=limit)
    if state is None or state is Statut.ARCHIVEE:
        return
    today = moment.day(limit.fuseau)

    def event(
        nature: Nature,
        day: datetime.date | None,
        precision: str | None = None,
        advised: datetime.date | None = None,
    ) -> Rendezvous:
        return Rendezvous(day, nature, record.genre, record.id, record.titre, path, advised, precision)

    archived = archiving(record, limit, archivage)
    if archived and today < archived <= last:
        yield event(Nature.ARCHIVAGE, archived, "les noms et les coordonnées quitteront le site")
    if state.terminee:
        return
    start = debut(record)
    if start and today <= start <= last:
        yield event(Nature.OUVERTURE, start)
    planned = _planned(record, limit, today, last)
    ends = planned is not None and final_closure(record) is not None
    if planned:
        nature = Nature.CLOTURE if ends else Nature.SUSPENDUE
        yield event(nature, planned.depuis.debut(), f"prévue par la fiche, {planned.motif}")
    if limit.limite and limit.limite <= last and not ends:
        yield event(Nature.CLOTURE, limit.limite, _hour(limit), advice(limit).date)
    waiting = None if ends else _waiting(record, state, limit)
    if record.revoir_le and record.revoir_le <= last:
        said = [_late((today - record.revoir_le).days), waiting and waiting[1]]
        yield event(Nature.RELECTURE, record.revoir_le, ", ".join(filter(None, said)) or None)
    elif waiting and record.revoir_le is None:
        yield event(waiting[0], None, waiting[1])


def _planned(
    record: Emploi | Mission, limit: Echeance, today: datetime.date, last: datetime.date
) -> Cloture | None:
    """Return the closure or the suspension that will count, from a day before the deadline, the last one at most."""
    closure = record.cloture
    until = min(last, limit.limite or last)
    return closure if closure and today < closure.depuis.debut() <= until else None


def _waiting(record: Emploi | Mission, state: Statut, limit: Echeance) -> tuple[Nature, str] | None:
    """Return what a posting waits for, when no date ends its state."""
    if state is Statut.SUSPENDUE and record.cloture is not None:
        return Nature.SUSPENDUE, f"suspendue, {record.cloture.motif}"
    if limit.limite is None and state is not Statut.SUSPENDUE:
        missing = "la date du Journal officiel" if limit.journal else "la date de publication"
        said = f"il manque {missing}" if limit.origine is OrigineEcheance.NON_CALCULABLE else None
        return Nature.SANS_DATE_LIMITE, said or "date limite non communiquée"
    return None


def _later(day: datetime.date, delay: timedelta) -> datetime.date:
    """Return a later day, within the calendar."""
    return day + min(delay, datetime.date.max - day)


def _hour(limit: Echeance) -> str | None:
    return f"à {hour(limit.heure)}" if limit.heure else None


def _late(days: int) -> str | None:
    return f"en retard de {days} jour{'s' if days > 1 else ''}" if days > 0 else None
