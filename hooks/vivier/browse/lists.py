"""What a list still offers, and what it keeps for memory."""

from collections.abc import Iterable

from vivier.candidacy import end
from vivier.records import Emploi, Fiche, Mission

from .index import Index, collation


def current(index: Index, records: Iterable[Fiche]) -> list[Fiche]:
    """Return those of ``records`` that are not over, in their order; kinds that do not close are never over."""
    return [one for one in records if not is_over(index, one)]


def over(index: Index, records: Iterable[Fiche]) -> list[Fiche]:
    """Return the postings and missions that one can no longer apply to: those that ended last, first; then by title."""
    found = [one for one in records if is_over(index, one)]
    return sorted(found, key=lambda one: (-_ended(index, one), collation(one.titre), one.id))


def is_over(index: Index, record: Fiche) -> bool:
    """Return whether one can no longer apply to a record."""
    state = index.statut(record)
    return state is not None and state.terminee


def _ended(index: Index, record: Fiche) -> int:
    day = end(record, index.echeances[record.cle]) if isinstance(record, Emploi | Mission) else None
    return day.toordinal() if day else 0
