"""The whole of ``postings/`` to a catalogue, or to every problem that stands in the way.

Each file is examined alone, or not at all if what it contributed is kept from before; what depends on several files is
found again each time, from what each says of the others.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from vivier import kept
from vivier.records import KINDS, Fiche
from vivier.records.citations import Key

from . import crosschecks, redirection_checks, redirections
from .catalogue import Catalogue
from .examine import Controls
from .gather import Gathered, Progress
from .guards import read_bytes
from .lazy import Records
from .near import Ids
from .outcome import Outcome
from .places import Places
from .problems import Problem, problem, sort_key
from .reading import Reading
from .scan import REDIRECTIONS, Entry
from .shared_lists import SHARED_LISTS

__all__ = ["Controls", "Loaded", "Progress", "load", "no_collection"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gives.

    Attributes:
        catalogue: every record, or None when there is any error.
        problems: everything found, in the order of paths then lines.
        entries: the files that were read, sorted by path.
    """

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    entries: Sequence[Entry] = ()


def load(
    postings: Path,
    controls: Controls | None = None,
    *,
    cache: Path | None = None,
    progress: Progress | None = None,
) -> Loaded:
    """Read, validate and cross-check every record of a ``postings/`` folder.

    Args:
        postings: the folder. Paths in problems start with its name.
        controls: what else deserves a look in each valid record: a function of a module.
        cache: folder of what is kept from one loading to the next; without it, every file is read.
        progress: what to call as files are examined.
    """
    if not postings.is_dir():
        missing = problem(
            "FICHIER-03", postings.name, "ce dossier n’existe pas", help="créer le dossier postings/"
        )
        return Loaded(None, (missing,))
    with no_collection():
        return _Loader(Gathered(postings, controls, cache, progress)).run()


@contextmanager
def no_collection() -> Iterator[None]:
    """Leave the collector out: it would look again and again at many small objects, none of them in a circle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Loader:
    """One reading of a folder: from what each file contributes, to the whole.

    Attributes:
        entries: every file that is a record, valid or not, by kind and id.
        valid: number of the file of each valid record, by kind and id.
        refused: the files of the others of which something is known, and what it is.
        lists: the entries of the shared lists, by list and id; without those that are refused.
        table: the lines of the table of redirections.
    """

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.entries: dict[Key, Entry] = {}
        self.valid: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
        self.refused: list[tuple[Entry, Outcome]] = []
        self.lists: dict[str, dict[str, Any]] = {name: {} for name in SHARED_LISTS}
        self.table: tuple[redirections.Redirection, ...] = ()
        self.table_entry: Entry | None = None

    def run(self) -> Loaded:
        """Load everything."""
        problems = list(self.gathered.problems)
        for number, (entry, outcome) in enumerate(
            zip(self.gathered.entries, self.gathered.outcomes, strict=True)
        ):
            problems += outcome.problems
            self.sort_out(number, entry, outcome)
        places = self.places()
        problems += self.table_problems()
        problems += crosschecks.run(self.checked(places))
        problems.sort(key=sort_key)
        self.gathered.keep(places.used)
        self.gathered.release()
        failed = any(one.is_error for one in problems)
        return Loaded(None if failed else self.catalogue(), tuple(problems), self.gathered.entries)

    def sort_out(self, number: int, entry: Entry, outcome: Outcome) -> None:
        """Put what a file contributes where it belongs."""
        if entry.is_record:
            self.entries.setdefault((entry.kind, entry.ident), entry)
            if outcome.record is not None:
                self.valid[entry.kind].setdefault(entry.ident, number)
            elif outcome.claims:
                self.refused.append((entry, outcome))
        elif outcome.record is not None:
            found: Any = self.gathered.value(number)
            if entry.kind == REDIRECTIONS:
                self.table, self.table_entry = found, entry
            else:
                self.lists[entry.kind] = {one.id: one for one in found}
        elif entry.is_list:
            # Its own problems are told: what it holds is not known, and no reference into it can be judged.
            self.lists.pop(entry.kind, None)

    def places(self) -> Places:
        """Return the places of fields, by which the problems that are found last are located."""
        both = zip(self.gathered.entries, self.gathered.outcomes, strict=True)
        return Places(self.gathered.places, {entry.path: outcome.digest for entry, outcome in both})

    def table_problems(self) -> Iterator[Problem]:
        """Tell what is wrong with the table of redirections, once every record is known."""
        entry = self.table_entry
        content = read_bytes(entry.file, entry.path) if entry else None
        if entry and isinstance(content, bytes):
            file = Reading(content, entry.path)
            file.tell(redirection_checks.check(file, self.table, self.entries))
            yield from file.problems

    def checked(self, places: Places) -> crosschecks.Checked:
        """Return what the checks across records look at."""
        both = list(zip(self.gathered.entries, self.gathered.outcomes, strict=True))
        versions = {entry.ident for entry, one in both if one.national}
        return crosschecks.Checked(
            claims={
                kind: {ident: both[number] for ident, number in found.items()}
                for kind, found in self.valid.items()
            },
            refused=self.refused,
            lists=self.lists,
            entries=self.entries,
            links=[(entry.path, one.links) for entry, one in both if one.links],
            # A sheet that exists and cannot be read has its own problems; one that does not exist is a broken link.
            orphans=[
                (entry, one.national)
                for entry, one in both
                if one.national
                and not one.sheet
                and (one.national in versions or ("mission", one.national) not in self.entries)
            ],
            moved=redirections.resolved(self.table),
            places=places,
            ids=Ids(self.entries),
        )

    def catalogue(self) -> Catalogue:
        """Return the catalogue, sorted and frozen."""
        outcomes = self.gathered.outcomes
        numbers = {
            kind: {ident: found[ident] for ident in sorted(found)} for kind, found in self.valid.items()
        }
        keys = [((kind, ident), n) for kind, found in numbers.items() for ident, n in found.items()]
        return Catalogue(
            records=MappingProxyType({kind: self.records(found) for kind, found in numbers.items()}),
            paths=MappingProxyType({key: entry.path for key, entry in self.entries.items()}),
            themes=MappingProxyType(self.lists["themes"]),
            organisations=MappingProxyType(self.lists["organisations"]),
            sigles=MappingProxyType(self.lists["sigles"]),
            changes=MappingProxyType(
                {ident: outcomes[n].changes for ident, n in numbers["mission"].items() if outcomes[n].sheet}
            ),
            redirections=redirections.resolved(self.table),
            digests=MappingProxyType({key: digest_of(outcomes[n]) for key, n in keys}),
        )

    def records(self, numbers: dict[str, int]) -> Records:
        """Return the records of a kind, made when they are asked for."""
        gathered = self.gathered

        def make(ident: str) -> Fiche:
            found = gathered.value(numbers[ident])
            assert isinstance(found, Fiche)  # noqa: S101  # what is kept is checked by its digest
            return found

        return Records(numbers, make)


def digest_of(outcome: Outcome) -> bytes:
    """Return what identifies what a record was read from: its file, and its national sheet."""
    return kept.digest(outcome.digest, outcome.sheet) if outcome.sheet else outcome.digest
