"""What the page of any record begins with: where it stands, its breadcrumb, its marks."""

from datetime import date
from typing import Any

from vivier.browse.briefs import Brief
from vivier.browse.calendars import has_calendar
from vivier.candidacy import OrigineEcheance, Statut, outcome
from vivier.candidacy.status import closure_in_force, passed
from vivier.candidacy.validity import next_change
from vivier.records import DEPARTEMENTS, KINDS, REGIONS, Emploi, Fiche, Mission
from vivier.records.dates import DatePartielle
from vivier.urls import CALENDAR, list_url, record_url

from . import cards, closing_words, words
from .ending import ending
from .search_links import searches
from .writer import Here, Links, Writer

Step = tuple[str, str | None, str | None, str]
"""Step of a timeline: label, date in words, ISO form, and how it is drawn."""


def opening(writer: Writer, record: Fiche) -> tuple[Here, dict[str, Any]]:
    """Return the point of view of a record's page, and what every record template asks for."""
    here = writer.here(record_url(record.genre, record.id))
    end = ending(writer, here, record)
    trail = [("Accueil", here.to("")), (cards.TITLES[record.genre], here.to(list_url(record.genre)))]
    return here, {
        "record": record,
        "trail": [*trail, *_place(here, record), (record.titre, "")],
        "label": KINDS[record.genre].titre,
        "mark": cards.mark(writer, writer.index.fiches[record.cle]),
        "ending": end,
        "searches": [(label, here.to(url)) for label, url in searches(writer.index, record)],
    }


def deadline_box(writer: Writer, record: Emploi | Mission, origin: str) -> dict[str, Any]:
    """Return what the deadline boxes of postings and missions have in common; their timelines differ.

    ``origin`` says where the deadline comes from; once the editors closed the record, `ending` gives their reason.
    """
    limit = writer.index.echeances[record.cle]
    state = writer.index.statuts[record.cle]
    # Closed or suspended by the editors, its dates matter no more; but why there is none is still to be said.
    closed = closure_in_force(record, writer.index.moment, limit) is not None
    # Archived or not, the box says what became of it.
    became = outcome(record, writer.index.moment, limit) if state.terminee else state
    label, tone = words.STATUTS[became]
    if became is Statut.CLOSE:
        # Editors may close a record that has no deadline, or before it.
        over = not closed and passed(writer.index.moment, limit)
        label = "Échéance passée" if over else closing_words.CLOSED[record.genre].un.capitalize()
    return {
        "tone": tone,
        "date": words.day(limit.limite) if limit.limite else None,
        "iso": words.iso(limit),
        "phrase": label,
        "origin": None if closed and limit.origine is not OrigineEcheance.NON_CALCULABLE else origin,
        "fuseau": limit.fuseau,
        "change": None if state.arretee else _words(next_change(record, writer.index.moment, limit)),
        "action": None if state.arretee else ("Préparer ma candidature", "#candidater"),
        "links": [] if state.arretee else _tools(writer, record),
    }


def _words(day: date | None) -> str | None:
    return words.day(day) if day else None


def _tools(writer: Writer, record: Emploi | Mission) -> list[tuple[str, str, str]]:
    """Return the links of the deadline box: icon, label, address."""
    calendar = (
        [("agenda", "Ajouter à mon agenda", CALENDAR)]
        if has_calendar(writer.index.fiches[record.cle])
        else []
    )
    return [*calendar, ("print", "Imprimer la liste", "#candidater")]


def advised(writer: Writer, record: Emploi | Mission) -> list[Step]:
    """Return the step of the timeline for the advised date, where one may apply by it and it is not the deadline."""
    conseil = writer.index.conseils.get(record.cle)
    if conseil is None or conseil.date in (None, writer.index.echeances[record.cle].limite):
        return []
    return [moment("Date conseillée", conseil.date, "next")]


def moment(label: str, value: date | DatePartielle | None, state: str) -> Step:
    """Return a step of a timeline: label, date in words, ISO form, and how it is drawn."""
    return (label, words.any_date(value), str(value), state) if value else (label, None, None, state)


def _place(here: Here, record: Fiche) -> Links:
    """Return the territory of the breadcrumb: a mission is a département's business, the rest a region's."""
    if isinstance(record, Mission):
        return [(DEPARTEMENTS[code].nom, here.departement(code)) for code in record.departements]
    return [(REGIONS[code].nom, here.region(code)) for code in record.regions[:1]]


def linked(writer: Writer, record: Fiche) -> list[Brief]:
    """Return the records that ``record`` names in its fields."""
    found = writer.index.fiches
    return [found[key] for key in found[record.cle].nommees if key in found]


def replaced(writer: Writer, record: Emploi | Mission) -> list[Brief]:
    """Return the closed records of its kind that ``record`` takes the place of; their pages lead to it."""
    naming = writer.index.citant(record, record.genre)
    return [one for one in naming if one.cloturee and _successor(writer, one) == record.id]


def _successor(writer: Writer, record: Brief) -> str | None:
    whole = writer.catalogue.get(record.genre, record.id)
    return whole.cloture.remplacee_par if isinstance(whole, Emploi | Mission) and whole.cloture else None
