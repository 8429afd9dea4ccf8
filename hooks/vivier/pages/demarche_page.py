"""The page of an idea campaign: figures, ideas by theme, rankings, workshops, what became of the ideas."""

from collections import defaultdict
from itertools import groupby

from vivier.records import Demarche, Projet
from vivier.records.dates import DatePartielle, JourSansAnnee
from vivier.records.demarche import Ateliers, Classement, Etape, Proposition, ThemeDemarche
from vivier.records.vocabularies import OrdreClassement

from . import words
from .page import Article
from .record_page import opening
from .writer import Writer


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
        (theme.titre, theme.idees.valeur, f"#theme-{theme.code}") for theme in record.themes if theme.idees
    ]
    return writer.article(
        "demarche.html",
        here,
        **common,
        counters=_counters(record),
        bars=counted,
        bars_caption=_sum(record),
        theme_counts={theme.code: _theme_count(theme) for theme in record.themes},
        rankings=[_ranking(one, titles) for one in record.classements],
        ideas_to_projects=dict(outcomes),
        workshops=[fact for fact in _workshops(record.ateliers) if fact[1]] if record.ateliers else [],
        schedule=[(step.libelle, _when(step)) for step in record.calendrier],
        projects=projects,
    )


def _counters(record: Demarche) -> list[tuple[str, str]]:
    shown = []
    if record.contributions:
        shown.append(
            (
                words.quantity(record.contributions),
                "contribution" if record.contributions.valeur < 2 else "contributions",
            )
        )
    if record.idees_total:
        shown.append(
            (words.quantity(record.idees_total), "idée" if record.idees_total.valeur < 2 else "idées")
        )
    if record.ateliers:
        shown.append((words.number(record.ateliers.nombre), "ateliers"))
        if record.ateliers.participants:
            shown.append((words.quantity(record.ateliers.participants), "personnes en atelier"))
    return shown


def _sum(record: Demarche) -> str:
    counts = [theme.idees for theme in record.themes if theme.idees]
    if not record.idees_total or not counts:
        return "Idées par thème"
    parts = " + ".join(words.number(one.valeur) for one in counts)
    return f"{words.quantity(record.idees_total)} idées = {parts}"


def _theme_count(theme: ThemeDemarche) -> str:
    ideas = words.quantity(theme.idees) if theme.idees else None
    said = f"{ideas} idées" if ideas else "Nombre d’idées non précisé par la source"
    if theme.occurrences:
        said += f", à partir de {words.quantity(theme.occurrences)} occurrences"
    return said + "."


def _ranking(ranking: Classement, titles: dict[str, str]) -> dict[str, object]:
    about = [ranking.type.libelle]
    about += [titles[code] for code in ranking.themes]
    about.append(words.agree(len(ranking.propositions), "proposition"))
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
            f"{words.number(one.nombre)} de {words.number(one.places)} personnes"
            + (f", soit {words.quantity(total)}" if total else ""),
        ),
        (
            "Séances",
            one.seances
            and f"{one.seances} par atelier"
            + (f", chacune d’{one.duree_seance}" if one.duree_seance else ""),
        ),
        ("Volontariat", yes[one.volontariat]),
        ("Tirage au sort si besoin", yes[one.tirage_au_sort]),
        ("Choix des thèmes", one.choix_des_themes),
        ("Animation", one.animation),
        ("Entre les séances", one.note),
    ]


def _when(step: Etape) -> str | None:
    if step.texte:
        return step.texte
    start, end = (_words(one) for one in (step.debut, step.fin))
    if start and end:
        return start if start == end else f"du {start} au {end}"
    return start or (f"jusqu’au {end}" if end else None)


def _words(value: DatePartielle | JourSansAnnee | None) -> str | None:
    return words.partial_date(value) if value else None
