"""Which postings have a calendar file: pages link to it, and the exports write it."""

from vivier.records.citations import Key

from .index import Index


def has_calendar(index: Index, key: Key) -> bool:
    """Whether a posting or a mission has a calendar file: a deadline that somebody can still meet."""
    limit, state = index.echeances.get(key), index.statuts.get(key)
    return limit is not None and limit.limite is not None and state is not None and not state.arretee
