"""What is computed from a record's text alone, kept from one build to the next."""

import marshal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from vivier import kept
from vivier.spread import spread

Item = TypeVar("Item")
Given = TypeVar("Given")


class _UnknownError(Exception):
    """A value would have to be made."""


class Memo:
    """Values by the bytes that they depend on.

    A value is plain data: numbers, texts, bytes, tuples of them, which may hold None but never be it. What a build did
    not ask for is forgotten.
    """

    def __init__(self, file: Path | None = None) -> None:
        """Take what a file keeps; nothing when it is missing, damaged or of other code. None: keep nothing."""
        self._file = file
        body = kept.read(file) if file else None
        self._known: dict[bytes, Any] = marshal.loads(body) if body else {}  # noqa: S302 - checked by `kept`
        self._used: dict[bytes, Any] = {}
        self._only_known = False

    def find(self, key: bytes) -> Any:
        """Return the value of a key, or None; it is not used yet."""
        found = self._used.get(key)
        return self._known.get(key) if found is None else found

    def use(self, key: bytes, value: Any) -> None:
        """Keep the value of a key for the next build."""
        self._used[key] = value

    def of(self, key: bytes, make: Callable[[], Any]) -> Any:
        """Return the value of a key, made where it is not known."""
        found = self.find(key)
        if found is None:
            if self._only_known:
                raise _UnknownError
            found = make()
        self._used[key] = found
        return found

    def each(self, items: Sequence[Item], give: Callable[[Item], Given]) -> list[Given]:
        """Return what each item gives; all processors make the values that are not known.

        Args:
            items: the items.
            give: what one gives: plain data. It asks this memory, by `of`, for all that takes time.
        """
        found: dict[int, Given] = {}
        self._only_known = True
        for number, item in enumerate(items):
            try:
                found[number] = give(item)
            except _UnknownError:
                continue
        self._only_known = False
        todo = [number for number in range(len(items)) if number not in found]
        for place, (given, made) in spread(len(todo), lambda place: self._made(items[todo[place]], give)):
            found[todo[place]] = given
            self._used.update(made)
        return [found[number] for number in range(len(items))]

    def _made(self, item: Item, give: Callable[[Item], Given]) -> tuple[Given, dict[bytes, Any]]:
        """Return what an item gives, and what had to be used for it: in another process, which this one cannot see."""
        before, self._used = self._used, {}
        try:
            return give(item), self._used
        finally:
            self._used = before

    def save(self) -> None:
        """Write what this build used, where that changed."""
        if self._file and self._used != self._known:
            kept.write(self._file, [marshal.dumps(self._used)])
