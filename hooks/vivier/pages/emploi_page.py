"""The page of a job posting."""

from functools import lru_cache

from markupsafe import Markup

from vivier.records import DEPARTEMENTS, REGIONS, Emploi
from vivier.records.vocabularies import Teletravail, TempsTravail, TypeCompetence

from . import cards, words
from .applying import applying
from .emploi_details import details
from .near_cards import near_cards
from .page import Article
from .record_page import advised, deadline_box, linked, moment, opening, replaced
from .writer import Here, Writer

_FAMILIES = {
    TypeCompetence.CONNAISSANCE: "Connaissances",
    TypeCompetence.SAVOIR_FAIRE: "Savoir-faire",
    TypeCompetence.SAVOIR_ETRE: "Savoir-être",
}


def emploi_page(writer: Writer, record: Emploi) -> Article:
    """Write the article of a posting."""
    here, common = opening(writer, record)
    state = writer.index.statuts[record.cle]
    return writer.article(
        "emploi.html",
        here,
        **common,
        over=state.terminee,
        box=_box(writer, record),
        brief=cards.meta(record),
        key_facts=_key_facts(here, record),
        details=details(here, record),
        families=_families(record),
        **applying(writer, here, record),
        # The posting that replaces it is named in its ending.
        linked=[one for one in linked(writer, record) if one.genre != record.genre],
        replaced=replaced(writer, record),
        proches=near_cards(writer, here, writer.index.fiches[record.cle]),
    )


def _box(writer: Writer, record: Emploi) -> dict[str, object]:
    """Return the arguments of the deadline box."""
    limit = writer.index.echeances[record.cle]
    origin = words.origin(limit)
    if limit.limite and not writer.index.statuts[record.cle].terminee:
        origin += f" {words.until(limit)}"
    return deadline_box(writer, record, origin) | {
        "dates": [
            moment("Publication", limit.ouverture, "past"),
            *advised(writer, record),
            moment("Date limite", limit.limite, "key"),
            moment("Prise de poste", record.debut_vacance_poste, "next"),
        ]
    }


def _key_facts(here: Here, record: Emploi) -> list[tuple[str, str, object, object]]:
    links = [_link(here.region(code), REGIONS[code].nom) for code in record.regions] or [
        _link(here.departement(code), DEPARTEMENTS[code].nom) for code in record.departements
    ]
    time = [record.temps_travail.libelle] if record.temps_travail is not TempsTravail.NON_DEFINI else []
    if record.quotite:
        time.append(f"{words.number(record.quotite)}{words.NBSP}%")
    taking = record.debut_vacance_poste
    return [
        ("place", "Lieu", words.enumerated(cards.places(record)), Markup(", ").join(links)),
        (
            "badge",
            "Catégorie",
            cards.categories(record).removeprefix("Catégorie "),
            record.nature_offre.libelle,
        ),
        (
            "clock",
            "Organisation",
            ", ".join(time) or None,
            _telework(record),
        ),
        (
            "start",
            "Prise de poste",
            words.partial_date(taking) if taking else None,
            record.vacance_poste.libelle,
        ),
    ]


def _telework(record: Emploi) -> str | None:
    """Return what is said of working from home; « deux jours par semaine » alone would be the rhythm of the work."""
    where, detail = record.teletravail, record.teletravail_detail
    if not detail:
        return None if where is Teletravail.NON_DEFINI else where.libelle
    if "télétravail" in detail.casefold():
        return detail
    return f"{where.libelle if where is Teletravail.NON else 'Télétravail'}{words.NBSP}: {detail}"


@lru_cache(maxsize=256)
def _link(url: str, name: str) -> Markup:
    """Return a link: that to a territory is the same from all the postings, and slow to format."""
    return Markup('<a href="{}">{}</a>').format(url, name)


def _families(record: Emploi) -> list[tuple[str, list[str]]]:
    return [
        (label, found)
        for family, label in _FAMILIES.items()
        if (found := [one.libelle for one in record.competences if one.type is family])
    ]
