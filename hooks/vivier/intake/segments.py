"""Bytes of records in files that never change, or in memory.

A hundred thousand records are not written again because one of them changed: what is new goes to one more segment.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from vivier import kept

from .outcome import Where

FULL = 16 * 1024 * 1024
"""Bytes from which a segment is written: until then, records wait in memory."""

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
    """Bytes of records.

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
        """Keep the bytes of a record and return where they are."""
        one = self._open
        where = (len(self._all) - 1, one.size, len(content), kept.digest(content))
        one.waiting[one.size] = content
        one.size += len(content)
        if self._folder and one.size >= FULL:
            self.flush()
        return where

    def read(self, where: Where) -> bytes | None:
        """Return the bytes of a record, or None if they are not there any more."""
        number, start, length, digest = where
        one = self._all[number]
        if start in one.waiting:
            return one.waiting[start]
        content = one.handle.read(kept.HEAD + start, length) if one.handle else b""
        return content if kept.digest(content) == digest else None

    def holds(self, where: Where) -> bool:
        """Whether the bytes of a record are in a file, as far as can be told without reading them."""
        number, start, length, _ = where
        return self._all[number].handle is not None and start + length <= self._all[number].size

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

    def to_rewrite(self, used: Mapping[int, int]) -> set[int]:
        """Return the segments to write again, given the bytes of each that are of use.

        Those that are mostly of no use, and the small ones when there are many.
        """
        filed = {n: one for n, one in enumerate(self._all) if one.handle and used.get(n)}
        small = {n for n, one in filed.items() if one.size < _SMALL}
        waste = {n for n, one in filed.items() if 2 * used[n] < one.size}
        return waste | small if len(small) > _MANY else waste

    def name(self, number: int) -> tuple[str, int]:
        """Return the name and the size of a segment, by which it is found again."""
        return self._all[number].name, self._all[number].size

    def _opened(self, one: _Segment) -> _Handle | None:
        """Return the file of a segment, or None if it is not there, or cut."""
        if not self._folder or not one.name:
            return None
        try:
            handle = _Handle(self._folder / one.name)
            return handle if os.fstat(handle.number).st_size == kept.HEAD + one.size else None
        except OSError:
            return None
