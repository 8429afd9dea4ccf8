"""The events of a deadline: itself and the advised date, as files and subscriptions write them (RFC 5545).

An event keeps its UID for as long as its record keeps its id. SEQUENCE says which of two versions of it is the later:
it is twice the number of days from 1 January 2000 to the record's last revision, and one more once it is withdrawn, so
that no history is needed. A record is revised on the latest of ``maj``, of the day its source was read, and of its
closure once that counts; not on its days of publication, which may be to come and would hide a revision. An editor who
moves a date, or opens again what was closed, sets ``maj`` to the day: without it a calendar that holds the event may
keep the old one. `vivier diff --strict` refuses a change without it.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from vivier.candidacy import Conseil, Echeance, Statut
from vivier.candidacy.moment import LAST_MINUTE
from vivier.records import Emploi, Mission

from . import ical
from .site import Site

MORNING = time(9)
"""When a reminder rings, and when one sets to work."""

AHEAD = timedelta(days=3)
"""How long before the day to act the first reminder rings."""

_EPOCH = date(2000, 1, 1)
_UNKNOWN = date(1970, 1, 1)

Sentences = Callable[[Echeance, Conseil, str], Iterable[str]]
"""What is to be known of a deadline and of its advised date, for a kind of record, in French sentences."""


class Deadline(NamedTuple):
    """What the events of a posting or a mission are made from.

    Attributes:
        fiche: the record, as it may be published.
        limite: its deadline, known.
        conseil: its advised date.
        page: absolute address of its page, in ASCII, or None.
        retrait: state of a record whose deadline the editors withdrew; None for the others.
    """

    fiche: Emploi | Mission
    limite: Echeance
    conseil: Conseil
    page: str | None
    retrait: Statut | None = None


class _Event(NamedTuple):
    name: str
    summary: str
    start: datetime
    reminders: tuple[datetime, ...] = ()


def vevents(one: Deadline, site: Site, sentences: Sentences, *, reminders: bool) -> bytes:
    """Return the events of a deadline, as a calendar file holds them.

    Args:
        one: the deadline.
        site: the site, which their identifiers end with: two of them on one host share no event.
        sentences: what they say, unless they are withdrawn.
        reminders: whether they ring, in a file that one takes once; a subscription is read again and again.

    Raises:
        ValueError: the deadline is not known.
    """
    record, limit = one.fiche, one.limite
    if limit.limite is None:
        raise ValueError(f"{record.id} has no deadline")
    facts = [f"{one.retrait.libelle}."] if one.retrait else list(sentences(limit, one.conseil, record.genre))
    if isinstance(record, Emploi) and record.reference:
        facts.insert(0, f"Référence\u00a0: {record.reference}")
    if one.page:
        facts.append(one.page)
    common = ical.document(_common(one, facts))
    advised = one.conseil.date
    if one.retrait and reminders:
        # In a file that somebody took, the advised date may be that of an earlier deadline: that event goes too.
        found = _both(limit.limite, limit.heure, advised or limit.limite, record.titre)
    else:
        found = _events(record.titre, limit.limite, limit.heure, advised)
    whose = f"{site.hote}/{site.dossier}".rstrip("/")
    written = []
    for event in found:
        if one.retrait:
            # Said again in the title: some calendars show a cancelled event like any other.
            event = event._replace(summary=f"{one.retrait.libelle}\u00a0: {record.titre}")
        if one.retrait or not reminders:
            event = event._replace(reminders=())
        written.append(
            _vevent(event, f"{record.genre}-{record.id}-{event.name}@{whose}", limit.fuseau, common)
        )
    return b"".join(written)


def _common(one: Deadline, facts: Iterable[str]) -> Iterator[str]:
    """Yield the lines that all the events of a deadline have; ``facts`` are what they say."""
    revised = revision(one.fiche, one.retrait)
    yield f"DTSTAMP:{ical.compact(revised or one.limite.ouverture or _UNKNOWN)}T000000Z"
    yield f"SEQUENCE:{2 * max(0, (revised - _EPOCH).days if revised else 0) + (one.retrait is not None)}"
    if one.retrait:
        yield "STATUS:CANCELLED"
    yield f"DESCRIPTION:{ical.text(chr(10).join(facts))}"
    yield "TRANSP:TRANSPARENT"
    if one.page:
        yield f"URL:{one.page}"


def revision(record: Emploi | Mission, withdrawn: Statut | None = None) -> date | None:
    """Return the day when a record was last revised; None when it says nothing of it."""
    source = record.source
    days = [
        record.maj,
        source.consulte_le,
        source.date.debut() if source.date else None,
        record.cloture.depuis.debut() if withdrawn and record.cloture else None,
    ]
    return max((day for day in days if day), default=None)


def _vevent(event: _Event, uid: str, zone: str, common: bytes) -> bytes:
    summary = ical.text(event.summary)
    first = [
        "BEGIN:VEVENT",
        f"UID:{ical.text(uid)}",
        f"DTSTART;TZID={zone}:{ical.compact(event.start)}",
        f"SUMMARY:{summary}",
    ]
    last = []
    for reminder in event.reminders:
        trigger = ical.duration(reminder - event.start)
        last += [
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{summary}",
            f"TRIGGER:{trigger}",
            "END:VALARM",
        ]
    return b"".join((ical.document(first), common, ical.document([*last, "END:VEVENT"])))


def _events(title: str, day: date, hour: time | None, advised: date | None) -> Iterator[_Event]:
    """Yield the events. The reminders come with the day to act: the advised one, or the last where it is the same."""
    if advised is None or advised == day:
        end = datetime.combine(day, hour or LAST_MINUTE)
        # An hour that leaves no time to act on the morning itself: the day before.
        last = day if end.time() > time(MORNING.hour + 1) else day - timedelta(days=1)
        yield _Event("limite", f"Dernier jour pour candidater\u00a0: {title}", end, _reminders(day, last))
        return
    yield from _both(day, hour, advised, title)


def _both(day: date, hour: time | None, advised: date, title: str) -> Iterator[_Event]:
    start = datetime.combine(advised, MORNING)
    yield _Event("conseil", f"Envoyer ma candidature\u00a0: {title}", start, _reminders(advised, advised))
    end = datetime.combine(day, hour or LAST_MINUTE)
    yield _Event("limite", f"Date limite de candidature\u00a0: {title}", end)


def _reminders(day: date, last: date) -> tuple[datetime, datetime]:
    return datetime.combine(day - AHEAD, MORNING), datetime.combine(last, MORNING)
