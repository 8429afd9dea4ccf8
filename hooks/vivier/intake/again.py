"""The records again, after a few of them were edited: what did not change is not read, nor checked against the rest.

What is checked across records comes from what each says of the others. Where the files are the same, and the few that
changed say what they said, all of it still holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from vivier.records import Fiche, Mission
from vivier.records.citations import Key

from .catalogue import Catalogue
from .encoding import decoded
from .examine import Controls, Sheet, complete, examine
from .lazy import Records
from .load import Loaded, digest_of
from .outcome import Outcome, claims_of
from .scan import Entry, scan


class Edited(NamedTuple):
    """A catalogue of which a few records were edited.

    Attributes:
        catalogue: every record, as it is now.
        keys: kinds and ids of those whose text is another.
    """

    catalogue: Catalogue
    keys: tuple[Key, ...]


def again(before: Loaded, postings: Path, controls: Controls | None, most: int) -> Edited | None:
    """Return the records of a folder that was loaded before; None where only a whole loading can tell.

    Args:
        before: what that loading gave.
        postings: the folder.
        controls: what else deserves a look in each valid record.
        most: how many files may have changed.
    """
    entries, problems = scan(postings)
    if before.catalogue is None or problems or len(entries) != len(before.entries):
        return None
    pairs = zip(entries, before.entries, strict=True)
    # Nearly all are equal: told in C.
    changed = [(entry, old) for entry, old in pairs if entry != old]
    if len(changed) > most or any(entry.path != old.path for entry, old in changed):
        return None
    found: dict[Key, Outcome] = {}
    for entry, _ in changed:
        outcome = _alone(entry, before.catalogue, entries, controls)
        if outcome is None:
            return None
        if digest_of(outcome) != before.catalogue.digests[entry.kind, entry.ident]:
            found[entry.kind, entry.ident] = outcome
    return Edited(_with(before.catalogue, found), tuple(found))


def _alone(
    entry: Entry, before: Catalogue, entries: Sequence[Entry], controls: Controls | None
) -> Outcome | None:
    """Return what a file contributes, if that is a valid record that says of others what it said before."""
    if not entry.is_record:
        return None
    old = before.records[entry.kind][entry.ident]
    outcome = examine(entry, None, controls)
    if isinstance(old, Mission):
        # Any other mission may be the sheet of some, which change with it.
        if not outcome.national or outcome.national != old.fiche_nationale:
            return None
        sheet = next(one for one in entries if (one.kind, one.ident) == ("mission", outcome.national))
        outcome = complete(entry, Sheet(sheet, valid=True), controls)
    valid = isinstance(outcome.record, bytes) and not any(one.is_error for one in outcome.problems)
    linked = all((link.kind, link.ident) in before.paths for link in outcome.links)
    return outcome if valid and linked and outcome.claims == claims_of(old) else None


def _with(before: Catalogue, found: Mapping[Key, Outcome]) -> Catalogue:
    """Return a catalogue where some records are others."""

    def shelf(kind: str, records: Mapping[str, Fiche]) -> Mapping[str, Fiche]:
        new = {ident: _record(one) for (own, ident), one in found.items() if own == kind}
        return Records(records, lambda ident: new.get(ident) or records[ident]) if new else records

    changes = {ident: one.changes for (kind, ident), one in found.items() if kind == "mission"}
    digests = {key: digest_of(one) for key, one in found.items()}
    return replace(
        before,
        records=MappingProxyType({kind: shelf(kind, records) for kind, records in before.records.items()}),
        changes=MappingProxyType({**before.changes, **changes}),
        digests=MappingProxyType({**before.digests, **digests}),
    )


def _record(outcome: Outcome) -> Fiche:
    assert isinstance(outcome.record, bytes)  # noqa: S101 - a valid record, that was put nowhere yet
    found: Fiche = decoded(outcome.record)
    return found
