"""What a page is made from, as a few bytes: the same values give the same bytes, from one build to the next."""

import dataclasses
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import Enum
from typing import Any

from vivier.kept import digest


@dataclasses.dataclass(slots=True)
class Later:
    """A list that is made when a page shows it: most pages are not written, and their lists are all of the catalogue.

    Attributes:
        key: bytes that differ whenever the list would.
        count: how many it holds.
        make: gives it.
    """

    key: bytes
    count: int
    make: Callable[[], Sequence[object]]

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[object]:
        return iter(self.make())


def fingerprint(*values: object) -> bytes:
    """Return 16 bytes for the values that a template reads.

    Raises:
        TypeError: for a value that is not plain data: what it would show cannot be known without showing it.
    """
    # Written in C, unlike a walk of our own. Tuples are lists and Markup is text: the code decides which, not the data.
    return digest(json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=_plain).encode())


def _plain(value: object) -> Any:
    if isinstance(value, Later):
        return ["key", value.key.hex()]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, Enum):
        return ["enum", value.name]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(getattr(value, one.name) for one in dataclasses.fields(value))]
    raise TypeError(f"{type(value).__name__} has no fingerprint: give the page a key")
