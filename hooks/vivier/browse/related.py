"""Open postings near a record: what to offer to somebody whom a posting does not suit, or who comes too late."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from heapq import merge

from vivier.records import DEPARTEMENTS

from .briefs import Brief
from .index import Index

Place = tuple[str, str | None]
"""A territory, and a functional domain or None for all of them."""


class Raison(StrEnum):
    """What a posting has in common with a record; the order of the class is that of interest."""

    LABO = "labo"
    TERRITOIRE_ET_DOMAINE = "territoire_et_domaine"
    TERRITOIRE = "territoire"
    DOMAINE = "domaine"


@dataclass(frozen=True, slots=True)
class Proche:
    """An open posting near a record, and why."""

    emploi: Brief
    raison: Raison


Common = tuple[str | None, str | None, tuple[str, ...]]
"""What a record may share with others: its lab, its domain, its territories."""


@dataclass(frozen=True, slots=True)
class Openings:
    """The open postings, sorted once for all the records: tables give positions in ``postings``, in ascending order.

    Attributes:
        postings: those that close first, first; then by id.
        by_lab: positions by id of lab.
        by_place: positions by territory and domain, and by territory alone.
        by_domain: positions by functional domain.
        nearest: the nearest ones found so far, by what they share.
    """

    postings: tuple[Brief, ...]
    by_lab: Mapping[str, tuple[int, ...]]
    by_place: Mapping[Place, tuple[int, ...]]
    by_domain: Mapping[str, tuple[int, ...]]
    nearest: dict[tuple[Common, int], list[Proche]] = field(default_factory=dict, compare=False)


def openings(index: Index) -> Openings:
    """Sort the open postings by what they may have in common with others."""
    opened = index.ouvertes(index.listes["emploi"])
    opened.sort(key=lambda one: (one.limite or date.max, one.id))
    labs: defaultdict[str, list[int]] = defaultdict(list)
    places: defaultdict[Place, list[int]] = defaultdict(list)
    domains: defaultdict[str, list[int]] = defaultdict(list)
    for position, one in enumerate(opened):
        lab, domain, territories = _common(one)
        if lab:
            labs[lab].append(position)
        for place in territories:
            places[place, None].append(position)
            if domain:
                places[place, domain].append(position)
        if domain:
            domains[domain].append(position)
    return Openings(
        tuple(opened),
        {key: tuple(found) for key, found in labs.items()},
        {key: tuple(found) for key, found in places.items()},
        {key: tuple(found) for key, found in domains.items()},
    )


def near(record: Brief, among: Openings, limit: int = 3) -> list[Proche]:
    """Return the open postings nearest to a record, at most ``limit``, never the record itself.

    Those of its lab come first, then those of its territory and domain, of its territory, of its domain; among
    equals, those that close first. Found once for all the records that have as much in common with others.
    """
    key = (_common(record), limit)
    found = among.nearest.get(key)
    if found is None:
        # One more: the record may be among them.
        found = among.nearest[key] = _nearest(key[0], among, limit + 1)
    return [one for one in found if one.emploi.cle != record.cle][:limit]


def _nearest(common: Common, among: Openings, limit: int) -> list[Proche]:
    found: dict[int, Proche] = {}
    for raison, tables in _tables(common, among):
        for position in merge(*tables):
            if len(found) >= limit:
                return list(found.values())
            if position not in found:
                found[position] = Proche(among.postings[position], raison)
    return list(found.values())


def _common(record: Brief) -> Common:
    """Return the lab and the domain of a posting, and the territories of any record."""
    # Some overseas collectivities belong to no region.
    places = (*record.regions, *(code for code in record.departements if DEPARTEMENTS[code].region is None))
    if record.genre != "emploi":
        return None, None, places
    return next(iter(record.codes("labo")), None), next(iter(record.codes("domaine")), None), places


def _tables(common: Common, among: Openings) -> Iterator[tuple[Raison, list[tuple[int, ...]]]]:
    """Yield the positions to look at for each reason, best first."""
    lab, domain, places = common
    if lab:
        yield Raison.LABO, [among.by_lab.get(lab, ())]
    if domain:
        yield Raison.TERRITOIRE_ET_DOMAINE, [among.by_place.get((place, domain), ()) for place in places]
    yield Raison.TERRITOIRE, [among.by_place.get((place, None), ()) for place in places]
    if domain:
        yield Raison.DOMAINE, [among.by_domain.get(domain, ())]
