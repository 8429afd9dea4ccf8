"""What the last build published: for each file, what it was made from and how it was left on the disk.

A file that is as it was left, and that would be made from the same things, is neither made nor read again; a lot of
them whose key is the same is not even listed.
"""

import contextlib
import marshal
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from vivier import kept
from vivier.records.citations import Key
from vivier.site_build.record_shell import ShellKey
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


Plain = tuple[bytes, bytes, bytes, Status, int, int, tuple[tuple[Key, bool], ...]]
"""An entry as it is kept: most are only looked at together."""


class Part(NamedTuple):
    """What was published of a lot.

    Attributes:
        key: what the lot was made from.
        shells: the shells of its pages, each with what it was made from.
        found: the addresses of its pages that may be found, each with the day of its last change; 0 for none known.
        named: the records that its texts name, each with whether it was published.
        names: the destinations of its files.
        packed: their entries, in that order. Most lots stand: theirs are looked at once, a lot at a time.
    """

    key: bytes
    shells: tuple[tuple[ShellKey, bytes], ...]
    found: tuple[tuple[str, int], ...]
    named: tuple[tuple[Key, bool], ...]
    names: tuple[str, ...] = ()
    packed: bytes = b""

    def files(self) -> dict[str, Plain]:
        """Return its files, by destination."""
        return dict(zip(self.names, marshal.loads(self.packed), strict=True)) if self.names else {}  # noqa: S302 - ours

    def statuses(self) -> dict[str, Status]:
        """Return how each of its files was left."""
        return {name: one[3] for name, one in self.files().items()}

    def having(self, files: Mapping[str, Plain]) -> "Part":
        """Return it with other files."""
        # The version in which the same entries are the same bytes, whoever else holds what is in them.
        return self._replace(names=(*files,), packed=marshal.dumps((*files.values(),), 2))


def load(file: Path) -> dict[str, Part]:
    """Return what a file remembers, by lot; nothing when it is missing, damaged, or of other code."""
    body = kept.read(file)
    return {name: _part(*plain) for name, plain in marshal.loads(body).items()} if body else {}  # noqa: S302 - checked


def _part(key: bytes, shells: Any, *others: Any) -> Part:
    return Part(key, tuple((ShellKey(*one), made) for one, made in shells), *others)


def _plain(part: Part) -> tuple[Any, ...]:
    return (part.key, tuple((tuple(one), made) for one, made in part.shells), *part[2:])


def save(file: Path, parts: Mapping[str, Part], known: Mapping[str, Part]) -> None:
    """Remember the lots of a site, where they are not those that are ``known``."""
    if parts == known:
        # Not the oldest of those that are remembered.
        with contextlib.suppress(OSError):
            os.utime(file)
        return
    now = moment(file.parent)
    if now is None:
        return
    found = {
        # What is still the last build's had statuses to trust: nearly all of it.
        name: _plain(part if known.get(name) is part else part.having(_trusted(part.files(), now)))
        for name, part in parts.items()
    }
    kept.write(file, [marshal.dumps(found)])
    _forget(file.parent.glob(f"{_PREFIX}*.bin"))
    kept.sweep(file.parent, now)


def _trusted(files: Mapping[str, Plain], now: int) -> dict[str, Plain]:
    """Return files whose statuses are to be trusted at a moment; the others must be read to be known."""
    return {
        name: one if settled(one[3], now) else (*one[:3], UNKNOWN, *one[4:]) for name, one in files.items()
    }


def file_of(cache: Path, site: Path) -> Path:
    """Return the file that remembers a site, by whichever of its names."""
    return cache / f"{_PREFIX}{kept.digest(os.fsencode(os.path.realpath(site))).hex()[:12]}.bin"


def _forget(files: Iterable[Path]) -> None:
    """Remove all but the last sites remembered; not the turns to build them, which somebody may be waiting for."""
    # Another build may remove them at the same time.
    with contextlib.suppress(OSError):
        for old in sorted(files, key=lambda one: one.stat().st_mtime_ns)[:-_MOST]:
            old.unlink(missing_ok=True)
