"""The sets of records that one may follow: everything, a kind, a territory, a lab, a theme.

Whatever is published for each of them (feeds, calendars, tables, lists of the data) goes through these, so that a set
is the same one everywhere.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from vivier.french import capital
from vivier.records import DEPARTEMENTS, KINDS, REGIONS

from .briefs import Brief
from .collation import collation
from .index import Index
from .lists import current

TOUT, GENRE, REGION, DEPARTEMENT, LABO, THEME = "tout", "genre", "region", "departement", "labo", "theme"
"""The sorts of collection."""


class Collection(NamedTuple):
    """Records that belong together.

    Attributes:
        sorte: what brings them together: one of the sorts above.
        code: which one: name of a kind, Insee code, id of a lab or of a theme; empty for everything.
        nom: its name, in French.
        fiches: its records, those that are over too, in the order of the lists, kind after kind.
        actuelles: those that are not over.
    """

    sorte: str
    code: str
    nom: str
    fiches: tuple[Brief, ...]
    actuelles: tuple[Brief, ...]


def collections(index: Index) -> Iterator[Collection]:
    """Yield every collection, the empty ones too: one may wait for the first posting of a territory.

    A lab comes with what names it, itself excepted. The order depends on the records and on nothing else.
    """
    everything = tuple(record for records in index.listes.values() for record in records)
    yield _collection(TOUT, "", "Toutes les fiches", everything)
    for genre, records in index.listes.items():
        name = KINDS[genre].libelle_pluriel
        yield _collection(GENRE, genre, capital(name), records)
    for code, place in REGIONS.items():
        yield _collection(REGION, code, place.nom, index.par_region.get(code, ()))
    for code, place in DEPARTEMENTS.items():
        yield _collection(DEPARTEMENT, code, f"{place.nom} ({code})", index.par_departement.get(code, ()))
    for lab in index.listes["labo"]:
        yield _collection(LABO, lab.id, lab.titre, index.liens.get(lab.cle, ()))
    themes: defaultdict[str, list[Brief]] = defaultdict(list)
    for record in everything:
        for theme in record.codes("theme"):
            themes[theme].append(record)
    known = index.catalogue.themes
    for code in sorted(known, key=lambda one: (collation(known[one].nom), one)):
        yield _collection(THEME, code, known[code].nom, tuple(themes[code]))


def _collection(sorte: str, code: str, nom: str, fiches: tuple[Brief, ...]) -> Collection:
    return Collection(sorte, code, nom, fiches, tuple(current(fiches)))
