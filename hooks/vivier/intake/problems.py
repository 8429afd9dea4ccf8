"""Problems found in the records: what an editor reads, with its place and its remedy."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from .codes import CODES, Severity
from .scalar import Span

__all__ = ["Problem", "Related", "Severity", "problem", "sort_key"]


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that matters: the first of two duplicates, the date that another contradicts.

    Attributes:
        path: file, as shown to people.
        line: line, from 1.
        column: column, from 1.
        message: what stands there, in French.
        end_column: column after it, on the same line.
        excerpt: the line.
    """

    path: str
    line: int
    column: int
    message: str
    end_column: int = 0
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding.

    Attributes:
        code: stable code of the catalogue.
        severity: how serious it is.
        path: file, as shown to people: ``postings/emplois/2025/x.yml``.
        line: line, from 1.
        column: column, from 1, in Unicode characters.
        end_line: line where the faulty text ends.
        end_column: column after it.
        message: what was found, in French.
        help: one concrete remedy, in French, or None.
        excerpt: the faulty line as it is written, or an empty string for a problem of the file itself.
        related: other places that matter.
        fix: text that can safely replace the faulty one, or None.
    """

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    help: str | None = None
    excerpt: str = ""
    related: tuple[Related, ...] = field(default=())
    fix: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether it forbids publishing."""
        return self.severity is Severity.ERREUR


MAX_PROBLEMS = 40
"""Most problems told of one file at each stage: beyond, they have one cause."""


def problem(
    code: str,
    path: str,
    message: str,
    span: Span | None = None,
    *,
    help: str | None = None,  # noqa: A002  # the name of the attribute
    related: Iterable[Related] = (),
    fix: str | None = None,
    excerpt: str = "",
) -> Problem:
    """Make a problem; its severity is the catalogue's. Without a place it is about the file as a whole."""
    line, column, end_line, end_column = span or Span(1, 1, 1, 1)
    return Problem(
        code=code,
        severity=CODES[code].severity,
        path=path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        message=message,
        help=help,
        excerpt=excerpt,
        related=tuple(related),
        fix=fix,
    )


def with_excerpts(found: Iterable[Problem], lines: list[str], path: str) -> list[Problem]:
    """Return the problems with the lines of the file ``path`` that they show."""

    def line(number: int) -> str:
        return lines[number - 1] if 1 <= number <= len(lines) else ""

    return [
        replace(
            one,
            excerpt=one.excerpt or (line(one.line) if one.path == path else ""),
            related=tuple(
                replace(other, excerpt=line(other.line))
                if other.path == path and not other.excerpt
                else other
                for other in one.related
            ),
        )
        for one in found
    ]


def sort_key(one: Problem) -> tuple[object, ...]:
    """Order of a report: by file, then by place, errors before notices at the same place."""
    return (one.path, one.line, one.column, one.severity.rank, one.code, one.message)
