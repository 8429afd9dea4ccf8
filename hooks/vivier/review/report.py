"""What a change does, for people in a terminal and for programs."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from vivier.french import agree, capital
from vivier.intake.problems import Problem
from vivier.intake.report import visible
from vivier.intake.shared_lists import SHARED_LISTS
from vivier.records import KINDS

from .change import Changement, Nature, Portee, Revue
from .words import listed

NOTHING = "Aucun changement."

SECTIONS = {
    "alertes": "À vérifier",
    "listes": "Listes partagées",
    "redirections": "Anciennes adresses",
    "apparus": "Nouveaux messages de la vérification",
    "disparus": "Messages qui disparaissent",
    "illisibles": "Illisibles avant ce changement, donc non comparées",
    "muettes": "Modifiées sans effet pour les lecteurs",
}
"""Titles of what follows the records."""

_GENDERS = {"projet": "", "labo": ""}
"""Ending of a participle after the name of a kind: a posting, a campaign and a mission are feminine."""

_CODES = {Nature.RETIREE: "31", Nature.AJOUTEE: "32", Nature.REPAREE: "32"}


def conclusion(revue: Revue) -> str:
    """Return « 1 offre d’emploi ajoutée, 3 flux touchés, contact retiré. »."""
    if revue.vide:
        return NOTHING
    parts = list(_counts(revue))
    parts += reached(revue.portee)
    briefs = Counter(one.bref for change in revue.changements for one in change.details if one.bref)
    parts += [brief if count == 1 else f"{brief} ({count} fois)" for brief, count in briefs.items()]
    to_check = len(revue.alertes) + sum(len(one.alertes) for one in revue.changements)
    if to_check:
        parts.append(f"{agree(to_check, 'point')} à vérifier")
    if not revue.changements:
        elsewhere = revue.listes or revue.redirections or revue.alertes
        parts.insert(0, "Aucune fiche n’est modifiée" if elsewhere else "Rien ne change pour les lecteurs")
    return f"{', '.join(parts)}."


def _counts(revue: Revue) -> Iterator[str]:
    found = Counter((one.nature, one.genre) for one in revue.changements)
    for (nature, genre), count in found.items():
        kind = KINDS[genre]
        name = agree(count, kind.libelle, kind.libelle_pluriel)
        yield f"{name} {_agreed(nature, genre)}{'s' if count > 1 else ''}"
    for name, count in Counter(one.liste for one in revue.listes).items():
        entry = SHARED_LISTS[name].libelle.split(" ", 1)[1]
        feminine = "e" if name == "themes" else ""
        yield f"{agree(count, entry)} touché{feminine}{'s' if count > 1 else ''}"


def _agreed(nature: Nature, genre: str) -> str:
    return nature.libelle.removesuffix("e") + _GENDERS.get(genre, "e")


def reached(portee: Portee) -> list[str]:
    """Return « 5 pages touchées », « 3 flux touchés », « 1 calendrier touché », without what is not."""
    counts = (
        (agree(portee.pages, "page"), "touchée", portee.pages),
        (agree(portee.flux, "flux", "flux"), "touché", portee.flux),
        (agree(portee.calendriers, "calendrier"), "touché", portee.calendriers),
    )
    return [f"{name} {word}{'s' if count > 1 else ''}" for name, word, count in counts if count]


def headline(change: Changement) -> tuple[str, str]:
    """Return what becomes of a record, and its title: « Offre d’emploi ajoutée », « Chef de projets »."""
    return f"{KINDS[change.genre].titre} {_agreed(change.nature, change.genre)}", change.titre


def lines(change: Changement) -> Iterator[str]:
    """Yield what a reader sees otherwise of a record, one sentence without full stop a line, as plain text."""
    if change.ancien:
        yield f"Identifiant : {change.ancien} devient {change.id}"
    yield from (capital(one.texte) for one in change.details)


def others(revue: Revue) -> Iterator[tuple[str, list[str]]]:
    """Yield what follows the records: the title of each section that has something, and its lines."""
    found = {
        "alertes": [capital(one.texte) for one in revue.alertes],
        "listes": [_entry(one.liste, one.texte, one.fiches) for one in revue.listes],
        "redirections": [capital(one) for one in revue.redirections],
        "apparus": [problem_line(one) for one in revue.apparus],
        "disparus": [problem_line(one) for one in revue.disparus],
        "illisibles": list(revue.illisibles),
        "muettes": list(revue.muettes),
    }
    yield from ((SECTIONS[name], said) for name, said in found.items() if said)


def _entry(name: str, text: str, count: int) -> str:
    # No record cites an acronym: the search reads them all.
    cited = f", {agree(count, 'fiche')} à relire" if SHARED_LISTS[name].code and count else ""
    return f"{name} : {text}{cited}"


def problem_line(one: Problem) -> str:
    """Return a problem on one line."""
    return f"{one.path}:{one.line} : {one.severity.value} {one.code}, {one.message}"


def territories(portee: Portee) -> str:
    """Return the names of the territories concerned, or an empty text."""
    said = [
        f"{label} : {listed(names)}"
        for label, names in (("régions", portee.regions), ("départements", portee.departements))
        if names
    ]
    return " ; ".join(said)


def as_text(revue: Revue, *, colour: bool = False) -> str:
    """Return the whole for a terminal: records first, then the lists, the addresses and the messages."""

    def paint(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colour else text

    blocks = []
    for change in revue.changements:
        what, title = headline(change)
        tint = _CODES.get(change.nature, "36")
        block = [f"{paint(what, f'1;{tint}')} : {paint(visible(title), '1')}", f"  {visible(change.fichier)}"]
        block += [f"  - {visible(one)}" for one in lines(change)]
        block += [f"  {paint('!', '33')} {visible(capital(one.texte))}" for one in change.alertes]
        blocks.append("\n".join(block))
    for title, said in others(revue):
        blocks.append("\n".join([f"{paint(title, '1')} :", *(f"  - {visible(one)}" for one in said)]))
    if where := territories(revue.portee):
        blocks.append(f"{capital(where)}.")
    blocks.append(conclusion(revue))
    return "\n\n".join(blocks)


def as_json(revue: Revue, base: str, head: str, today: date) -> str:
    """Return the whole for programs.

    An object: ``version`` (1 as long as the names below keep their meaning), ``base`` and ``tete`` (what is compared),
    ``jour`` (AAAA-MM-JJ, when both are seen), ``resume`` (a sentence), ``fiches``, ``muettes`` (files that change for
    nobody), ``listes`` (``liste``, ``id``, ``texte``, ``fiches``: how many cite the entry), ``redirections``
    (sentences), ``alertes`` (``code``, ``texte``), ``portee`` (``pages``, ``flux``, ``calendriers``: numbers;
    ``regions``, ``departements``: names), ``apparus`` and ``disparus`` (problems: ``code``, ``severite``, ``fichier``,
    ``ligne``, ``message``) and ``illisibles`` (files). One of ``fiches`` has ``nature`` (a value of `Nature`),
    ``genre``, ``id``, ``titre``, ``fichier``, ``ancien`` (id before a renaming, or null), ``details`` (``sujet``,
    ``texte``, ``bref``) and ``alertes``. The output is ASCII: a character that must not be shown is escaped.
    """
    content = {
        "version": 1,
        "base": base,
        "tete": head,
        "jour": today.isoformat(),
        "resume": conclusion(revue),
        "fiches": [asdict(one) for one in revue.changements],
        "muettes": revue.muettes,
        "listes": [asdict(one) for one in revue.listes],
        "redirections": revue.redirections,
        "alertes": [asdict(one) for one in revue.alertes],
        "portee": asdict(revue.portee),
        "apparus": [_problem(one) for one in revue.apparus],
        "disparus": [_problem(one) for one in revue.disparus],
        "illisibles": revue.illisibles,
    }
    return json.dumps(content, indent=2)


def _problem(one: Problem) -> dict[str, object]:
    return {
        "code": one.code,
        "severite": one.severity.value,
        "fichier": one.path,
        "ligne": one.line,
        "message": one.message,
    }
