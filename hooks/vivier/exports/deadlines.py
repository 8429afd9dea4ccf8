"""The calendars that one subscribes to: the deadlines of a kind, a territory, a lab, of everything (RFC 5545, 7986).

A subscription shows what the file says each time that it is read, once a day: what closed leaves it, what was filled or
withdrawn stays in it as cancelled until it is archived. Nothing rings: hundreds of postings would.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from vivier.browse import Index
from vivier.browse.briefs import Brief
from vivier.browse.calendars import has_events, may_have_deadlines
from vivier.browse.collections import Collection
from vivier.candidacy.moment import PARIS
from vivier.kept import digest
from vivier.outputs import Output
from vivier.records.citations import Key
from vivier.urls import CALENDARS, collection_url

from . import ical
from .calendar import deadline_of
from .events import Sentences, vevents
from .parts import EVENEMENTS, Known, Parts
from .site import Site

REFRESH = "P1D"
"""How often the file is worth reading again: states change with the day."""


def events_of(index: Index, site: Site, brief: Brief, sentences: Sentences) -> bytes:
    """Return the events of a record whose deadline calendars hold."""
    return vevents(deadline_of(index, site, brief), site, sentences, reminders=False)


def deadline_calendars(site: Site, found: Sequence[Collection], known: Known) -> Iterator[Output]:
    """Yield the calendar of each collection that has a page and whose records may have deadlines.

    Args:
        site: the site.
        found: the collections, that of everything first.
        known: what their records give.
    """
    # Set in order once for all the collections.
    dated = sorted((brief for brief in found[0].fiches if has_events(brief)), key=_order)
    ranks = {brief.face: rank for rank, brief in enumerate(dated)}
    for one in found:
        path = collection_url(one.sorte, one.code)
        if path is None or not may_have_deadlines(one.sorte, one.code):
            continue
        mine = sorted([ranks[brief.face] for brief in one.fiches if brief.face in ranks])
        parts = [known[dated[rank].face] for rank in mine]
        zones = sorted({PARIS, *(dated[rank].fuseau for rank in mine)})
        header = _header(one, site, path)
        yield Output(
            f"{path}{CALENDARS}",
            digest(
                # Days without an hour say no time zone.
                *(text.encode() for text in (*header, "", *zones, "")),
                *(one.digests[EVENEMENTS] for one in parts),
            ),
            partial(_document, header, zones, parts),
        )


def _order(brief: Brief) -> tuple[int, Key]:
    return (brief.limite.toordinal() if brief.limite else 0, brief.cle)


def _header(one: Collection, site: Site, path: str) -> list[str]:
    name = ical.text(f"{site.titre}, échéances\u00a0: {one.nom}")
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


def _document(header: list[str], zones: list[str], parts: list[Parts]) -> bytes:
    # A calendar holds one component at least (RFC 5545 §3.6): the time zone, where nothing is to be done.
    described = (ical.timezone(zone) for zone in zones)
    events = (one.part("evenements") for one in parts)
    return b"".join([ical.document(header), *described, *events, ical.END])
