"""``llms.txt``: what a language model finds on the site, and in which form (https://llmstxt.org).

One line for each list, each region and each form of the data, and for the open postings that close first, as many as
one reads. The other records are one link further: the lists name them, and the rule of their address is given.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from vivier.browse import Index
from vivier.browse.briefs import Brief
from vivier.browse.lists import current
from vivier.french import capital
from vivier.records import KINDS, REGIONS
from vivier.urls import (
    API_URL,
    CALENDARS,
    CANDIDATER_URL,
    CONTRIBUER_URL,
    DEPARTEMENTS_URL,
    DONNEES_URL,
    FEED,
    MARKDOWN,
    REGLES_URL,
    TABLE,
    api_list_url,
    list_url,
    record_url,
    region_url,
)

from .markdown.escaping import escaped, target

LLMS = "llms.txt"
POSTINGS = 50
"""How many open postings have a line."""

_WHAT = """\
> Catalogue de l’innovation publique en France : offres d’emploi, projets, laboratoires, démarches d’idées et missions
> France services. Pour chaque offre : échéance et son origine, documents, façon de candidater selon la situation.
"""
_HOW = f"""\
Chaque fiche existe en Markdown : ajouter {MARKDOWN} à l’adresse de sa page. Les fiches sont en français, sous
Licence Ouverte 2.0. En cas d’écart, la publication officielle fait foi.
"""


class _Line(NamedTuple):
    label: str
    url: str
    note: str = ""


def llms_txt(index: Index, site_url: str, name: str, deadline: Callable[[Brief], str]) -> bytes:
    """Return the file.

    Args:
        index: the records at a moment.
        site_url: address of the site, ending with a slash.
        name: name of the site.
        deadline: says in a few words until when one may apply to an open posting.
    """
    opened = index.ouvertes(index.listes["emploi"])
    sections = [
        ("Fiches", _kinds(index)),
        (_opened(len(opened)), _postings(opened, deadline)),
        ("Régions", _regions(index)),
        ("Données", _data()),
        ("Guides", _guides()),
    ]
    parts = [f"# {escaped(name)}\n", _WHAT, _HOW, *(_section(*one, site_url) for one in sections)]
    return "\n".join(parts).encode()


def _section(title: str, lines: Iterable[_Line], site_url: str) -> str:
    written = [
        f"- [{escaped(line.label)}]({target(site_url + line.url)})"
        + (f": {escaped(line.note)}\n" if line.note else "\n")
        for line in lines
    ]
    return f"## {title}\n\n{''.join(written)}" if written else f"## {title}\n\nAucune pour le moment.\n"


def _kinds(index: Index) -> Iterator[_Line]:
    for genre, kind in KINDS.items():
        title = capital(kind.libelle_pluriel)
        yield _Line(title, list_url(genre), f"{len(current(index.listes[genre]))} en cours")


def _opened(count: int) -> str:
    """Return the title of the open postings, which says whether all of them have a line."""
    listed = f"{POSTINGS} premières sur {count}" if count > POSTINGS else f"{count}"
    return f"Offres d’emploi ouvertes, par échéance ({listed})"


def _postings(opened: Sequence[Brief], deadline: Callable[[Brief], str]) -> Iterator[_Line]:
    for one in opened[:POSTINGS]:
        yield _Line(one.titre, f"{record_url(one.genre, one.id)}{MARKDOWN}", deadline(one))
    if len(opened) > POSTINGS:
        yield _Line("Toutes les offres", api_list_url("genre", "emploi"), "JSON, par pages")


def _regions(index: Index) -> Iterator[_Line]:
    for code, place in REGIONS.items():
        yield _Line(place.nom, region_url(code), f"{index.en_cours_region.get(code, 0)} en cours")
    yield _Line("Départements et collectivités d’outre-mer", DEPARTEMENTS_URL, "chacun a sa page")


def _data() -> Iterator[_Line]:
    lists = list_url("emploi")
    yield _Line("Données et abonnements", DONNEES_URL, "toutes les formes, expliquées")
    yield _Line(
        "API JSON", f"{API_URL}index.json", "point d’entrée, sans clé ; description OpenAPI 3.1 à côté"
    )
    yield _Line("Flux Atom de tout le catalogue", FEED, "un aussi par sorte, région, département et labo")
    yield _Line("Calendrier des échéances des offres", f"{lists}{CALENDARS}", "iCalendar")
    yield _Line("Tableau des offres", f"{lists}{TABLE}", "CSV")


def _guides() -> Iterator[_Line]:
    yield _Line("Candidater", CANDIDATER_URL, "comprendre le recrutement public")
    yield _Line("Règles de candidature", REGLES_URL, "chaque règle et le texte dont elle vient")
    yield _Line("Contribuer", CONTRIBUER_URL, "comment une fiche est écrite et vérifiée")
