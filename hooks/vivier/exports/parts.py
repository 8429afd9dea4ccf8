"""What a record gives to the files of its collections, written once for all of them."""

import marshal
from collections.abc import Mapping
from typing import NamedTuple

from vivier.memo import Aside


class Given(NamedTuple):
    """The parts of files that a record gives.

    Attributes:
        evenements: events of a calendar; None without a deadline, or when it is over.
        entree: entry of a feed; None when the record is over, or when the address of the site is not known.
        ligne: line of a table; None when the record is over.
    """

    evenements: bytes | None = None
    entree: bytes | None = None
    ligne: bytes | None = None

    def packed(self) -> bytes:
        """Return the bytes by which they are kept."""
        return marshal.dumps(tuple(self))


class Parts(NamedTuple):
    """The parts of a record, read when a file that holds one is written: all of them would fill the memory.

    Attributes:
        key: bytes that differ whenever what the record gives to any file would, for the same code.
        given: those that collections hold, packed: a text that none of them shows changes nothing there.
        echange: the line of the table of the exchange; None unless the record is an open posting.
    """

    key: bytes
    given: Aside
    echange: Aside | None

    def part(self, name: str) -> bytes:
        """Return one of them, which the record is known to give, by its name in `Given`."""
        found = Given._make(marshal.loads(self.given.read()))  # noqa: S302 - checked by `Memo`
        content: bytes | None = getattr(found, name)
        if content is None:
            raise ValueError(f"a record that gives no {name}")
        return content


Known = Mapping[bytes, Parts]
"""The parts of each record, by its face."""
