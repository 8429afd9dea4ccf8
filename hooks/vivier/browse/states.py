"""The records as they may be published, and their dates, computed when a page asks for them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from vivier.candidacy import Conseil, Echeance, Statut, advice, deadline
from vivier.candidacy.archive import closed, purged
from vivier.intake.catalogue import Catalogue
from vivier.records import Emploi, Fiche, Mission
from vivier.records.citations import Key

T = TypeVar("T")

_REMEMBERED = 64
"""How many records of a kind are remembered as published: the one that is being written, and those that it names."""


def published(catalogue: Catalogue, statuts: Mapping[Key, Statut]) -> Catalogue:
    """Return the catalogue that may be published: what closed and archived records must lose is gone everywhere."""
    shelves = {kind: Shelf(kind, records, statuts) for kind, records in catalogue.records.items()}
    return replace(catalogue, records=shelves)


def published_record(record: Fiche, state: Statut | None) -> Fiche:
    """Return a record as it may be published in a state.

    A suspended posting loses the ways to apply too, until it resumes.
    """
    if not isinstance(record, Emploi | Mission) or state is None:
        return record
    if state is Statut.ARCHIVEE:
        return purged(record)
    return closed(record) if state.arretee else record


class Shelf(Mapping[str, Fiche]):
    """The records of a kind as they may be published, each made when it is asked for."""

    def __init__(self, kind: str, records: Mapping[str, Fiche], statuts: Mapping[Key, Statut]) -> None:
        """Stand before the records of a kind, by id."""
        self._kind = kind
        self._records = records
        self._statuts = statuts
        self._made: dict[str, Fiche] = {}

    def __getitem__(self, ident: str) -> Fiche:
        found = self._made.get(ident)
        if found is None:
            found = published_record(self._records[ident], self._statuts.get((self._kind, ident)))
            if len(self._made) >= _REMEMBERED:
                del self._made[next(iter(self._made))]
            self._made[ident] = found
        return found

    def __contains__(self, ident: object) -> bool:
        return ident in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


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
    """The advised date of each posting and mission that is not over."""

    def __init__(self, limits: Mapping[Key, Echeance], statuts: Mapping[Key, Statut]) -> None:
        """Stand before the deadlines."""
        self._limits = limits
        self._keys = {key: None for key, state in statuts.items() if not state.terminee}

    def __getitem__(self, key: Key) -> Conseil:
        self._keys[key]
        return advice(self._limits[key])

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
