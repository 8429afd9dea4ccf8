"""The other forms of a page: what a calendar, a feed reader, a spreadsheet or a program takes instead of it."""

from vivier.browse.briefs import Brief
from vivier.browse.calendars import has_calendar
from vivier.urls import CALENDAR, MARKDOWN, MARKDOWN_TYPE, api_record_url, record_url

from .page import Alternate


def of_record(record: Brief) -> tuple[Alternate, ...]:
    """Return the other forms of a record's page."""
    url = record_url(record.genre, record.id)
    calendar = Alternate("text/calendar", "Échéance pour un agenda", f"{url}{CALENDAR}")
    data = Alternate("application/json", "Données de la fiche", api_record_url(record.genre, record.id))
    text = Alternate(MARKDOWN_TYPE, "Cette page en Markdown", f"{url}{MARKDOWN}")
    return (*((calendar,) if has_calendar(record) else ()), data, text)
