"""A record in a list: title, what it is about, where, until when."""

from typing import Any

from markupsafe import Markup

from vivier.browse import Index
from vivier.candidacy import Statut
from vivier.candidacy.moment import PARIS
from vivier.records import DEPARTEMENTS, REGIONS, Emploi, Fiche, Labo, Mission, Projet

from . import text, words
from .environment import environment
from .writer import Here, Writer

TITLES = {
    "emploi": "Offres d’emploi",
    "projet": "Projets",
    "labo": "Laboratoires d’innovation",
    "demarche": "Démarches d’idées",
    "mission": "Missions France services",
}
"""Name of a kind as the title of its list."""

UNDATED = "Sans date limite annoncée"
"""State of a mission that takes candidacies as long as it is there."""


def summary(record: Fiche) -> str:
    """Return the summary of a record, or the beginning of what it says."""
    if record.resume:
        return record.resume
    return text.plain(record.missions, 300) if isinstance(record, Emploi) else record.titre


def description(record: Fiche) -> str:
    """Return what search engines show of a record's page, 160 characters at most."""
    return text.plain(summary(record))


def place(record: Fiche) -> str | None:
    """Return where a record is, in a few words, or None."""
    if isinstance(record, Emploi | Labo):
        names = [one.nom for one in record.localisations]
        return (
            names[0]
            if len(names) == 1
            else f"{names[0]} et {len(names) - 1} autre{'s' if len(names) > 2 else ''}"
        )
    if record.departements:
        return words.enumerate_fr([f"{DEPARTEMENTS[code].nom} ({code})" for code in record.departements[:3]])
    if isinstance(record, Mission) and record.nationale:
        return "Fiche nationale"
    return words.enumerate_fr([REGIONS[code].nom for code in record.regions[:3]]) or None


def brief(index: Index, record: Fiche) -> tuple[str, str, str, str, str]:
    """Return what a search result shows, as plain text.

    Title, summary on about two lines, place, small facts, and the state where it is not the one of the filter.
    """
    facts = [text for icon, text in meta(record) if icon != "place"]
    state = ""
    if isinstance(record, Projet):
        state = record.suites.etat.libelle
    elif isinstance(record, Mission) and index.statut(record) is Statut.INDETERMINEE:
        state = UNDATED
    return record.titre, description(record), place(record) or "", ", ".join(facts), state


def meta(record: Fiche) -> list[tuple[str, str]]:
    """Return the small facts of a card: icon and text."""
    facts = [("place", where)] if (where := place(record)) else []
    if isinstance(record, Emploi):
        facts.append(("badge", categories(record)))
    elif isinstance(record, Projet) and record.methodes:
        facts.append(("group", record.methodes[0].libelle))
    return facts


def categories(record: Emploi) -> str:
    """Return « Catégorie A+ ou A »."""
    names = [category.abrege for category in record.categories]
    plain = words.enumerate_fr(names, "ou")
    return plain[0].upper() + plain[1:] if plain.startswith("hors") else f"Catégorie {plain}"


def mark(writer: Writer, record: Fiche) -> tuple[str, str, str | None, str] | None:
    """Return the mark of a record's state: label, tone, ISO deadline, time zone; None without a state."""
    if isinstance(record, Projet):
        return (record.suites.etat.libelle, "neutral", None, PARIS)
    state = writer.index.statut(record)
    if state is None:
        return None
    label, tone = words.STATUTS[state]
    if isinstance(record, Mission) and tone == "unknown":
        label = UNDATED
    limit = writer.index.echeances[record.cle]
    return (label, tone, words.iso(limit), limit.fuseau)


def card(writer: Writer, here: Here, record: Fiche, *, level: int = 3, why: str | None = None) -> Markup:
    """Return the card of a record, its title a heading of the given level; ``why`` says why it is shown.

    A record stands in several lists: its card is written once for all the pages of one depth, whose links are the same.
    """
    key = (record.cle, here.url.count("/"), level, why)
    found = writer.cards.get(key)
    if found is None:
        found = writer.cards[key] = _card(writer, here, record, level, why)
    return found


def _card(writer: Writer, here: Here, record: Fiche, level: int, why: str | None) -> Markup:
    component: Any = environment().globals["cards"]
    html = component.card(
        record.genre,
        None,
        record.titre,
        here.record(record),
        summary=summary(record),
        meta=[*([("link", why)] if why else []), *meta(record)],
        status=mark(writer, record),
        limit=_limit(writer, record),
        level=level,
    )
    return Markup(html)  # noqa: S704 - output of an autoescaped macro


def _limit(writer: Writer, record: Fiche) -> tuple[str, str, str, bool] | None:
    """Return the deadline of a card: words, ISO form, time zone, whether it is still to come."""
    echeance = writer.index.echeances.get(record.cle)
    state = writer.index.statut(record)
    if echeance is None or echeance.limite is None or state is None:
        return None
    if state.terminee and record_closed_early(record):
        return None
    lead = "Échéance le" if state.terminee else "Jusqu’au"
    return (f"{lead} {words.day(echeance.limite)}", words.iso(echeance) or "", echeance.fuseau, state.ouverte)


def record_closed_early(record: Fiche) -> bool:
    """Return whether the editors closed a posting for another reason than its date."""
    return isinstance(record, Emploi | Mission) and record.cloture is not None
