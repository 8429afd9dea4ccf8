"""Which postings have a calendar file: pages link to it, and the exports write it."""

from .briefs import Brief


def has_calendar(record: Brief) -> bool:
    """Whether a posting or a mission has a calendar file: a deadline that somebody can still meet."""
    return record.limite is not None and record.statut is not None and not record.statut.arretee
