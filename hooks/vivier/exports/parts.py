"""What a record gives to the files of its collections, written once for all of them."""

from collections.abc import Mapping
from typing import NamedTuple


class Parts(NamedTuple):
    """The parts of files that a record gives.

    Attributes:
        key: bytes that differ whenever one of them would, for the same code.
        evenements: events of a calendar; None without a deadline, or when it is over.
        entree: entry of a feed; None when the record is over, or when the address of the site is not known.
        ligne: line of a table; None when the record is over.
        echange: line of the table of the exchange; None unless the record is an open posting.
    """

    key: bytes
    evenements: bytes | None
    entree: bytes | None
    ligne: bytes | None
    echange: bytes | None


Known = Mapping[bytes, Parts]
"""The parts of each record, by its face."""


def whole(part: bytes | None) -> bytes:
    """Return a part that is there."""
    if part is None:
        raise ValueError("a record that has no such part")
    return part
