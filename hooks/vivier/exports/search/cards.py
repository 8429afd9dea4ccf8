"""What a result shows of a record, in small files: ten results need at most ten of them."""

import json
from collections.abc import Callable, Iterator, Sequence

from vivier.browse.briefs import Brief

from .cutting import ranges, target
from .wire import file_name, packed

FIELDS = ("titre", "resume", "lieu", "faits", "etat")
"""What a result shows besides its facets and its deadline; ``etat`` only where the facet has another name for it."""

CardOf = Callable[[Brief], tuple[str, str, str, str, str]]
"""Gives the `FIELDS` of a record, as plain text, empty where there is nothing to show.

They may depend on the record, on its state and on the shared lists, and on nothing else: they are kept as long as these
do not change.
"""

LEAST = 12
"""Cards of a file, at most, in a small catalogue: below, a file costs a request more than it saves bytes."""
MOST = 550
"""The same in a large one: about 32 kB once compressed."""
_written = json.JSONEncoder(ensure_ascii=False).encode


def card(record: Brief, card_of: CardOf) -> bytes:
    """Return the card of a record: its `FIELDS` in JSON, a line each."""
    return "\n".join(map(_written, card_of(record))).encode()


def chunks(idents: Sequence[str], files: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the files of cards of a segment, given the ids of its records: about so many files."""
    yield from ranges(idents, [1] * len(idents), min(target(len(idents), files, LEAST), MOST))


def card_file(idents: Sequence[str], cards: Sequence[bytes]) -> tuple[str, bytes]:
    """Return the name and the content of the file of some cards: a column for the ids, one for each of the `FIELDS`."""
    columns = zip(*(one.split(b"\n") for one in cards), strict=True)
    ids = ",".join(map(_written, idents)).encode()
    made = [
        b'"%s":[%s]' % (name.encode(), b",".join(column))
        for name, column in zip(FIELDS, columns, strict=True)
    ]
    content = b"{%s}" % b",".join((b'"id":[%s]' % ids, *made))
    return file_name("c", content), packed(content)
