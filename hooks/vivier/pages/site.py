"""All the pages made from records."""

from collections.abc import Callable, Iterator

from markupsafe import Markup

from vivier.browse import build_index
from vivier.intake.catalogue import Catalogue
from vivier.records import Demarche, Emploi, Fiche, Labo, Mission, Projet

from .demarche_page import demarche_page
from .emploi_page import emploi_page
from .follow_up import follow_up_pages
from .guide import guide_pages
from .home_page import home
from .labo_page import labo_page
from .list_pages import kind_pages
from .mission_page import mission_page
from .page import Page
from .projet_page import projet_page
from .redirect_page import redirect_pages
from .rules_page import rules_page
from .search_page import search_page
from .territory_pages import territory_pages
from .writer import SiteContext, Writer

_RECORD_PAGES: dict[type[Fiche], Callable[..., Page]] = {
    Emploi: emploi_page,
    Projet: projet_page,
    Labo: labo_page,
    Demarche: demarche_page,
    Mission: mission_page,
}


def writer_of(catalogue: Catalogue, context: SiteContext) -> Writer:
    """Return what makes the pages of a catalogue at a moment."""
    index = build_index(catalogue, context.moment, context.archivage)
    # Pages know the records as they may be published, and no other.
    return Writer(index.catalogue, index, context)


def pages(writer: Writer) -> Iterator[Page]:
    """Yield every stamped page: lists, records, territories, in an order that the records alone decide."""
    for genre, records in writer.index.listes.items():
        yield from kind_pages(writer, genre)
        for record in records:
            yield _RECORD_PAGES[type(record)](writer, record)
    yield from redirect_pages(writer)
    yield from territory_pages(writer)
    yield search_page(writer)
    yield rules_page(writer)
    yield from guide_pages(writer)
    yield from follow_up_pages(writer)


def fragments(writer: Writer) -> dict[str, Markup]:
    """Return the passages that hand-written pages show, by path under ``content/``."""
    return {"index.md": home(writer)}
