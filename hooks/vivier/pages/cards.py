"""A record in a list: title, what it is about, where, until when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import Markup

from vivier.browse.briefs import Brief
from vivier.candidacy import Statut
from vivier.candidacy.moment import PARIS
from vivier.french import capital
from vivier.kept import digest
from vivier.records import DEPARTEMENTS, REGIONS, Emploi, Fiche, Labo, Mission, Projet
from vivier.records.territories import regions_beyond

from . import text, words
from .fingerprints import Later
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


class Carte(NamedTuple):
    """What a card or a result of the search shows of a record, as plain text.

    Attributes:
        resume: summary, or the beginning of what the record says.
        description: the same on about two lines.
        lieu: where it is, empty where nobody says it.
        faits: small facts: icon and text; the place is the first one.
        etat: state of a project.
    """

    resume: str
    description: str
    lieu: str
    faits: tuple[tuple[str, str], ...]
    etat: str


def carte(writer: Writer, record: Brief) -> Carte:
    """Return what the card of a record shows."""
    found = writer.cartes.get(record.face)
    if found is not None:
        return found

    def make() -> tuple[Any, ...]:
        whole = writer.catalogue.records[record.genre][record.id]
        state = whole.suites.etat.libelle if isinstance(whole, Projet) else ""
        said, short = summary(whole), description(whole)
        # A description that is the whole summary is one object with it: kept once.
        return (said, said if short == said else short, place(whole) or "", tuple(meta(whole)), state)

    found = writer.cartes[record.face] = Carte(*writer.memo.of(b"carte" + record.face, make))
    return found


def summary(record: Fiche) -> str:
    """Return the summary of a record, or the beginning of what it says."""
    if record.resume:
        return record.resume
    return text.plain(record.missions, 300) if isinstance(record, Emploi) else record.titre


def description(record: Fiche) -> str:
    """Return what search engines show of a record's page, 160 characters at most."""
    return text.beginning(summary(record))


def places(record: Fiche) -> list[str]:
    """Return the names of all the places where a record is."""
    if isinstance(record, Emploi | Labo):
        # Two sites of one town are one place.
        return list(dict.fromkeys(one.nom for one in record.localisations))
    if isinstance(record, Mission) and record.nationale:
        return ["Fiche nationale"]
    named = [f"{DEPARTEMENTS[code].nom} ({code})" for code in record.departements]
    return named + [REGIONS[code].nom for code in regions_beyond(record.regions, record.departements)]


def addresses(record: Emploi | Labo) -> list[str]:
    """Return the postal addresses that a record gives."""
    return [one.adresse_entiere for one in record.localisations if one.adresse]


def place(record: Fiche) -> str | None:
    """Return where a record is, in a few words, or None: beyond three territories or one address, the first ones."""
    names = places(record)
    most = 1 if isinstance(record, Emploi | Labo) else 3
    if len(names) <= most:
        return words.enumerated(names) or None
    shown = names[: max(most - 1, 1)]
    others = len(names) - len(shown)
    return f"{', '.join(shown)} et {others} autre{'s' if others > 1 else ''}"


def result(writer: Writer, record: Brief) -> tuple[str, str, str, str, str]:
    """Return what a search result shows, as plain text.

    Title, summary on about two lines, place, small facts, and the state where it is not the one of the filter.
    """
    found = carte(writer, record)
    facts = [text for icon, text in found.faits if icon != "place"]
    state = found.etat or (UNDATED if _undated(record) else "")
    return record.titre, found.description, found.lieu, ", ".join(facts), state


def _undated(record: Brief) -> bool:
    return record.genre == "mission" and record.statut is Statut.INDETERMINEE


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
    plain = words.enumerated(names, "ou")
    return capital(plain) if plain.startswith("hors") else f"Catégorie {plain}"


def mark(writer: Writer, record: Brief) -> tuple[str, str, str | None, str] | None:
    """Return the mark of a record's state: label, tone, ISO deadline, time zone; None without a state."""
    if record.genre == "projet":
        return (carte(writer, record).etat, "neutral", None, PARIS)
    if record.statut is None:
        return None
    label, tone = words.STATUTS[record.statut]
    return (UNDATED if _undated(record) else label, tone, words.iso(record), record.fuseau)


@dataclass(slots=True)
class Card:
    """The card of a record, written when a page shows it, once.

    Attributes:
        make: writes it.
    """

    make: Callable[[], Markup]
    _html: Markup | None = None

    def __html__(self) -> Markup:
        """The card, as templates write it."""
        if self._html is None:
            self._html = self.make()
        return self._html


def card(writer: Writer, here: Here, record: Brief, *, level: int = 3, why: str | None = None) -> Card:
    """Return the card of a record, its title a heading of the given level; ``why`` says why it is shown.

    A record stands in several lists: its card is one for all the pages of one depth, whose links are the same.
    """
    depth = here.url.count("/")
    key = (record.cle, depth, level, why)
    found = writer.cards.get(key)
    if found is None:
        found = writer.cards[key] = Card(lambda: _card(writer, here, record, level, why))
    return found


def cards(writer: Writer, here: Here, records: Sequence[Brief], *, level: int = 3) -> Later:
    """Return the cards of records, in a part of a page that changes when one of them does."""
    key = digest(b"%d" % level, *(one.face for one in records))
    return Later(key, len(records), lambda: [card(writer, here, one, level=level) for one in records])


def _card(writer: Writer, here: Here, record: Brief, level: int, why: str | None) -> Markup:
    component: Any = writer.environment.globals["cards"]
    shown = carte(writer, record)
    html = component.card(
        record.genre,
        record.titre,
        here.record(record),
        summary=shown.resume,
        meta=[*([("link", why)] if why else []), *shown.faits],
        status=mark(writer, record),
        limit=_limit(record),
        level=level,
    )
    return Markup(html)  # noqa: S704 - output of an autoescaped macro


def deadline_mark(record: Brief) -> str:
    """Return « Jusqu’au 22 mai 2025 », with its announced hour; empty without a deadline that matters."""
    found = _limit(record)
    return found[0] if found else ""


def _limit(record: Brief) -> tuple[str, str, str, bool] | None:
    """Return the deadline of a card: words, ISO form, time zone, whether it is still to come."""
    if record.limite is None or record.statut is None:
        return None
    # Closed by the editors: its date matters no more.
    if record.statut.terminee and record.cloturee:
        return None
    lead = "Échéance le" if record.statut.terminee else "Jusqu’au"
    return (
        f"{lead} {words.last_moment(record)}",
        words.iso(record) or "",
        record.fuseau,
        record.statut.ouverte,
    )
