"""When a record last changed, for whoever follows it: feeds, sitemaps."""

from datetime import date

from .briefs import Brief


def last_change(record: Brief) -> date | None:
    """Return the latest known day, the day of the site at most, when something changed in a record; None without any.

    That is the latest of the day it was last looked at (``maj``, else the day its source was read), its publication,
    its closure, and the first day of its state: a posting changes on its own when it opens, nears its end and ends. A
    brief holds from one of these days to the eve of the next, whatever the day of the site in between.

    Nothing is compared with an earlier text: an editor who changes a record says so in ``maj``.
    """
    return None if record.depuis == date.min else record.depuis
