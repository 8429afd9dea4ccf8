"""A file as it is examined: its fields at once, their places only if something must be told of them."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from . import quick
from .guards import decode
from .problems import Problem, with_excerpts
from .reader import Document, Unreadable, read

_FIELD = re.compile(r"([A-Za-z_][A-Za-z0-9_]*):")


@dataclass
class Reading:
    """One file. It can be given for a `Document`.

    Attributes:
        content: its bytes.
        path: its name as shown to people.
        problems: what was told of it so far, with the lines to show.
    """

    content: bytes
    path: str
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def placed(self) -> Document | Unreadable:
        """The file read by the parser, which knows the place of everything."""
        return read(self.content, self.path)

    @cached_property
    def quick(self) -> tuple[dict[str, Any], bool] | None:
        """The fields without their places, and whether some value is empty; None for a file of a rarer form."""
        text, problems = self._decoded
        return None if problems else quick.tree(text)

    @cached_property
    def _decoded(self) -> tuple[str, list[Problem]]:
        return decode(self.content, self.path)

    @cached_property
    def text(self) -> str:
        """What the file holds."""
        return self._decoded[0]

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, without their ends."""
        return self.text.split("\n")

    @property
    def root(self) -> Any:
        """Its fields with their places; only for a file that is `readable`."""
        assert isinstance(self.placed, Document)  # noqa: S101  # what is read quickly, the parser reads too
        return self.placed.root

    def placed_fields(self, names: Container[str]) -> Any:
        """Return what `root` is, but for the values of all fields save a few: read several times faster.

        Args:
            names: the fields that are needed.
        """
        if not self.quick or "placed" in self.__dict__:
            return self.root
        part = read("\n".join(_emptied(self.lines, names)).encode(), self.path)
        return part.root if isinstance(part, Document) else self.root

    @property
    def fields(self) -> Any:
        """Its fields, with or without their places; only for a file that is `readable`."""
        return self.quick[0] if self.quick else self.root

    @property
    def readable(self) -> bool:
        """Whether it is a group of fields."""
        return self.quick is not None or isinstance(self.placed, Document)

    @property
    def has_empty(self) -> bool:
        """Whether some value is empty."""
        if self.quick:
            return self.quick[1]
        return isinstance(self.placed, Document) and self.placed.has_empty

    def tell(self, problems: Iterable[Problem]) -> None:
        """Add problems of the file, with the lines that they show."""
        found = list(problems)
        if found:
            self.problems += with_excerpts(found, self.lines, self.path)


def _emptied(lines: Iterable[str], names: Container[str]) -> Iterator[str]:
    """Yield as many lines, without the values of the fields that are not named.

    In the form that `quick` reads, a field of the record is a name at the beginning of a line, and nothing else is.
    """
    wanted = True
    for line in lines:
        if start := _FIELD.match(line):
            wanted = start[1] in names
            yield line if wanted else start[0]
        else:
            yield line if wanted else ""


@lru_cache(maxsize=4)
def sheet_reading(content: bytes, path: str) -> Reading:
    """Return a national sheet: many départements complete the same one."""
    return Reading(content, path)
