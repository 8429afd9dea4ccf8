"""From the settings to the pages to stamp: validation first, and nothing at all when a record is refused."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from vivier.browse.briefs import Brief
from vivier.candidacy.checking import load
from vivier.exports.api.build import api_files
from vivier.exports.api.documents import Documents
from vivier.exports.calendar import calendars
from vivier.exports.exchange.files import exchange
from vivier.exports.exchange.mapping import correspondence
from vivier.exports.hosting.files import host_files
from vivier.exports.llms import LLMS, llms_txt
from vivier.exports.robots import ROBOTS, robots
from vivier.exports.search.analysed import Analysed
from vivier.exports.search.build import search_files
from vivier.exports.security import SECURITY, security_txt
from vivier.exports.site import Site
from vivier.exports.structured.page import Described
from vivier.exports.subscriptions import Words, parts_of, subscriptions
from vivier.intake import report
from vivier.intake.problems import Problem, Severity
from vivier.kept import digest
from vivier.memo import Memo
from vivier.outputs import Output, output
from vivier.pages import feed_words, words
from vivier.pages.calendar_words import sentences, subscribed
from vivier.pages.cards import carte, deadline_mark, result
from vivier.pages.exchange_page import exchange_page
from vivier.pages.page import Lot
from vivier.pages.record_pages import record_lots
from vivier.pages.redirect_page import moves
from vivier.pages.site import fragments, heads, lots, pages, writer_of
from vivier.pages.writer import SiteContext, Writer
from vivier.site_build.run import Meanwhile, Plan, RefusedError
from vivier.site_build.settings import Settings
from vivier.urls import API_URL, INDEX_URL


def plan_catalogue(settings: Settings, meanwhile: Meanwhile) -> Plan:
    """Validate every record and make every page of the catalogue, or raise `RefusedError`."""
    loaded = load(settings.fiches, cache=settings.cache)
    if loaded.catalogue is None:
        raise RefusedError.of(loaded.problems)
    memo = Memo(settings.cache / "fiches-en-bref.bin")
    context = SiteContext(
        settings.moment,
        settings.fiches_par_page,
        settings.archivage_jours,
        settings.cache,
        settings.site_url,
        # An invented posting is offered to no search engine.
        Described(settings.site_url, settings.site_name)
        if settings.site_url and not settings.catalogue_fictif
        else None,
    )
    writer = writer_of(loaded.catalogue, context, memo)
    meanwhile.read(settings.fiches, loaded, writer)
    site = Site(settings.site_name, settings.site_url, settings.catalogue_fictif)
    files: list[Output] = []
    for some in (
        (output(name, content) for name, content in host_files(moves(writer), settings.site_url)),
        _followed(writer, _subscriptions(writer, site)),
        _search(writer, settings),
        _followed(writer, api_files(writer.index, site, partial(carte, writer), writer.collections)),
        _for_programs(writer, settings),
    ):
        files += some
        meanwhile.look()
    records = loaded.catalogue.records
    planned = (*pages(writer), exchange_page(writer, correspondence()))
    listed = (*lots(writer), *_records(writer, site))
    return Plan(
        listed,
        planned,
        fragments(writer),
        (*settings.avertissements, *_warnings(loaded.problems)),
        heads(writer),
        tuple(files),
        exists=lambda key: key[1] in records[key[0]],
        keep=memo.save,
    )


def _records(writer: Writer, site: Site) -> Iterator[Lot]:
    """Yield all that is made from one record: its page, its Markdown, its calendar, its document of the API."""
    index, shared = writer.index, repr(site).encode()
    documents = Documents(index, site.url, words)

    def files(records: Sequence[Brief]) -> Iterator[Output]:
        yield from calendars(index, site, sentences, records)
        yield from documents.of(records)

    for lot, records in record_lots(writer):
        yield lot._replace(key=digest(lot.key, shared), files=partial(files, records))


def _subscriptions(writer: Writer, site: Site) -> Iterator[Output]:
    """Yield what one follows the catalogue with, or takes it over with: calendars, feeds, tables, exchange."""
    said = Words(subscribed, partial(feed_words.entry, writer))
    known = parts_of(writer.index, writer.memo, site, said, beside=partial(carte, writer))
    yield from subscriptions(writer.collections, known, site, writer.index.moment.jour)
    yield from exchange(writer.index, known, site)


def _followed(writer: Writer, files: Iterable[Output]) -> Iterator[Output]:
    """Yield files, and again those of a renamed laboratory where they were: programs that follow it read no page."""
    before: defaultdict[str, list[str]] = defaultdict(list)
    for old, new in moves(writer):
        if new is not None:
            for root in ("", API_URL):
                before[root + new].append(root + old)
    for one in files:
        yield one
        folder, slash, name = one.name.rpartition("/")
        for old in before.get(folder + slash, ()):
            yield one._replace(name=old + name)


def _search(writer: Writer, settings: Settings) -> Iterator[Output]:
    """Yield the files of the search, analysing only the records that changed since the last build."""
    analysed = Analysed(settings.cache / "search")
    for one in search_files(writer.index, partial(result, writer), analysed):
        yield one._replace(name=f"{INDEX_URL}{one.name}")
    analysed.save()


def _for_programs(writer: Writer, settings: Settings) -> Iterator[Output]:
    """Yield what programs look for at addresses of their own."""
    site_url, hidden = settings.site_url, settings.catalogue_fictif
    yield output(ROBOTS, robots(site_url, hidden=hidden))
    if said := security_txt(settings.securite, site_url):
        yield output(SECURITY, said)
    # A model would take invented postings for real ones.
    if site_url and not hidden:
        yield output(LLMS, llms_txt(writer.index, site_url, settings.site_name, deadline_mark))


def _warnings(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """One sentence for all the warnings: `vivier check` shows each of them."""
    found = [problem for problem in problems if problem.severity is Severity.AVERTISSEMENT]
    return (f"{report.summary(found)} ; pour les lire : vivier check",) if found else ()
