"""When what a page shows last changed."""

from collections.abc import Iterable
from datetime import date

from vivier.browse.briefs import Brief
from vivier.browse.changes import latest_change


def modified(records: Iterable[Brief], today: date) -> date | None:
    """Return the day of the latest known change of records, None where none is known.

    A list changes with what leaves it too: give what is over along with what it shows.
    """
    # The day has begun already in the Pacific: what it changed is said tomorrow.
    return latest_change(records, today)
