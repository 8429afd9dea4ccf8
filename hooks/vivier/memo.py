"""What is computed from a record's text alone, kept from one build to the next."""

import marshal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from vivier import kept


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
            found = make()
        self._used[key] = found
        return found

    def save(self) -> None:
        """Write what this build used, where that changed."""
        if self._file and self._used != self._known:
            kept.write(self._file, [marshal.dumps(self._used)])
