"""The links of the API: absolute where the site knows its address, else relative to the file that has them.

What makes a link of an address of the site is a text that comes before it, so that what two files of one depth say of a
record is the same.
"""

from typing import cast

from vivier.browse.briefs import Brief
from vivier.browse.calendars import has_calendar
from vivier.urls import CALENDAR, MARKDOWN, api_record_url, record_url

from . import shapes


def root(site_url: str | None, here: str) -> str:
    """Return what comes before an address of the site to make it a link.

    Args:
        site_url: address of the site, ending with a slash; None when it is not known.
        here: address of the file that links.
    """
    return site_url or "../" * here.count("/")


def reference(brief: Brief, links: str) -> shapes.Renvoi:
    """Return the links to a record that another file names."""
    return {
        "page": links + record_url(brief.genre, brief.id),
        "json": links + api_record_url(brief.genre, brief.id),
    }


def named(brief: Brief, links: str) -> shapes.Repere:
    """Return what names a record in another file."""
    return {
        "genre": cast("shapes.Genre", brief.genre),
        "id": brief.id,
        "titre": brief.titre,
        "adresses": reference(brief, links),
    }


def addresses(brief: Brief, links: str) -> shapes.Adresses:
    """Return the links to the forms of a record, in its own document."""
    page = links + record_url(brief.genre, brief.id)
    found: shapes.Adresses = {
        "page": page,
        "json": links + api_record_url(brief.genre, brief.id),
        "markdown": page + MARKDOWN,
    }
    if has_calendar(brief):
        found["calendrier"] = page + CALENDAR
    return found
