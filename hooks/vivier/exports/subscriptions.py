"""What one follows the catalogue with: the feed, the calendar and the table of each collection."""

from collections.abc import Iterator
from typing import NamedTuple

from vivier.browse import Index
from vivier.browse.collections import collections
from vivier.browse.lists import is_over
from vivier.browse.organisations import lists_key
from vivier.memo import Memo
from vivier.outputs import Output
from vivier.records.citations import Key

from .deadlines import deadline_calendars, events_of
from .events import Sentences
from .feeds import Said, entry_of, feeds
from .parts import Part
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


def subscriptions(index: Index, memo: Memo, site: Site, words: Words) -> Iterator[Output]:
    """Yield the files of every collection that has a page; no feed where the address of the site is not known."""
    lists = lists_key(index.catalogue)
    events: dict[Key, Part] = {}
    entries: dict[Key, Part] = {}
    lines: dict[Key, Part] = {}
    # All that a record gives at once: those that are not known from the last build are read one time only.
    for brief in index.fiches.values():
        if written := events_of(index, memo, site, brief, words.evenement):
            events[brief.cle] = written
        if not is_over(brief):
            lines[brief.cle] = line_of(index, memo, site, brief, lists)
            if site.url:
                entries[brief.cle] = entry_of(index, memo, site, brief, lists, words.entree)
    found = list(collections(index))
    yield from deadline_calendars(site, found, events)
    yield from tables(found, lines)
    if site.url:
        yield from feeds(site, found, entries, index.moment.jour)
