"""The page of an idea campaign: figures, ideas by theme, rankings, workshops, what became of the ideas."""

import re
from collections import defaultdict
from itertools import groupby

from vivier.french import capital
from vivier.records import DEPARTEMENTS, REGIONS, Demarche, Projet
from vivier.records.demarche import Ateliers, Classement, Etape, Proposition, ThemeDemarche
from vivier.records.numbers import Quantite
from vivier.records.territories import regions_beyond
from vivier.records.vocabularies import OrdreClassement

from . import words
from .page import Article
from .record_page import opening
from .writer import Here, Links, Writer

_YEAR = re.compile(r"\b\d{4}\b")


def demarche_page(writer: Writer, record: Demarche) -> Article:
    """Write the article of a campaign."""
    here, common = opening(writer, record)
    projects = writer.index.citant(record, "projet")
    outcomes: defaultdict[str, list[Projet]] = defaultdict(list)
    for one in projects:
        project = writer.catalogue.get("projet", one.id)
        if project is not None and project.origine:
            for idea in project.origine.idees:
                outcomes[idea].append(project)
    titles = {theme.code: theme.titre for theme in record.themes}
    counted = [
        (theme.titre, theme.idees.valeur, f"#theme-{theme.code}", words.quantity(theme.idees))
        for theme in record.themes
        if theme.idees
    ]
    return writer.article(
        "demarche.html",
        here,
        **common,
        territories=_territories(here, record),
        counters=_counters(record),
        bars=counted,
        bars_caption=_sum(record),
        theme_counts={theme.code: _theme_count(theme) for theme in record.themes},
        rankings=[_ranking(one, titles) for one in record.classements],
        ideas_to_projects=dict(outcomes),
        workshops=[fact for fact in _workshops(record.ateliers) if fact[1]] if record.ateliers else [],
        schedule=_schedule(record),
        sheets_ideas=_sheets_ideas(record),
        yearless=_yearless(record),
        projects=projects,
        labs=writer.index.citant(record, "labo"),
    )


def _territories(here: Here, record: Demarche) -> Links:
    """Return the names and the addresses of its territories: they may be many, and the breadcrumb has one."""
    return [(DEPARTEMENTS[code].nom, here.departement(code)) for code in record.departements] + [
        (REGIONS[code].nom, here.region(code)) for code in regions_beyond(record.regions, record.departements)
    ]


def _counters(record: Demarche) -> list[tuple[str, str]]:
    shown: list[tuple[Quantite, str, str]] = []
    if record.contributions:
        shown.append((record.contributions, "contribution", "contributions"))
    if record.idees_total:
        shown.append((record.idees_total, "idée", "idées"))
    if record.ateliers:
        shown.append((Quantite(valeur=record.ateliers.nombre), "atelier", "ateliers"))
        if record.ateliers.participants:
            shown.append((record.ateliers.participants, "personne en atelier", "personnes en atelier"))
    return [(words.quantity(count), one if count.valeur < 2 else several) for count, one, several in shown]


def _sum(record: Demarche) -> str:
    """Return the sum of the themes, where the source counts each and the whole; any other would be false."""
    if not record.addition or not record.idees_total:
        return "Idées par thème"
    parts = " + ".join(words.number(one) for one in record.addition)
    return f"{words.counted(record.idees_total, 'idée')} = {parts}"


def _theme_count(theme: ThemeDemarche) -> str:
    said = words.counted(theme.idees, "idée") if theme.idees else "Nombre d’idées non précisé par la source"
    if theme.occurrences:
        said += f", à partir {words.of(words.counted(theme.occurrences, 'occurrence'))}"
    return said + "."


def _ranking(ranking: Classement, titles: dict[str, str]) -> dict[str, object]:
    about = [ranking.type.libelle]
    about += [titles[code] for code in ranking.themes]
    found = len(ranking.propositions)
    # Where the source announces more of them, one must not take the list for the whole.
    announced = f" sur {words.number(ranking.taille)} annoncées" if (ranking.taille or found) != found else ""
    about.append(words.agree(found, "proposition") + announced)
    if ranking.ordre is not OrdreClassement.NON_ORDONNE:
        about.append(ranking.ordre.libelle.lower())
    groups: list[tuple[str | None, list[Proposition]]] = [
        (family, list(ideas))
        for family, ideas in groupby(ranking.propositions, key=lambda idea: idea.famille)
    ]
    return {"titre": ranking.titre, "about": " · ".join(about), "note": ranking.note, "groups": groups}


def _workshops(one: Ateliers) -> list[tuple[str, object]]:
    total = one.participants
    yes = {True: "Oui", False: "Non", None: None}
    return [
        (
            "Ateliers",
            f"{words.number(one.nombre)} de {words.agree(one.places, 'personne')}"
            + (f", soit {words.quantity(total)}" if total else ""),
        ),
        (
            "Séances",
            _sessions(one),
        ),
        ("Volontariat", yes[one.volontariat]),
        ("Tirage au sort si besoin", yes[one.tirage_au_sort]),
        ("Choix des thèmes", one.choix_des_themes),
        ("Animation", one.animation),
        ("Entre les séances", one.note),
    ]


def _sessions(one: Ateliers) -> str | None:
    lasting = one.duree_seance and f"chacune {words.of(one.duree_seance)}"
    count = one.seances and f"{words.number(one.seances)} par atelier"
    said = ", ".join(part for part in (count, lasting) if part)
    return capital(said) if said else None


def _sheets_ideas(record: Demarche) -> list[list[str]]:
    """Return the ideas that each project sheet takes up, in their words."""
    named = record.propositions
    return [[named[one].libelle for one in sheet.idees if one in named] for sheet in record.fiches_projet]


def _schedule(record: Demarche) -> list[tuple[str, str | None]]:
    """Return the steps, after the date of the campaign where none of them says it."""
    steps = [(step.libelle, _when(step)) for step in record.calendrier]
    if record.annee is None:
        return steps
    said = words.partial_date(record.annee)
    # The words of a source have ordinary spaces where ours do not break.
    pattern = re.compile(rf"\b{re.escape(said)}\b".replace(words.NBSP, r"\s"))
    if any(when and pattern.search(when) for _, when in steps):
        return steps
    return [("Date" if record.annee.mois else "Année", said), *steps]


def _when(step: Etape) -> str | None:
    if step.texte:
        return step.texte
    # A step that takes a day may be given by its beginning alone.
    return words.period(step.debut, step.fin or step.debut)


def _yearless(record: Demarche) -> str | None:
    """Return the sentence that says that the source gives no year, where no year is shown."""
    shown = [when for step in record.calendrier if (when := _when(step))]
    without = [when for when in shown if not _YEAR.search(when)]
    if record.annee or not without:
        return None
    return f"La source ne donne pas l’année{' de certaines dates' if len(without) < len(shown) else ''}."
