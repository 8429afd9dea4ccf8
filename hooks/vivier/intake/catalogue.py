"""Every valid record, in order: what the rest of Vivier works from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, overload

from vivier.records import KINDS, Demarche, Emploi, Fiche, Labo, Mission, Projet
from vivier.records.citations import Key

from .redirections import Suite
from .shared_lists import Organisation, Sigle, Theme

_EMPTY: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All the records, immutable, sorted by id within each kind.

    Attributes:
        records: the records of each kind, by name of kind then by id.
        paths: file of each record, as ``postings/…``, by name of kind and id.
        themes: entries of the shared list of themes, by id.
        organisations: entries of the shared list of organisations, by id.
        sigles: entries of the shared list of acronyms, by id.
        changes: fields that a departmental mission changes in its national sheet, by id of the mission.
        redirections: what became of the records that were renamed or withdrawn, by kind and old id, sorted.
        digests: what each record was read from, as 16 bytes that another text would not have, by kind and id.
    """

    records: Mapping[str, Mapping[str, Fiche]]
    paths: Mapping[Key, str]
    themes: Mapping[str, Theme] = field(default_factory=lambda: MappingProxyType({}))
    organisations: Mapping[str, Organisation] = field(default_factory=lambda: MappingProxyType({}))
    sigles: Mapping[str, Sigle] = field(default_factory=lambda: MappingProxyType({}))
    changes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _EMPTY)
    redirections: Mapping[Key, Suite] = field(default_factory=lambda: MappingProxyType({}))
    digests: Mapping[Key, bytes] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @overload
    def of(self, kind: Literal["emploi"]) -> tuple[Emploi, ...]: ...
    @overload
    def of(self, kind: Literal["projet"]) -> tuple[Projet, ...]: ...
    @overload
    def of(self, kind: Literal["labo"]) -> tuple[Labo, ...]: ...
    @overload
    def of(self, kind: Literal["demarche"]) -> tuple[Demarche, ...]: ...
    @overload
    def of(self, kind: Literal["mission"]) -> tuple[Mission, ...]: ...
    @overload
    def of(self, kind: str) -> tuple[Fiche, ...]: ...
    def of(self, kind: str) -> tuple[Fiche, ...]:
        """Return the records of a kind, sorted by id."""
        return tuple(self.records[kind].values())

    @overload
    def get(self, kind: Literal["emploi"], ident: str) -> Emploi | None: ...
    @overload
    def get(self, kind: Literal["projet"], ident: str) -> Projet | None: ...
    @overload
    def get(self, kind: Literal["labo"], ident: str) -> Labo | None: ...
    @overload
    def get(self, kind: Literal["demarche"], ident: str) -> Demarche | None: ...
    @overload
    def get(self, kind: Literal["mission"], ident: str) -> Mission | None: ...
    @overload
    def get(self, kind: str, ident: str) -> Fiche | None: ...
    def get(self, kind: str, ident: str) -> Fiche | None:
        """Return a record by kind and id, or None."""
        return self.records[kind].get(ident)

    def path_of(self, record: Fiche) -> str:
        """Return the file of a record: ``postings/emplois/2025/x.yml``."""
        return self.paths[record.cle]

    def changes_of(self, mission: Mission) -> tuple[str, ...]:
        """Return the names of the fields that a departmental mission changes in its national sheet."""
        return self.changes.get(mission.id, ())

    def __iter__(self) -> Iterator[Fiche]:
        """Iterate over all the records: by kind, in the order of `KINDS`, then by id."""
        for kind in KINDS:
            yield from self.records[kind].values()

    def __len__(self) -> int:
        return sum(len(records) for records in self.records.values())
