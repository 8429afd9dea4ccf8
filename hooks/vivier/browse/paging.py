"""Long lists cut into pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """One page of a list.

    Attributes:
        number: number of the page, from 1.
        total: number of pages, at least 1.
        items: what the page shows.
        count: number of items in the whole list.
    """

    number: int
    total: int
    items: Sequence[T]
    count: int

    def neighbours(self) -> list[int | None]:
        """Return the numbers to show in the page bar: both ends, two on each side, None for a gap."""
        near = {1, self.total, *range(self.number - 2, self.number + 3)}
        numbers = sorted(n for n in near if 1 <= n <= self.total)
        bar: list[int | None] = []
        for number in numbers:
            if bar and bar[-1] is not None and number - bar[-1] > 1:
                # A gap of one page is that page: three dots would take the same room.
                bar.append(number - 1 if number - bar[-1] == 2 else None)
            bar.append(number)
        return bar


def slices(items: Sequence[T], size: int) -> Iterator[Slice[T]]:
    """Yield the pages of ``items``, ``size`` a page; an empty list has one empty page."""
    total = max(1, -(-len(items) // size))
    for number in range(1, total + 1):
        yield Slice(number, total, items[(number - 1) * size : number * size], len(items))
