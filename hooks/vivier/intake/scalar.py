"""What the reader makes of a YAML file: text, lists and groups of fields that know where they were written.

They are ordinary ``str``, ``list`` and ``dict`` for everybody else. Lines and columns start at 1 and columns
count Unicode characters, as editors do.
"""

from typing import Any, NamedTuple


class Span(NamedTuple):
    """A stretch of a file; the end column is the first one after it."""

    line: int
    column: int
    end_line: int
    end_column: int


class Scalar(str):
    """A piece of text as it is written in the file, whatever it looks like: ``01``, ``no`` and ``2025-02-30`` are text.

    Attributes:
        line: line of its first character, from 1.
        column: column of its first character, from 1; that of the opening quote if it is quoted.
        end_line: line where it ends.
        end_column: column after its last character.
    """

    __slots__ = ("column", "end_column", "end_line", "line")

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def at(cls, text: str, span: Span) -> "Scalar":
        """Return ``text`` placed at ``span``."""
        scalar = cls(text)
        scalar.line, scalar.column, scalar.end_line, scalar.end_column = span
        return scalar

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.line, self.column, self.end_line, self.end_column)


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
