"""What is computed from a record's text alone, kept from one build to the next."""

import contextlib
import marshal
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from vivier import kept
from vivier.segments import Segments, Where
from vivier.spread import spread

Item = TypeVar("Item")
Given = TypeVar("Given")


class Aside(NamedTuple):
    """Bytes that were put aside.

    Attributes:
        digest: what other bytes would not have; it is known without reading them.
        read: gives them.
    """

    digest: bytes
    read: Callable[[], bytes]


class _UnknownError(Exception):
    """A value would have to be made."""


class Memo:
    """Values by the bytes that they depend on.

    A value is plain data: numbers, texts, bytes, tuples of them, which may hold None but never be it. What is long and
    seldom asked for is put aside: it is not read with the rest. What a build did not ask for is forgotten.
    """

    def __init__(self, file: Path | None = None) -> None:
        """Take what a file keeps; nothing when it is missing, damaged or of other code. None: keep nothing."""
        self._file = file
        body = kept.read(file) if file else None
        known = marshal.loads(body) if body else ({}, {}, [])  # noqa: S302 - checked by `kept`
        self._known: dict[bytes, Any] = known[0]
        self._known_aside: dict[bytes, Where] = known[1]
        self._segments = Segments(file.with_suffix("") if file else None, known[2])
        self._used: dict[bytes, Any] = {}
        # What was used before an item is looked at apart.
        self._before: dict[bytes, Any] = {}
        self._aside: dict[bytes, Where] = {}
        self._only_known = False
        # In a process that helps: what it puts aside is for the first one to keep.
        self._handed: dict[bytes, bytes] | None = None

    def find(self, key: bytes) -> Any:
        """Return the value of a key, or None; it is not used yet."""
        for values in (self._used, self._before, self._known):
            if (found := values.get(key)) is not None:
                return found
        return None

    def use(self, key: bytes, value: Any) -> None:
        """Keep the value of a key for the next build."""
        self._used[key] = value

    def keep(self, keys: Iterable[bytes]) -> None:
        """Keep for the next build what is known of keys that this one has no use for."""
        for key in keys:
            if (found := self._known.get(key)) is not None:
                self._used[key] = found

    def of(self, key: bytes, make: Callable[[], Any]) -> Any:
        """Return the value of a key, made where it is not known."""
        found = self.find(key)
        if found is None:
            if self._only_known:
                raise _UnknownError
            found = make()
        self._used[key] = found
        return found

    def aside(self, key: bytes, make: Callable[[], bytes]) -> Aside:
        """Return the bytes of a key, made and put aside where they are not known."""
        where = self._aside.get(key) or self._known_aside.get(key)
        if where is None or not self._segments.has(where):
            if self._only_known:
                raise _UnknownError
            content = make()
            if self._handed is not None:
                self._handed[key] = content
                return Aside(kept.digest(content), lambda: content)
            where = self._segments.add(content)
        self._aside[key] = where
        return Aside(where[3], partial(self._read, where, make))

    def _read(self, where: Where, make: Callable[[], bytes]) -> bytes:
        found = self._segments.read(where)
        return make() if found is None else found

    def each(self, items: Sequence[Item], give: Callable[[Item], Given]) -> list[Given]:
        """Return what each item gives; all processors make the values that are not known.

        Args:
            items: the items.
            give: what one gives. It asks this memory for all that takes time; it may be called twice.
        """
        found = self._given(items, give)
        todo = [number for number in range(len(items)) if number not in found]
        for _, (made, aside) in spread(len(todo), lambda place: self._made(items[todo[place]], give)):
            self._used.update(made)
            self._aside.update((key, self._segments.add(content)) for key, content in aside.items())
        return [found[number] if number in found else give(items[number]) for number in range(len(items))]

    def _given(self, items: Sequence[Item], give: Callable[[Item], Given]) -> dict[int, Given]:
        """Return what the items give of which all is known, by their numbers."""
        found: dict[int, Given] = {}
        self._only_known = True
        try:
            for number, item in enumerate(items):
                with contextlib.suppress(_UnknownError):
                    found[number] = give(item)
        finally:
            self._only_known = False
        return found

    def _made(
        self, item: Item, give: Callable[[Item], object]
    ) -> tuple[dict[bytes, Any], dict[bytes, bytes]]:
        """Return what had to be used for an item: in another process, whose memory this one cannot see."""
        self._before, self._used, self._handed = self._used, {}, {}
        try:
            give(item)
            return self._used, self._handed
        finally:
            self._used, self._before, self._handed = self._before, {}, None

    def following(self) -> "Memo":
        """Return a memory that knows the values that this one used, and is written nowhere."""
        found = Memo()
        found._known = self._used
        return found

    def save(self) -> None:
        """Write what this build used, where that changed."""
        if self._file is None or (self._used == self._known and self._aside == self._known_aside):
            return
        settled = self._segments.settle(self._aside)
        lasting = {
            key: settled.later(where) for key, where in settled.places.items() if self._segments.holds(where)
        }
        # What was read before stays good: the numbers of this run do not change.
        self._aside = settled.places
        if kept.write(self._file, [marshal.dumps((self._used, lasting, settled.names))]):
            self._segments.clean(settled.names)
