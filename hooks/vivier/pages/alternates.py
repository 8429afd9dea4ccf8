"""The other forms of a page: what a calendar, a feed reader, a spreadsheet or a program takes instead of it."""

from markupsafe import Markup

from vivier.browse.briefs import Brief
from vivier.browse.calendars import has_calendar, may_have_deadlines
from vivier.urls import (
    CALENDAR,
    CALENDARS,
    DONNEES_URL,
    FEED,
    MARKDOWN,
    MARKDOWN_TYPE,
    TABLE,
    api_record_url,
    collection_url,
    record_url,
)

from . import words
from .page import Alternate
from .writer import Here, Links, SiteContext

ATOM, ICS, CSV = "application/atom+xml", "text/calendar", "text/csv"
# Short to the eye, where the words around it are read too.
_HELP = Markup('aide<span class="v-hidden"> pour suivre une liste</span>')
_SHORT = {ATOM: "flux Atom", ICS: "agenda", CSV: "tableau CSV"}


def of_record(record: Brief) -> tuple[Alternate, ...]:
    """Return the other forms of a record's page."""
    url = record_url(record.genre, record.id)
    calendar = Alternate("text/calendar", "Échéance pour un agenda", f"{url}{CALENDAR}")
    data = Alternate("application/json", "Données de la fiche", api_record_url(record.genre, record.id))
    text = Alternate(MARKDOWN_TYPE, "Cette page en Markdown", f"{url}{MARKDOWN}")
    return (*((calendar,) if has_calendar(record) else ()), data, text)


def of_collection(context: SiteContext, sorte: str, code: str, nom: str) -> tuple[Alternate, ...]:
    """Return what one follows a collection with (see `vivier.browse.collections`); it has a page.

    Args:
        context: no feed where it does not know the address of the site.
        sorte: sort of the collection.
        code: its code.
        nom: its name, in French.
    """
    url = collection_url(sorte, code)
    found = [Alternate(ATOM, f"Flux Atom{words.NBSP}: {nom}", f"{url}{FEED}")] if context.site_url else []
    if may_have_deadlines(sorte, code):
        found.append(Alternate(ICS, f"Agenda des échéances{words.NBSP}: {nom}", f"{url}{CALENDARS}"))
    return (*found, Alternate(CSV, f"Tableau CSV{words.NBSP}: {nom}", f"{url}{TABLE}"))


def links(here: Here, alternates: tuple[Alternate, ...]) -> Links:
    """Return what one follows a collection with, as its page shows it, then the link to how it is done."""
    found = [(_SHORT[one.type], here.to(one.url)) for one in alternates]
    return [*found, (_HELP, here.to(DONNEES_URL))]
