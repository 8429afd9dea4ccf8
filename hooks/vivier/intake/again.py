"""The records again, after a few of them were edited: what did not change is not read, nor checked against the rest.

What is checked across records comes from what each says of the others. Where the files are the same, and the few that
changed say what they said, all of it still holds.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from vivier.records import Fiche
from vivier.records.citations import Key

from .catalogue import Catalogue
from .encoding import decoded
from .examine import Controls, examine
from .lazy import Records
from .load import Loaded
from .outcome import claims_of
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
    found: dict[Key, tuple[bytes, Fiche]] = {}
    for entry, _ in changed:
        one = _alone(entry, before.catalogue, controls)
        if one is None:
            return None
        if one[0] != before.catalogue.digests[entry.kind, entry.ident]:
            found[entry.kind, entry.ident] = one
    return Edited(_with(before.catalogue, found), tuple(found))


def _alone(entry: Entry, before: Catalogue, controls: Controls | None) -> tuple[bytes, Fiche] | None:
    """Return the digest of a file and its record, if that is valid and says of others what it said before."""
    # A mission may be the national sheet of others, or complete one.
    if not entry.is_record or entry.kind == "mission":
        return None
    outcome = examine(entry, None, controls)
    if not isinstance(outcome.record, bytes) or any(one.is_error for one in outcome.problems):
        return None
    if outcome.claims != claims_of(before.records[entry.kind][entry.ident]):
        return None
    if any((link.kind, link.ident) not in before.paths for link in outcome.links):
        return None
    record = decoded(outcome.record)
    assert isinstance(record, Fiche)  # noqa: S101 - the bytes were made from one
    return outcome.digest, record


def _with(before: Catalogue, found: Mapping[Key, tuple[bytes, Fiche]]) -> Catalogue:
    """Return a catalogue where some records are others."""

    def shelf(kind: str, records: Mapping[str, Fiche]) -> Mapping[str, Fiche]:
        new = {ident: record for (one, ident), (_, record) in found.items() if one == kind}
        return Records(records, lambda ident: new.get(ident) or records[ident]) if new else records

    digests = {**before.digests, **{key: digest for key, (digest, _) in found.items()}}
    return replace(
        before,
        records=MappingProxyType({kind: shelf(kind, records) for kind, records in before.records.items()}),
        digests=MappingProxyType(digests),
    )
