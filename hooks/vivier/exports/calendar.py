"""The calendar file of a posting: its deadline, the advised date and two reminders, in the addressee's time zone.

A file that somebody has added to a calendar never changes there: it says so, and sends back to the page. Added again
once the posting is filled or withdrawn, it cancels its events.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from vivier.browse import Index
from vivier.browse.briefs import Brief
from vivier.browse.calendars import has_events, is_cancelled
from vivier.candidacy import advice
from vivier.kept import digest
from vivier.outputs import Output
from vivier.records import Emploi, Mission
from vivier.urls import CALENDAR, record_url

from . import ical
from .events import Deadline, Sentences, vevents
from .site import Site

_BEGIN = ical.document(ical.BEGIN)


def calendars(index: Index, site: Site, sentences: Sentences, records: Iterable[Brief]) -> Iterator[Output]:
    """Yield the calendar file of each posting and mission that has one, beside its page.

    Args:
        index: the records at a moment.
        site: the site.
        sentences: what the events say.
        records: those to look at.
    """
    shared = digest((site.url or "").encode())
    for brief in records:
        if has_events(brief):
            path = record_url(brief.genre, brief.id)
            make = partial(_calendar, index, site, brief, sentences)
            yield Output(f"{path}{CALENDAR}", brief.face + shared, make, path)


def deadline_of(index: Index, site: Site, brief: Brief) -> Deadline:
    """Return what the events of a posting or a mission are made from; it has a deadline."""
    record = index.catalogue.records[brief.genre][brief.id]
    if not isinstance(record, Emploi | Mission):
        raise TypeError(f"{brief.id} has no deadline")
    limit = index.echeances[brief.cle]
    withdrawn = brief.statut if is_cancelled(brief) else None
    return Deadline(record, limit, advice(limit), site.absolute(record_url(brief.genre, brief.id)), withdrawn)


def _calendar(index: Index, site: Site, brief: Brief, sentences: Sentences) -> bytes:
    return calendar(deadline_of(index, site, brief), site, sentences)


def calendar(one: Deadline, site: Site, sentences: Sentences) -> bytes:
    """Return the calendar file of a posting that has a deadline.

    The same record gives the same bytes: the file is dated by the record, not by the day it is made.
    """
    # Only a cancellation needs to say how it is meant: a file that adds an event is opened by hand.
    method = b"METHOD:PUBLISH\r\n" if one.retrait else b""
    events = vevents(one, site, sentences, reminders=True)
    return b"".join((_BEGIN, method, ical.timezone(one.limite.fuseau), events, ical.END))
