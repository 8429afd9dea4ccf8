"""The records as they may be published, and their dates, computed when a page asks for them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from vivier.candidacy import Conseil, Echeance, Statut, advice, deadline
from vivier.candidacy.archive import closed, purged
from vivier.intake.catalogue import Catalogue
from vivier.intake.lazy import Records
from vivier.records import Emploi, Fiche, Mission
from vivier.records.citations import Key

if TYPE_CHECKING:
    from .briefs import Brief

R = TypeVar("R", bound=Fiche)


def published(catalogue: Catalogue, fiches: "Mapping[Key, Brief]") -> Catalogue:
    """Return the catalogue that may be published: what closed and archived records must lose is gone everywhere."""

    def shown(kind: str, ident: str) -> Fiche:
        brief = fiches[kind, ident]
        return published_record(catalogue.records[kind][ident], brief.statut, silent=brief.silencieuse)

    shelves = {kind: Records(records, partial(shown, kind)) for kind, records in catalogue.records.items()}
    return replace(catalogue, records=shelves)


def published_record(record: R, state: Statut | None, *, silent: bool = False) -> R:
    """Return a record as it may be published in a state.

    A suspended posting loses the ways to apply too, until it resumes.

    Args:
        record: the record.
        state: its state; None for a kind that does not close.
        silent: whether its texts are known to hold nothing that they lose in that very state, which says nothing of
            another: searching them is most of the work.
    """
    if not isinstance(record, Emploi | Mission) or state is None:
        return record
    if state is Statut.ARCHIVEE:
        return purged(record, silent=silent)
    return closed(record, silent=silent) if state.arretee else record


class Deadlines(Mapping[Key, Echeance]):
    """The deadline of each posting and mission, from the records as they were written."""

    def __init__(self, catalogue: Catalogue, statuts: Mapping[Key, Statut]) -> None:
        """Stand before a catalogue; only the records that have a state have a deadline."""
        self._catalogue = catalogue
        self._statuts = statuts
        self._last: tuple[Key, Echeance] | None = None

    def __getitem__(self, key: Key) -> Echeance:
        if self._last is None or self._last[0] != key:
            if key not in self._statuts:
                raise KeyError(key)
            record = self._catalogue.records[key[0]][key[1]]
            assert isinstance(record, Emploi | Mission)  # noqa: S101 - what has a state
            self._last = (key, deadline(record))
        return self._last[1]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._statuts)

    def __len__(self) -> int:
        return len(self._statuts)


class Advices(Mapping[Key, Conseil]):
    """The advised date of each posting and mission that one may apply to, now or later; nobody waits on the others."""

    def __init__(self, limits: Mapping[Key, Echeance], statuts: Mapping[Key, Statut]) -> None:
        """Stand before the deadlines."""
        self._limits = limits
        self._keys = {key: None for key, state in statuts.items() if not state.arretee}
        self._last: tuple[Key, Conseil] | None = None

    def __getitem__(self, key: Key) -> Conseil:
        if self._last is None or self._last[0] != key:
            self._keys[key]
            self._last = (key, advice(self._limits[key]))
        return self._last[1]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
