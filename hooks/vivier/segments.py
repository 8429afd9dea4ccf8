"""Bytes kept in files that never change, or in memory: those of records, and of what each gives to other files.

A hundred thousand records are not written again because one of them changed: what is new goes to one more segment.
"""

import contextlib
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

from vivier import kept

K = TypeVar("K")
Where = tuple[int, int, int, bytes]
"""Where bytes are kept: segment, first byte, length; and their digest."""

FULL = 16 * 1024 * 1024
"""Bytes from which a segment is written: until then, they wait in memory."""

_SMALL = FULL // 4
_MANY = 12


class _Handle:
    """A file kept open: another run may remove it while it is of use to this one."""

    def __init__(self, file: Path) -> None:
        self.number = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
        self._lock = Lock()

    def read(self, start: int, length: int) -> bytes:
        """Return bytes of the file; where the system can, without moving in it: a process may share it."""
        if hasattr(os, "pread"):
            return os.pread(self.number, length, start)
        with self._lock:
            os.lseek(self.number, start, os.SEEK_SET)
            return os.read(self.number, length)

    def __del__(self) -> None:
        if hasattr(self, "number"):
            os.close(self.number)


@dataclass
class _Segment:
    """Bytes of a file.

    Attributes:
        name: name of its file, or an empty string.
        size: how many bytes.
        handle: its file, once there is one that is whole.
        waiting: the bytes that are not in the file, by place.
    """

    name: str = ""
    size: int = 0
    handle: _Handle | None = None
    waiting: dict[int, bytes] = field(default_factory=dict)


class Settled(NamedTuple, Generic[K]):
    """What is kept once all of it is written.

    Attributes:
        places: where each is in this run.
        numbers: the numbers of the segments for the next run, by those of this one.
        names: name and size of each, in that order.
    """

    places: dict[K, Where]
    numbers: dict[int, int]
    names: list[tuple[str, int]]

    def later(self, where: Where) -> Where:
        """Return where bytes that are in a file will be, for the next run."""
        return (self.numbers[where[0]], *where[1:])


class Segments:
    """All the segments, in a folder; without a folder, everything stays in memory."""

    def __init__(self, folder: Path | None, names: Iterable[tuple[str, int]] = ()) -> None:
        self._folder = folder
        self._all = [_Segment(name, size) for name, size in names]
        for one in self._all:
            one.handle = self._opened(one)
        self._open = _Segment()
        self._all.append(self._open)

    def add(self, content: bytes) -> Where:
        """Keep bytes and return where they are."""
        one = self._open
        where = (len(self._all) - 1, one.size, len(content), kept.digest(content))
        one.waiting[one.size] = content
        one.size += len(content)
        if self._folder and one.size >= FULL:
            self.flush()
        return where

    def read(self, where: Where) -> bytes | None:
        """Return bytes, or None if they are not there any more."""
        number, start, length, digest = where
        one = self._all[number]
        if not length:
            return b""  # what begins at the same place is something else
        if start in one.waiting:
            return one.waiting[start]
        content = b""
        # A disk that fails, or that of another machine which is not there any more.
        with contextlib.suppress(OSError):
            content = one.handle.read(kept.HEAD + start, length) if one.handle else b""
        if kept.digest(content) == digest:
            return content
        self._drop(one)
        return None

    def _drop(self, one: _Segment) -> None:
        """Remove the file of a damaged segment: the next run finds again, in their files, the bytes that it held."""
        if self._folder and one.name:
            with contextlib.suppress(OSError):
                (self._folder / one.name).unlink()

    def holds(self, where: Where) -> bool:
        """Whether bytes are in a file, as far as can be told without reading them."""
        number, start, length, _ = where
        return self._all[number].handle is not None and start + length <= self._all[number].size

    def has(self, where: Where) -> bool:
        """Whether bytes are in memory or in a file, as far as can be told without reading them."""
        return where[1] in self._all[where[0]].waiting or self.holds(where)

    def flush(self) -> None:
        """Write what waits in memory; it stays there if it cannot be written."""
        one = self._open
        if not self._folder or not one.waiting:
            return
        parts = list(one.waiting.values())
        # By its content: two runs that write the same segment write the same file.
        one.name = kept.digest(*parts).hex()
        if kept.write(self._folder / one.name, parts):
            one.handle = self._opened(one)
        if one.handle:
            one.waiting = {}
        self._open = _Segment()
        self._all.append(self._open)

    def settle(self, places: Mapping[K, Where]) -> "Settled[K]":
        """Write what is of use where it is not yet, and again what lies in segments that are hardly of use.

        Args:
            places: where all that is of use is.
        """
        moving = self._to_rewrite(places.values())
        found = {key: self._moved(where) if where[0] in moving else where for key, where in places.items()}
        self.flush()
        # Segments of which nothing is used any more are not named: those that are take other numbers.
        used = sorted({where[0] for where in found.values() if self.holds(where)})
        names = [(self._all[number].name, self._all[number].size) for number in used]
        return Settled(found, {old: new for new, old in enumerate(used)}, names)

    def _moved(self, where: Where) -> Where:
        content = self.read(where)
        # Damaged: it will be found again where it came from, now each time it is asked for, and by the next run.
        return where if content is None else self.add(content)

    def clean(self, names: Iterable[tuple[str, int]], others: Iterable[str] = ()) -> None:
        """Remove all but these segments and these other files from the folder: what a run that was killed left, too."""
        if self._folder is None:
            return
        wanted = {*(name for name, _ in names), *others}
        with contextlib.suppress(OSError):
            for file in self._folder.iterdir():
                if file.name not in wanted:
                    with contextlib.suppress(OSError):
                        file.unlink()

    def _to_rewrite(self, places: Iterable[Where]) -> set[int]:
        """Return the segments to write again: those mostly of no use, and the small ones when there are many."""
        used: Counter[int] = Counter()
        for number, _, length, _ in places:
            used[number] += length
        filed = {n: one for n, one in enumerate(self._all) if one.handle and used.get(n)}
        small = {n for n, one in filed.items() if one.size < _SMALL}
        waste = {n for n, one in filed.items() if 2 * used[n] < one.size}
        return waste | small if len(small) > _MANY else waste

    def _opened(self, one: _Segment) -> _Handle | None:
        """Return the file of a segment, or None if it is not there, or cut."""
        if not self._folder or not one.name:
            return None
        try:
            handle = _Handle(self._folder / one.name)
            return handle if os.fstat(handle.number).st_size == kept.HEAD + one.size else None
        except OSError:
            return None
