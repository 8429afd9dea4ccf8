"""What the page of any record begins with: where it stands, its breadcrumb, its marks."""

from typing import Any

from vivier.browse.index import named_by
from vivier.records import DEPARTEMENTS, KINDS, REGIONS, Fiche, Mission

from . import cards
from .urls import list_url, record_url
from .writer import Here, Links, Writer


def opening(writer: Writer, record: Fiche) -> tuple[Here, dict[str, Any]]:
    """Return the point of view of a record's page, and what `Writer.page` and every record template ask for."""
    here = writer.here(record_url(record.genre, record.id))
    trail = [("Accueil", here.to("")), (cards.TITLES[record.genre], here.to(list_url(record.genre)))]
    return here, {
        "section": KINDS[record.genre].dossier,
        "title": record.titre,
        "description": cards.description(record),
        "record": record,
        "trail": [*trail, *_place(here, record), (record.titre, "")],
        "label": cards.LABELS[record.genre],
        "mark": cards.mark(writer, record),
    }


def _place(here: Here, record: Fiche) -> Links:
    """Return the territory of the breadcrumb: a mission is a département's business, the rest a region's."""
    if isinstance(record, Mission):
        return [(DEPARTEMENTS[code].nom, here.departement(code)) for code in record.departements]
    return [(REGIONS[code].nom, here.region(code)) for code in record.regions[:1]]


def linked(writer: Writer, record: Fiche) -> list[Fiche]:
    """Return the records that ``record`` names in its fields."""
    found = (writer.catalogue.get(*key) for key in named_by(record))
    return [one for one in found if one is not None]
