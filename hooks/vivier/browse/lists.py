"""What a list still offers, and what it keeps for memory."""

from collections.abc import Iterable

from .briefs import Brief


def current(records: Iterable[Brief]) -> list[Brief]:
    """Return those of ``records`` that are not over, in their order; kinds that do not close are never over."""
    return [one for one in records if not one.terminee]


def over(records: Iterable[Brief]) -> list[Brief]:
    """Return the postings and missions that one can no longer apply to: those that ended last, first; then by title."""
    closed = (one for one in records if one.terminee)
    return sorted(closed, key=lambda one: (-_ended(one), one.tri, one.titre, one.id))


def _ended(record: Brief) -> int:
    return record.fin.toordinal() if record.fin else 0
