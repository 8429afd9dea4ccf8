"""Which postings and which sets of records have a calendar: pages link to it, and the exports write it."""

from vivier.candidacy import Statut

from .briefs import Brief
from .collections import GENRE

_CANCELLED = frozenset({Statut.POURVUE, Statut.ANNULEE, Statut.REMPLACEE})
_WITH_DEADLINES = frozenset({"emploi", "mission"})


def has_calendar(record: Brief) -> bool:
    """Whether a posting or a mission has a calendar file: a deadline that somebody can still meet."""
    return record.limite is not None and record.statut is not None and not record.statut.arretee


def is_cancelled(record: Brief) -> bool:
    """Whether the editors withdrew a deadline: calendars that hold it are told so, until the record is archived."""
    if record.limite is None:
        return False
    return record.statut in _CANCELLED or (record.statut is Statut.CLOSE and record.retiree)


def has_events(record: Brief) -> bool:
    """Whether calendars hold the deadline of a posting or a mission, to be met or cancelled."""
    return has_calendar(record) or is_cancelled(record)


def may_have_deadlines(sorte: str, code: str) -> bool:
    """Whether records of a collection may have a deadline, though none has today: it has a calendar."""
    return sorte != GENRE or code in _WITH_DEADLINES
