"""The calendar file of a posting: its deadline, the advised date and two reminders, in the addressee's time zone.

A file that somebody has added to a calendar never changes there: it says so, and sends back to the page.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from vivier.browse import Index
from vivier.browse.briefs import Brief
from vivier.browse.calendars import has_calendar
from vivier.candidacy import Conseil, Echeance
from vivier.kept import digest
from vivier.outputs import Output
from vivier.records import Emploi, Mission

from . import ical

PRODUCT = "-//Vivier//Candidatures//FR"
END_OF_DAY = time(23, 59)
MORNING = time(9)
"""When a reminder rings, and when one sets to work."""

AHEAD = timedelta(days=3)
"""How long before the day to act the first reminder rings."""

Sentences = Callable[[Echeance, Conseil], Iterable[str]]
"""What is to be known of a deadline and of its advised date, in French sentences."""


class _Event(NamedTuple):
    name: str
    summary: str
    start: datetime
    reminders: tuple[datetime, ...] = ()


def calendars(
    index: Index, site_url: str | None, address: Callable[[Brief], str], name: str, sentences: Sentences
) -> Iterator[Output]:
    """Yield the calendar file of each posting and mission that has one.

    Args:
        index: the records at a moment.
        site_url: address of the site, ending with a slash; None when it is not known.
        address: address of a record's page in the site, ending with a slash.
        name: name of the file, beside the page.
        sentences: what the events say.
    """
    for brief in index.fiches.values():
        if not has_calendar(brief):
            continue
        path = address(brief)
        page = f"{site_url}{path}" if site_url else None
        make = partial(_calendar, index, brief, page, sentences)
        yield Output(f"{path}{name}", digest(brief.face, (page or "").encode()), make)


def _calendar(index: Index, brief: Brief, page: str | None, sentences: Sentences) -> bytes:
    record = index.catalogue.records[brief.genre][brief.id]
    if not isinstance(record, Emploi | Mission):
        raise TypeError(f"{brief.id} has no deadline")
    return calendar(
        record, index.echeances[brief.cle], index.conseils[brief.cle], page=page, sentences=sentences
    )


def calendar(
    record: Emploi | Mission, limit: Echeance, advised: Conseil, *, page: str | None, sentences: Sentences
) -> bytes:
    """Return the calendar file of a posting that has a deadline.

    The same record gives the same bytes: the file is dated by the record, not by the day it is made.

    Args:
        record: the posting.
        limit: its deadline, known.
        advised: its advised date.
        page: absolute address of its page, or None.
        sentences: what the events say.
    """
    if limit.limite is None:
        raise ValueError(f"{record.id} has no deadline")
    host = (urlsplit(page).hostname if page else None) or "vivier"
    facts = [*sentences(limit, advised), *([page] if page else [])]
    if isinstance(record, Emploi) and record.reference:
        facts.insert(0, f"Référence\u00a0: {record.reference}")
    common = [
        f"DTSTAMP:{ical.compact(_known_since(record))}T000000Z",
        f"DESCRIPTION:{ical.text(chr(10).join(facts))}",
        "TRANSP:TRANSPARENT",
        *([f"URL:{quote(page, safe=_URI)}"] if page else []),
    ]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", *ical.timezone(limit.fuseau)]
    for event in _events(record.titre, limit.limite, limit.heure, advised.date):
        lines += _vevent(event, f"{record.genre}-{record.id}-{event.name}@{host}", limit.fuseau, common)
    return ical.document([*lines, "END:VCALENDAR"])


def _vevent(event: _Event, uid: str, zone: str, common: Iterable[str]) -> Iterator[str]:
    summary = ical.text(event.summary)
    yield from ("BEGIN:VEVENT", f"UID:{ical.text(uid)}")
    yield from (f"DTSTART;TZID={zone}:{ical.compact(event.start)}", f"SUMMARY:{summary}")
    yield from common
    for reminder in event.reminders:
        trigger = ical.duration(reminder - event.start)
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}", f"TRIGGER:{trigger}")
        yield "END:VALARM"
    yield "END:VEVENT"


# What an address may hold as it stands (RFC 3986); « % » because it is encoded already.
_URI = "%/:=&?~#+!$,;'@()*[]"


def _events(title: str, day: date, hour: time | None, advised: date | None) -> Iterator[_Event]:
    """Yield the events. The reminders come with the day to act: the advised one, or the last where it is the same."""
    end = datetime.combine(day, hour or END_OF_DAY)
    if advised is None or advised == day:
        # An hour that leaves no time to act on the morning itself: the day before.
        last = day if end.time() > time(MORNING.hour + 1) else day - timedelta(days=1)
        yield _Event("limite", f"Dernier jour pour candidater\u00a0: {title}", end, _reminders(day, last))
        return
    start = datetime.combine(advised, MORNING)
    yield _Event("conseil", f"Envoyer ma candidature\u00a0: {title}", start, _reminders(advised, advised))
    yield _Event("limite", f"Date limite de candidature\u00a0: {title}", end)


def _reminders(day: date, last: date) -> tuple[datetime, datetime]:
    return datetime.combine(day - AHEAD, MORNING), datetime.combine(last, MORNING)


def _known_since(record: Emploi | Mission) -> date:
    """Return the day that the record was last looked at, or the first known of its days."""
    source = record.source
    published = record.jo.date if isinstance(record, Emploi) and record.jo else None
    days = [
        record.debut_publication,
        published,
        source.consulte_le,
        source.date.debut() if source.date else None,
    ]
    return record.maj or min((day for day in days if day), default=date(1970, 1, 1))
