"""What the last build published: for each file, what it was made from and how it was left on the disk.

A file that is as it was left, and that would be made from the same things, is neither made nor read again.
"""

import contextlib
import marshal
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from vivier import kept
from vivier.records.citations import Key
from vivier.statuses import Status, moment, settled

UNKNOWN: Status = (-1, 0, 0, 0)
"""Of a file that must be read to know whether it is as it was left."""

_PREFIX = "site-"
_MOST = 4
"""How many sites of one project are remembered: the published one, a preview, one or two others."""


class Entry(NamedTuple):
    """A published file.

    Attributes:
        key: what its content was made from, but for the shell of a stamped page.
        shell: what the shell was made from; empty for a file that is not a stamped page.
        content: digest of its bytes.
        status: how it was left.
        start: where the article of a stamped page begins, in bytes.
        length: how long it is, in bytes.
        named: the records that its texts name, each with whether it was published.
    """

    key: bytes
    shell: bytes
    content: bytes
    status: Status
    start: int = 0
    length: int = 0
    named: tuple[tuple[Key, bool], ...] = ()


def load(file: Path) -> dict[str, Entry]:
    """Return what a file remembers, by destination; nothing when it is missing, damaged, or of other code."""
    body = kept.read(file)
    return {name: Entry(*entry) for name, entry in marshal.loads(body).items()} if body else {}  # noqa: S302 - checked


def save(file: Path, entries: Mapping[str, Entry], known: Mapping[str, Entry]) -> None:
    """Remember the files of a site, where they are not those that are ``known``."""
    if entries == known:
        # Not the oldest of those that are remembered.
        with contextlib.suppress(OSError):
            os.utime(file)
        return
    now = moment(file.parent)
    if now is None:
        return
    found = {
        # An entry that is still the last build's had a status to trust: nearly all of them.
        name: tuple(
            entry
            if known.get(name) is entry or settled(entry.status, now)
            else entry._replace(status=UNKNOWN)
        )
        for name, entry in entries.items()
    }
    kept.write(file, [marshal.dumps(found)])
    _forget(file.parent.glob(f"{_PREFIX}*.bin"))


def file_of(cache: Path, site: Path) -> Path:
    """Return the file that remembers a site."""
    return cache / f"{_PREFIX}{kept.digest(os.fsencode(site.absolute())).hex()[:12]}.bin"


def _forget(files: Iterable[Path]) -> None:
    """Remove all but the last sites remembered; not the turns to build them, which somebody may be waiting for."""
    # Another build may remove them at the same time.
    with contextlib.suppress(OSError):
        for old in sorted(files, key=lambda one: one.stat().st_mtime_ns)[:-_MOST]:
            old.unlink(missing_ok=True)
