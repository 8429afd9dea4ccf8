"""What one follows the catalogue with: the feed, the calendar and the table of each collection."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from vivier.browse import Index
from vivier.browse.briefs import Brief
from vivier.browse.calendars import has_events
from vivier.browse.collections import Collection
from vivier.browse.organisations import lists_key
from vivier.kept import digest
from vivier.memo import Memo
from vivier.outputs import Output

from .deadlines import deadline_calendars, events_of
from .events import Sentences
from .exchange.files import exchange_line, is_open
from .feeds import Said, changed, entry_of, feeds
from .parts import Given, Known, Parts, unpacked
from .site import Site
from .tables import line_of, tables


class Words(NamedTuple):
    """What is said of a record, in French.

    Attributes:
        evenement: what the events of a calendar say of a deadline.
        entree: the title and the summary of an entry of a feed.
    """

    evenement: Sentences
    entree: Said


def parts_of(index: Index, memo: Memo, site: Site, words: Words, beside: Callable[[Brief], object]) -> Known:
    """Return what each record gives to the files of its collections.

    All at once: a record that is not known from the last build is read one time only.

    Args:
        index: the records at a moment.
        memo: what the last build knew of each record.
        site: the site.
        words: what is said of a record.
        beside: asks the memory for what else is made of a record, while it is there.
    """
    shared = digest((site.url or "").encode(), lists_key(index.catalogue))

    def give(brief: Brief) -> Parts:
        beside(brief)
        day = changed(brief, index.moment.jour).toordinal()
        # Both are of one length: no two records have the same key.
        key = b"%b%bparties %d" % (brief.face, shared, day)
        given = memo.aside(key, partial(_written, index, site, brief, words))
        digests = memo.of(key + b" empreintes", lambda: unpacked(given.read()).digests())
        if not is_open(brief):
            return Parts(key, given, digests, None)
        line = memo.aside(key + b" echange", partial(exchange_line, index, site, brief))
        return Parts(key, given, digests, line)

    briefs = list(index.fiches.values())
    return {brief.face: parts for brief, parts in zip(briefs, memo.each(briefs, give), strict=True)}


def _written(index: Index, site: Site, brief: Brief, words: Words) -> bytes:
    over = brief.terminee
    given = Given(
        events_of(index, site, brief, words.evenement) if has_events(brief) else None,
        entry_of(index, site, brief, words.entree) if site.url and not over else None,
        None if over else line_of(index, site, brief),
    )
    return given.packed()


def subscriptions(found: Sequence[Collection], known: Known, site: Site, today: date) -> Iterator[Output]:
    """Yield the files of every collection that has a page; no feed where the address of the site is not known.

    Args:
        found: the collections, that of everything first.
        known: what their records give to these files.
        site: the site.
        today: the day of the site.
    """
    yield from deadline_calendars(site, found, known)
    yield from tables(found, known)
    if site.url:
        yield from feeds(site, found, known, today)
