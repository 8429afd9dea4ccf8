"""What is published otherwise after a change: pages, feeds, calendars, territories.

Computed from the records that change and from those alone, by what makes the published sets themselves.
"""

from collections.abc import Collection as Keys
from collections.abc import Iterable
from dataclasses import replace

from vivier.browse import build_index
from vivier.browse.calendars import has_events
from vivier.browse.collections import DEPARTEMENT, REGION, Collection, collections
from vivier.intake.catalogue import Catalogue
from vivier.intake.lazy import Records
from vivier.records.citations import Key, citations
from vivier.urls import collection_url, record_url

from .change import Portee
from .records import Clock


def reach(
    base: Catalogue, head: Catalogue, touched: Iterable[Key], renamed: Keys[Key], clock: Clock
) -> Portee:
    """Return what is published otherwise.

    Args:
        base: the records before the change.
        head: the records after it.
        touched: the records that change for readers, by their ids of before and of after.
        renamed: those that show an entry of a shared list under another name: pages and feeds have it, no calendar has.
        clock: the moment.
    """
    keys = {*touched, *renamed}
    if not keys:
        return Portee()
    both = [_sets(one, keys, clock) for one in (base, head)]
    pages = {record_url(*key) for key in keys}
    feeds = calendars = 0
    places: dict[str, list[str]] = {REGION: [], DEPARTEMENT: []}
    for key in dict.fromkeys((*both[0], *both[1])):
        before, after = (one.get(key) for one in both)
        address = collection_url(*key)
        if address is None or not _differ(_faces(before), _faces(after), renamed):
            continue
        pages.add(address)
        feeds += _differ(_faces(before, current=True), _faces(after, current=True), renamed)
        calendars += _dates(before) != _dates(after)
        if key[0] in places:
            places[key[0]].append((after or before or _NOTHING).nom)
    return Portee(len(pages), feeds, calendars, tuple(places[REGION]), tuple(places[DEPARTEMENT]))


_NOTHING = Collection("", "", "", (), ())

Faces = list[tuple[Key, bytes]]
"""Records, each with what differs whenever what is published of it does."""


def _sets(catalogue: Catalogue, keys: set[Key], clock: Clock) -> dict[tuple[str, str], Collection]:
    """Return the collections of some records, by their sort and code."""
    mine = {key for key in keys if key[1] in catalogue.records[key[0]]}
    # The lab of a posting has a set of its own, whether the lab itself changes or not.
    labs = {
        (kind, ident)
        for genre, name in mine
        for _, kind, ident in citations(catalogue.records[genre][name])
        if kind == "labo" and ident in catalogue.records[kind]
    }
    shelves = {
        kind: Records({name: None for name in records if (kind, name) in mine | labs}, records.__getitem__)
        for kind, records in catalogue.records.items()
    }
    index = build_index(replace(catalogue, records=shelves), clock.moment, clock.archivage)
    return {(one.sorte, one.code): one for one in collections(index)}


def _differ(before: Faces, after: Faces, renamed: Keys[Key]) -> bool:
    return before != after or any(key in renamed for key, _ in after)


def _faces(one: Collection | None, *, current: bool = False) -> Faces:
    if one is None:
        return []
    return [(brief.cle, brief.face) for brief in (one.actuelles if current else one.fiches)]


def _dates(one: Collection | None) -> Faces:
    """Return what the calendars of a collection are made from."""
    return [(brief.cle, brief.face) for brief in (one.fiches if one else ()) if has_events(brief)]
