"""The feeds of the collections (Atom, RFC 4287): what was published or changed last comes first.

A feed holds the records that are not over, 100 at most: a record that changes comes back to its head, one that closes
leaves it. An entry keeps its identifier whatever its title becomes (tag: URI, RFC 4151).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from functools import lru_cache, partial
from heapq import nsmallest
from urllib.parse import quote
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from vivier.browse import Index
from vivier.browse.briefs import Brief
from vivier.browse.changes import last_change
from vivier.browse.collections import Collection
from vivier.browse.organisations import owner
from vivier.candidacy import debut
from vivier.candidacy.moment import PARIS
from vivier.kept import digest
from vivier.outputs import Output
from vivier.records import DEPARTEMENTS, KINDS, REGIONS, Projet
from vivier.records.vocabularies import Licence
from vivier.urls import FEED, collection_url, record_url

from .parts import ENTREE, Known, Parts
from .site import LICENCE, LICENCE_URL, Site

NAMESPACE = "http://www.w3.org/2005/Atom"
MAX_ENTRIES = 100
"""How many entries a feed holds at most: a reader that looks once a day misses none."""

_TAG_DAY = "2026-01-01"
"""Day when the host of the site was its publisher's, as identifiers must say (RFC 4151 §2.1); it never changes."""

_UNKNOWN = date(1970, 1, 1)
"""Day of a record that says none."""

# What no XML document may hold (XML 1.0 §2.2), lone surrogates among it.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Said = Callable[[Brief], tuple[str, str]]
"""The title and the summary of a record's entry."""


def feeds(site: Site, found: Sequence[Collection], known: Known, today: date) -> Iterator[Output]:
    """Yield the feed of each collection that has a page.

    Args:
        site: the site, whose address is known.
        found: the collections, that of everything first.
        known: what their records give.
        today: the day of the site.
    """
    days = {brief.face: changed(brief, today) for brief in found[0].fiches}
    offered = sorted(found[0].actuelles, key=lambda one: (-days[one.face].toordinal(), one.tri, one.cle))
    ranks = {brief.face: rank for rank, brief in enumerate(offered)}
    # For want of an entry of its own a feed is as new as the catalogue: the clock would change it every day.
    newest = days[offered[0].face] if offered else _UNKNOWN
    for one in found:
        path = collection_url(one.sorte, one.code)
        if path is None:
            continue
        faces = [brief.face for brief in one.fiches]
        first = nsmallest(MAX_ENTRIES, (ranks[face] for face in faces if face in ranks))
        parts = [known[offered[rank].face] for rank in first]
        # What leaves a feed changes it too.
        updated = max(map(days.__getitem__, faces), default=newest)
        yield Output(
            f"{path}{FEED}",
            digest(
                repr((site, one.sorte, one.code, one.nom, updated)).encode(),
                *(one.digests[ENTREE] for one in parts),
            ),
            partial(_document, site, one, path, updated, parts),
        )


def changed(brief: Brief, today: date) -> date:
    """Return the day when a record last changed, as a feed says it."""
    # The day has begun already in the Pacific: no feed comes from the future.
    return min(last_change(brief) or _UNKNOWN, today)


def _document(site: Site, one: Collection, path: str, updated: date, parts: list[Parts]) -> bytes:
    own = site.absolute(f"{path}{FEED}")
    root = ElementTree.Element("feed", {"xmlns": NAMESPACE, "xml:lang": "fr"})
    _add(root, "id", tag(site, f"{one.sorte}/{one.code}" if one.code else one.sorte))
    _add(root, "title", f"{one.nom}\u00a0— {site.titre}")
    _add(root, "updated", _instant(updated))
    _add(root, "link", rel="self", type="application/atom+xml", href=own)
    _add(root, "link", rel="alternate", type="text/html", hreflang="fr", href=site.absolute(path))
    _add(root, "link", rel="license", href=LICENCE_URL)
    author = _add(root, "author")
    _add(author, "name", site.nom)
    _add(author, "uri", site.absolute(""))
    _add(root, "rights", LICENCE)
    # Entries are whole elements already: they stand before the end of this one.
    before, end, _ = _written(root).rpartition(b"</feed>")
    content = (one.part("entree") for one in parts)
    return b"".join([b"<?xml version='1.0' encoding='utf-8'?>\n", before, *content, end, b"\n"])


def entry_of(index: Index, site: Site, brief: Brief, said: Said) -> bytes:
    """Return the entry of a record that is not over.

    Args:
        index: the records at a moment.
        site: the site, whose address is known.
        brief: the record.
        said: what the entry says.
    """
    title, summary = said(brief)
    record = index.catalogue.records[brief.genre][brief.id]
    author = owner(index.catalogue, record)
    updated = changed(brief, index.moment.jour)
    entry = ElementTree.Element("entry")
    _add(entry, "id", tag(site, f"{brief.genre}/{brief.id}"))
    _add(entry, "title", title)
    _add(entry, "updated", _instant(updated))
    # The day of an update is no publication: an old record would be news at each revision (RFC 4287 §4.2.9).
    first = debut(record)
    if first and first <= updated:
        _add(entry, "published", _instant(first))
    _add(
        entry,
        "link",
        rel="alternate",
        type="text/html",
        hreflang="fr",
        href=site.absolute(record_url(brief.genre, brief.id)),
    )
    if author:
        _add(_add(entry, "author"), "name", author)
    _add(entry, "category", term=brief.genre, scheme=tag(site, "genre"), label=KINDS[brief.genre].titre)
    for scheme, codes, places in (
        ("region", brief.regions, REGIONS),
        ("departement", brief.departements, DEPARTEMENTS),
    ):
        for code in codes:
            _add(entry, "category", term=code, scheme=tag(site, scheme), label=places[code].nom)
    if isinstance(record, Projet) and record.licence is not Licence.LICENCE_OUVERTE:
        # Those of the feed hold for the entries that say none (RFC 4287 §4.2.10).
        _add(entry, "rights", record.licence.libelle)
    _add(entry, "summary", summary)
    return _written(entry) + b"\n"


def _written(element: ElementTree.Element) -> bytes:
    ElementTree.indent(element)
    # As a text first: into bytes, Python would send each piece of it through a stream of its own.
    written: str = ElementTree.tostring(element, encoding="unicode")
    return written.encode()


def tag(site: Site, name: str) -> str:
    """Return the identifier of something of a site, as a tag: URI: the folder of the site is part of it."""
    return f"{_authority(site)}{quote(name)}"


@lru_cache(maxsize=16)
def _authority(site: Site) -> str:
    return f"tag:{site.hote.encode('idna').decode()},{_TAG_DAY}:{site.dossier}"


@lru_cache(maxsize=4096)
def _instant(day: date) -> str:
    """Return a day as the instant when it begins in Paris: records know no hour."""
    return datetime.combine(day, time(), ZoneInfo(PARIS)).isoformat()


def _add(
    parent: ElementTree.Element, name: str, text: str | None = None, **values: str | None
) -> ElementTree.Element:
    found = {key: _NO_XML.sub("", value) for key, value in values.items() if value is not None}
    element = ElementTree.SubElement(parent, name, found)
    if text is not None:
        element.text = _NO_XML.sub("", text)
    return element
