"""Open postings near a record: what to offer to somebody whom a posting does not suit, or who comes too late."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from heapq import merge

from vivier.records import DEPARTEMENTS, Emploi, Fiche

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

    emploi: Emploi
    raison: Raison


@dataclass(frozen=True, slots=True)
class Openings:
    """The open postings, sorted once for all the records: tables give positions in ``postings``, in ascending order.

    Attributes:
        postings: those that close first, first; then by id.
        by_lab: positions by id of lab.
        by_place: positions by territory and domain, and by territory alone.
        by_domain: positions by functional domain.
    """

    postings: tuple[Emploi, ...]
    by_lab: Mapping[str, tuple[int, ...]]
    by_place: Mapping[Place, tuple[int, ...]]
    by_domain: Mapping[str, tuple[int, ...]]


def openings(index: Index) -> Openings:
    """Sort the open postings by what they may have in common with others."""
    opened = [one for one in index.ouvertes(index.listes["emploi"]) if isinstance(one, Emploi)]
    opened.sort(key=lambda one: (index.echeances[one.cle].limite or date.max, one.id))
    labs: defaultdict[str, list[int]] = defaultdict(list)
    places: defaultdict[Place, list[int]] = defaultdict(list)
    domains: defaultdict[str, list[int]] = defaultdict(list)
    for position, one in enumerate(opened):
        if one.labo:
            labs[one.labo].append(position)
        for place in territories(one):
            places[place, None].append(position)
            if one.domaine:
                places[place, one.domaine].append(position)
        if one.domaine:
            domains[one.domaine].append(position)
    return Openings(
        tuple(opened),
        {key: tuple(found) for key, found in labs.items()},
        {key: tuple(found) for key, found in places.items()},
        {key: tuple(found) for key, found in domains.items()},
    )


def near(record: Fiche, among: Openings, limit: int = 3) -> list[Proche]:
    """Return the open postings nearest to a record, at most ``limit``, never the record itself.

    Those of its lab come first, then those of its territory and domain, of its territory, of its domain; among
    equals, those that close first. The cost depends on ``limit``, not on the number of postings.
    """
    found: dict[int, Proche] = {}
    for raison, tables in _tables(record, among):
        for position in merge(*tables):
            if len(found) >= limit:
                return list(found.values())
            one = among.postings[position]
            if position not in found and one.cle != record.cle:
                found[position] = Proche(one, raison)
    return list(found.values())


def territories(record: Fiche) -> list[str]:
    """Return the codes of a record's regions, and of the collectivities that belong to none."""
    return [*record.regions, *(code for code in record.departements if DEPARTEMENTS[code].region is None)]


def _tables(record: Fiche, among: Openings) -> Iterator[tuple[Raison, list[tuple[int, ...]]]]:
    """Yield the positions to look at for each reason, best first."""
    lab = record.labo if isinstance(record, Emploi) else None
    domain = record.domaine if isinstance(record, Emploi) else None
    places = territories(record)
    if lab:
        yield Raison.LABO, [among.by_lab.get(lab, ())]
    if domain:
        yield Raison.TERRITOIRE_ET_DOMAINE, [among.by_place.get((place, domain), ()) for place in places]
    yield Raison.TERRITOIRE, [among.by_place.get((place, None), ()) for place in places]
    if domain:
        yield Raison.DOMAINE, [among.by_domain.get(domain, ())]
