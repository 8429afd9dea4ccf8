"""What the page of any record begins with: where it stands, its breadcrumb, its marks."""

from datetime import date
from typing import Any

from vivier.browse.index import named_by
from vivier.records import DEPARTEMENTS, KINDS, REGIONS, Emploi, Fiche, Mission
from vivier.records.dates import DatePartielle

from . import cards, words
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


def deadline_box(writer: Writer, record: Emploi | Mission, origin: str) -> dict[str, Any]:
    """Return what the deadline boxes of postings and missions have in common; their timelines differ.

    ``origin`` says where the deadline comes from; once the editors closed the record, their reason takes its place.
    """
    limit = writer.index.echeances[record.cle]
    state = writer.index.statuts[record.cle]
    label, tone = words.STATUTS[state]
    return {
        "tone": tone,
        "date": words.day(limit.limite) if limit.limite else None,
        "iso": limit.limite.isoformat() if limit.limite else None,
        "phrase": label,
        "origin": record.cloture.motif if record.cloture is not None and state.terminee else origin,
        "fuseau": limit.fuseau,
        "situation": words.day(writer.context.today),
    }


def moment(
    label: str, value: date | DatePartielle | None, state: str
) -> tuple[str, str | None, str | None, str]:
    """Return a step of a timeline: label, date in words, ISO form, and how it is drawn."""
    return (label, words.any_date(value), str(value), state) if value else (label, None, None, state)


def _place(here: Here, record: Fiche) -> Links:
    """Return the territory of the breadcrumb: a mission is a département's business, the rest a region's."""
    if isinstance(record, Mission):
        return [(DEPARTEMENTS[code].nom, here.departement(code)) for code in record.departements]
    return [(REGIONS[code].nom, here.region(code)) for code in record.regions[:1]]


def linked(writer: Writer, record: Fiche) -> list[Fiche]:
    """Return the records that ``record`` names in its fields."""
    found = (writer.catalogue.get(*key) for key in named_by(record))
    return [one for one in found if one is not None]
