"""What the last build published: for each file, what it was made from and how it was left on the disk.

A file that is as it was left, and that would be made from the same things, is neither made nor read again.
"""

import marshal
import os
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from vivier import kept
from vivier.records.citations import Key

Signature = tuple[int, int, int, int]
"""Size, day of the content and day of the inode in nanoseconds, number of the inode: all of a file but its bytes."""

UNKNOWN: Signature = (-1, 0, 0, 0)
"""Of a file that must be read to know whether it is as it was left."""

_RECENT = 100_000_000
"""Nanoseconds before the end of a build when a file's days cannot be trusted yet: a clock has ticks, during which a
second change of the same size leaves the same signature."""

_MOST = 4
"""How many sites of one project are remembered: the published one, a preview, one or two others."""


class Entry(NamedTuple):
    """A published file.

    Attributes:
        key: what its content was made from, but for the shell of a stamped page.
        shell: what the shell was made from; empty for a file that is not a stamped page.
        content: digest of its bytes.
        signature: how it was left.
        start: where the article of a stamped page begins, in bytes.
        length: how long it is, in bytes.
        named: the records that its texts name, each with whether it was published.
    """

    key: bytes
    shell: bytes
    content: bytes
    signature: Signature
    start: int = 0
    length: int = 0
    named: tuple[tuple[Key, bool], ...] = ()


def signature(found: os.stat_result) -> Signature:
    """Return the signature of a file."""
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def content_digest(content: bytes) -> bytes:
    """Return what identifies the bytes of a file."""
    return blake2b(content, digest_size=16).digest()


def load(file: Path) -> dict[str, Entry]:
    """Return what a file remembers, by destination; nothing when it is missing, damaged, or of other code."""
    body = kept.read(file)
    return {name: Entry(*entry) for name, entry in marshal.loads(body).items()} if body else {}  # noqa: S302 - checked


def save(file: Path, entries: Mapping[str, Entry]) -> None:
    """Remember the files of a site."""
    # A file written only to be looked at: the disk's own clock says which files are too recent.
    probe = file.with_name(f"{file.name}.jour")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        probe.touch()
        now = probe.stat().st_ctime_ns
        probe.unlink()
    except OSError:
        return
    settled = {
        name: tuple(entry if entry.signature[2] < now - _RECENT else entry._replace(signature=UNKNOWN))
        for name, entry in entries.items()
    }
    kept.write(file, [marshal.dumps(settled)])
    _forget(file.parent.glob(f"{_PREFIX}*.bin"))


_PREFIX = "site-"


def file_of(cache: Path, site: Path) -> Path:
    """Return the file that remembers a site."""
    return cache / f"{_PREFIX}{kept.digest(os.fsencode(site.absolute())).hex()[:12]}.bin"


def _forget(files: Iterable[Path]) -> None:
    """Remove all but the last sites remembered."""
    for old in sorted(files, key=lambda one: one.stat().st_mtime_ns)[:-_MOST]:
        old.unlink(missing_ok=True)
