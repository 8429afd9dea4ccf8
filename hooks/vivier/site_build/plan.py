"""From the settings to the pages to stamp: validation first, and nothing at all when a record is refused."""

from collections.abc import Iterator

from vivier.browse import Index
from vivier.candidacy.checking import load
from vivier.exports.calendar import calendars
from vivier.exports.redirects import host_files
from vivier.exports.search.analysed import Analysed
from vivier.exports.search.build import search_files
from vivier.intake import report
from vivier.intake.problems import Problem, Severity
from vivier.pages.calendar_words import sentences
from vivier.pages.cards import brief
from vivier.pages.redirect_page import moves
from vivier.pages.site import fragments, pages, writer_of
from vivier.pages.urls import CALENDAR, INDEX_URL, record_url
from vivier.pages.writer import SiteContext
from vivier.records import Fiche
from vivier.site_build.run import Plan, RefusedError
from vivier.site_build.settings import Settings


def plan_catalogue(settings: Settings) -> Plan:
    """Validate every record and make every page of the catalogue, or raise `RefusedError`."""
    loaded = load(settings.fiches)
    if loaded.catalogue is None:
        raise RefusedError(
            report.text(loaded.problems),
            f"{report.summary(loaded.problems)} : rien n’est publié.",
            terminal=report.text(loaded.problems, colour=True),
        )
    writer = writer_of(
        loaded.catalogue, SiteContext(settings.moment, settings.fiches_par_page, settings.archivage_jours)
    )
    files = (
        *host_files(moves(writer), settings.site_url),
        *calendars(writer.index, settings.site_url, _address, CALENDAR, sentences),
        *_search(writer.index, settings),
    )
    return Plan(tuple(pages(writer)), fragments(writer), _warnings(loaded.problems), files)


def _search(index: Index, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the search, analysing only the records that changed since the last build."""
    kept = settings.cache / "search.bin" if settings.cache else None
    analysed = Analysed.load(kept) if kept else None
    for name, content in search_files(index, brief, analysed):
        yield f"{INDEX_URL}{name}", content
    if analysed is not None and kept and analysed.changed:
        analysed.save(kept)


def _address(record: Fiche) -> str:
    return record_url(record.genre, record.id)


def _warnings(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """One sentence for all the warnings: `vivier check` shows each of them."""
    found = [problem for problem in problems if problem.severity is Severity.AVERTISSEMENT]
    return (f"{report.summary(found)} ; pour les lire : vivier check",) if found else ()
