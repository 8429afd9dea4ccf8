"""The dates and the states of all the postings and missions at one moment, and the records as they may be published."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from vivier.candidacy import ARCHIVAGE, Conseil, Echeance, Moment, Statut, advice, deadline, status
from vivier.candidacy.archive import closed, purged
from vivier.intake.catalogue import Catalogue
from vivier.records import Emploi, Fiche, Mission
from vivier.records.citations import Key


@dataclass(frozen=True, slots=True)
class States:
    """What the moment decides.

    Attributes:
        statuts: state of each posting and mission.
        echeances: deadline of each posting and mission.
        conseils: advised date of those that are not over.
    """

    statuts: Mapping[Key, Statut]
    echeances: Mapping[Key, Echeance]
    conseils: Mapping[Key, Conseil]


def states(catalogue: Catalogue, moment: Moment, archivage: int = ARCHIVAGE) -> States:
    """Compute the dates and the states of a catalogue at a moment."""
    statuts: dict[Key, Statut] = {}
    echeances: dict[Key, Echeance] = {}
    conseils: dict[Key, Conseil] = {}
    dated: tuple[Emploi | Mission, ...] = (*catalogue.of("emploi"), *catalogue.of("mission"))
    for record in dated:
        limit = echeances[record.cle] = deadline(record)
        state = status(record, moment, archivage, limit=limit)
        if state is not None:
            statuts[record.cle] = state
        if state is None or not state.terminee:
            conseils[record.cle] = advice(limit)
    return States(statuts, echeances, conseils)


def published(catalogue: Catalogue, found: States) -> Catalogue:
    """Return the catalogue that may be published: what closed and archived records must lose is gone everywhere.

    A suspended posting loses the ways to apply too, until it resumes.
    """
    records = {
        kind: {ident: _published(record, found.statuts.get(record.cle)) for ident, record in table.items()}
        for kind, table in catalogue.records.items()
    }
    return replace(catalogue, records=records)


def _published(record: Fiche, state: Statut | None) -> Fiche:
    if not isinstance(record, Emploi | Mission) or state is None:
        return record
    if state is Statut.ARCHIVEE:
        return purged(record)
    return closed(record) if state.arretee else record
