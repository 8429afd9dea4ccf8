"""The page « Données et abonnements »: what one follows the catalogue with, and how, said to a person."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from vivier.browse.collation import collation
from vivier.browse.collections import DEPARTEMENT, GENRE, LABO, REGION, TOUT, Collection
from vivier.french import capital
from vivier.kept import digest
from vivier.urls import (
    ACCUEIL,
    API_GUIDE_URL,
    DONNEES_URL,
    ECHANGE_URL,
    EXCHANGE_TABLE,
    RECHERCHE_URL,
    collection_url,
)

from . import alternates
from .fingerprints import Later
from .page import Page
from .writer import Here, Writer

_FORMS = ((alternates.ATOM, "flux Atom"), (alternates.ICS, "agenda"), (alternates.CSV, "tableau CSV"))

Row = tuple[Markup, ...]


def data_page(writer: Writer) -> Page:
    """Return the page of feeds, calendars, tables and data, with every subscription."""
    here = writer.here(DONNEES_URL)
    found: dict[str, list[Collection]] = {}
    for one in writer.collections:
        found.setdefault(one.sorte, []).append(one)
    located = writer.context.site_url is not None
    forms = [form for form in _FORMS if located or form[0] != alternates.ATOM]

    def rows(*sortes: str, by_name: bool = False) -> Later:
        listed = [one for sorte in sortes for one in found.get(sorte, ())]
        if by_name:
            listed.sort(key=lambda one: collation(one.nom))
        key = digest(repr([one[:3] for one in listed]).encode())
        return Later(key, len(listed), lambda: list(_rows(writer, here, listed, forms)))

    return writer.page(
        "donnees.html",
        here,
        section="donnees",
        title="Données et abonnements",
        description="Suivre les offres et leurs dates limites par un flux ou un agenda, reprendre les données.",
        alternates=alternates.of_collection(writer.context, TOUT, "", "toutes les fiches"),
        trail=[("Accueil", here.to(ACCUEIL)), ("Données et abonnements", "")],
        located=located,
        example=f"{writer.context.site_url or ''}{collection_url(REGION, '53')}",
        headers=["Liste", *(capital(label) for _, label in forms)],
        everything=rows(TOUT, GENRE),
        folded=[
            (title, one)
            for title, one in (
                ("Par région", rows(REGION, by_name=True)),
                ("Par département ou collectivité d’outre-mer", rows(DEPARTEMENT)),
                ("Par laboratoire", rows(LABO)),
            )
            if one
        ],
        api=here.to(API_GUIDE_URL),
        exchange=here.to(ECHANGE_URL),
        exchange_table=here.to(EXCHANGE_TABLE),
        search=here.to(RECHERCHE_URL),
    )


def _rows(
    writer: Writer, here: Here, found: Iterable[Collection], forms: list[tuple[str, str]]
) -> Iterator[Row]:
    """Yield the name of each collection, which leads to its page, and a link to each of its forms."""
    for one in found:
        urls = {
            other.type: other.url
            for other in alternates.of_collection(writer.context, one.sorte, one.code, one.nom)
        }
        page = here.to(collection_url(one.sorte, one.code) or "")
        yield (
            Markup('<a href="{}">{}</a>').format(page, one.nom),
            *(_form(here, label, one.nom, urls.get(kind)) for kind, label in forms),
        )


def _form(here: Here, label: str, name: str, url: str | None) -> Markup:
    """Return the link to a form; alone in its column to the eye, it says of what it is to who hears it."""
    if url is None:
        return Markup('<span aria-hidden="true">—</span><span class="v-hidden">aucune échéance</span>')
    link = Markup('<a href="{}">{}<span class="v-hidden">\u00a0: {}</span></a>')
    return link.format(here.to(url), label.partition(" ")[0], name)
