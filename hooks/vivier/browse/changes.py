"""When a record last changed, for whoever follows it: feeds, sitemaps."""

from collections.abc import Iterable
from datetime import date

from .briefs import Brief


def last_change(record: Brief) -> date | None:
    """Return the latest known day, the day of the site at most, when something changed in a record; None without any.

    That is the latest of the day it was last looked at (``maj``, else the day its source was read), its publication,
    its closure, and the first day of its state: a posting changes on its own when it opens, nears its end and ends. A
    brief holds from one of these days to the eve of the next, whatever the day of the site in between.

    Nothing is compared with an earlier text: an editor who changes a record says so in ``maj``.
    """
    return _known(record.depuis)


def latest_change(records: Iterable[Brief], until: date) -> date | None:
    """Return the latest day, ``until`` at most, when something changed in one of the records; None without any.

    A list changes with what leaves it too: give what is over along with what it shows.
    """
    # Where the day has begun already, in the Pacific, what it changed is told on the day of the site.
    return _known(max((one.depuis for one in records if one.depuis <= until), default=date.min))


def _known(day: date) -> date | None:
    return None if day == date.min else day
