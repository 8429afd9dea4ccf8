"""What a result shows of a record, in small files: ten results need at most ten of them."""

import json
from collections.abc import Callable, Iterator, Sequence

from vivier.browse import Index
from vivier.records import Fiche

from .cutting import ranges
from .wire import file_name, packed

FIELDS = ("titre", "resume", "lieu", "faits", "etat")
"""What a result shows besides its facets and its deadline; ``etat`` only where the facet has another name for it."""

CardOf = Callable[[Index, Fiche], tuple[str, str, str, str, str]]
"""Gives the `FIELDS` of a record, as plain text, empty where there is nothing to show."""


def card_files(
    records: Sequence[Fiche], index: Index, card_of: CardOf, most: int
) -> Iterator[tuple[int, str, bytes]]:
    """Yield the files of cards: number of their first record, name, content.

    Args:
        records: the records of a segment, in order.
        index: the catalogue at a moment.
        card_of: gives the card of one.
        most: how many cards a file may have.
    """
    for start, end in ranges([record.id for record in records], [1] * len(records), most):
        cards = [card_of(index, record) for record in records[start:end]]
        columns: dict[str, list[str]] = {"id": [record.id for record in records[start:end]]}
        for place, name in enumerate(FIELDS):
            columns[name] = [card[place] for card in cards]
        content = json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()
        yield start, file_name("c", content), packed(content)
