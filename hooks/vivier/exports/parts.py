"""What a record gives to the files of its collections, written once for all of them."""

import marshal
from collections.abc import Mapping
from typing import NamedTuple

from vivier.kept import DIGEST, digest
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

    def digests(self) -> bytes:
        """Return the digests of the three, one after the other: see `EVENEMENTS`, `ENTREE` and `LIGNE`."""
        return b"".join([digest(part or b"", b"%d" % (part is None)) for part in self])


EVENEMENTS, ENTREE, LIGNE = (slice(place, place + DIGEST) for place in range(0, 3 * DIGEST, DIGEST))
"""Where the digest of each part is."""


class Parts(NamedTuple):
    """The parts of a record, read when a file that holds one is written: all of them would fill the memory.

    Attributes:
        key: bytes that differ whenever what the record gives to any file would, for the same code.
        given: those that collections hold, packed.
        digests: their digests, by which a file knows that what it holds is the same: a text that it does not show
            changes nothing there.
        echange: the line of the table of the exchange; None unless the record is an open posting.
    """

    key: bytes
    given: Aside
    digests: bytes
    echange: Aside | None

    def part(self, name: str) -> bytes:
        """Return one of them, which the record is known to give, by its name in `Given`."""
        content: bytes | None = getattr(unpacked(self.given.read()), name)
        if content is None:
            raise ValueError(f"a record that gives no {name}")
        return content


def unpacked(content: bytes) -> Given:
    """Return the parts that bytes keep, which `Memo` has checked."""
    return Given._make(marshal.loads(content))  # noqa: S302 - checked by `kept`


Known = Mapping[bytes, Parts]
"""The parts of each record, by its face."""
