"""What the reader makes of a YAML file: text, lists and groups of fields that know where they were written.

They are ordinary ``str``, ``list`` and ``dict`` for everybody else. Lines and columns start at 1 and columns
count Unicode characters, as editors do.
"""

from typing import Any, NamedTuple, Protocol


class Span(NamedTuple):
    """A stretch of a file; the end column is the first one after it."""

    line: int
    column: int
    end_line: int
    end_column: int


class Mark(Protocol):
    """A point of a file as the YAML parser gives it: line and column from 0."""

    @property
    def line(self) -> int:
        """Line, from 0."""

    @property
    def column(self) -> int:
        """Column, from 0."""


class _Point(NamedTuple):
    line: int
    column: int


class Scalar(str):
    """A piece of text as it is written in the file: ``01``, ``no`` and ``2025-02-30`` are text like any other.

    Attributes:
        start: the parser's mark of its first character; that of the opening quote if it is quoted.
        end: the parser's mark after its last character.
    """

    # The marks are kept as they come: a thousand records have nearly two hundred thousand scalars, and hardly any of
    # them is ever asked where it stands.
    __slots__ = ("end", "start")

    start: Mark
    end: Mark

    @classmethod
    def at(cls, text: str, span: Span) -> "Scalar":
        """Return ``text`` placed at ``span``."""
        scalar = cls(text)
        scalar.start = _Point(span.line - 1, span.column - 1)
        scalar.end = _Point(span.end_line - 1, span.end_column - 1)
        return scalar

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start.line + 1, self.start.column + 1, self.end.line + 1, self.end.column + 1)


class Group(dict[str, Any]):
    """A group of fields, with its place. Its keys are `Scalar`."""

    __slots__ = ("span",)

    span: Span


class Items(list[Any]):
    """A list, with its place.

    Attributes:
        span: where the list stands.
        empty: place of its items that hold nothing, by index: they have no text to carry it.
    """

    __slots__ = ("empty", "span")

    span: Span
    empty: dict[int, Span]


Node = Scalar | Group | Items | None
"""A node of the tree. None is a value left empty, ``~`` or ``null``."""


def span_of(node: object) -> Span | None:
    """Return the place of a node, or None for an object that did not come from a file."""
    return node.span if isinstance(node, Scalar | Group | Items) else None
