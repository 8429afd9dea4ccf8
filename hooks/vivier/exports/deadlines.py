"""The calendars that one subscribes to: the deadlines of a kind, a territory, a lab, of everything (RFC 5545, 7986).

A subscription shows what the file says each time that it is read, once a day: what closed leaves it, what was filled or
withdrawn stays in it as cancelled until it is archived. Nothing rings: hundreds of postings would.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from vivier.browse import Index
from vivier.browse.briefs import Brief
from vivier.browse.calendars import has_events, may_have_deadlines
from vivier.browse.collections import Collection
from vivier.candidacy.moment import PARIS
from vivier.kept import digest
from vivier.memo import Memo
from vivier.outputs import Output
from vivier.records.citations import Key
from vivier.urls import CALENDARS, collection_url

from . import ical
from .calendar import deadline_of
from .events import Sentences, vevents
from .parts import Part, part
from .site import Site

REFRESH = "P1D"
"""How often the file is worth reading again: states change with the day."""


def events_of(index: Index, memo: Memo, site: Site, brief: Brief, sentences: Sentences) -> Part | None:
    """Return the events of a record; None for one that has no deadline, or whose deadline is over."""
    if not has_events(brief):
        return None
    key = digest(b"agenda", brief.face, (site.url or "").encode())
    return part(memo, key, partial(_events, index, site, brief, sentences))


def deadline_calendars(
    site: Site, found: Iterable[Collection], events: Mapping[Key, Part]
) -> Iterator[Output]:
    """Yield the calendar of each collection that has a page and whose records may have deadlines.

    Args:
        site: the site.
        found: the collections.
        events: the events of the records that have some.
    """
    for one in found:
        path = collection_url(one.sorte, one.code)
        if path is None or not may_have_deadlines(one.sorte, one.code):
            continue
        dated = sorted((brief for brief in one.fiches if brief.cle in events), key=_order)
        parts = [events[brief.cle] for brief in dated]
        zones = sorted({PARIS, *(brief.fuseau for brief in dated)})
        header = _header(one, site, path)
        yield Output(
            f"{path}{CALENDARS}",
            digest(*(line.encode() for line in header), b"", *(one.key for one in parts)),
            partial(_document, header, zones, parts),
        )


def _events(index: Index, site: Site, brief: Brief, sentences: Sentences) -> bytes:
    return vevents(deadline_of(index, site, brief), site.hote, sentences, reminders=False)


def _order(brief: Brief) -> tuple[int, Key]:
    return (brief.limite.toordinal() if brief.limite else 0, brief.cle)


def _header(one: Collection, site: Site, path: str) -> list[str]:
    name = ical.text(f"{site.nom}, échéances\u00a0: {one.nom}")
    page, own = site.absolute(path), site.absolute(f"{path}{CALENDARS}")
    return [
        *ical.BEGIN,
        # Without ORGANIZER, which RFC 5546 asks of what is published: nobody is there to be answered.
        "METHOD:PUBLISH",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        *([f"URL:{page}", f"SOURCE;VALUE=URI:{own}"] if page else []),
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
    ]


def _document(header: list[str], zones: list[str], events: list[Part]) -> bytes:
    # A calendar holds one component at least (RFC 5545 §3.6): the time zone, where nothing is to be done.
    described = (ical.timezone(zone) for zone in zones)
    return b"".join([ical.document(header), *described, *(one.content for one in events), ical.END])
