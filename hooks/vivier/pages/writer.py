"""What every page of records needs: the catalogue, its index, the templates, links from where the page is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from markupsafe import Markup

from vivier import urls
from vivier.browse import Index
from vivier.browse.briefs import Brief
from vivier.browse.collections import Collection, collections
from vivier.browse.organisations import lists_key, name_of
from vivier.browse.related import Openings, openings
from vivier.candidacy import ARCHIVAGE, Moment
from vivier.intake.catalogue import Catalogue
from vivier.kept import digest
from vivier.memo import Memo
from vivier.records import Fiche
from vivier.records.citations import Key
from vivier.records.shared import Organisme

from . import text
from .environment import environment
from .fingerprints import fingerprint
from .linked_data import Describe, script
from .page import Alternate, Article, Lot, Page

if TYPE_CHECKING:
    from .cards import Card, Carte
    from .preparation import Lines

Links = list[tuple[str, str]]
"""Labels and links, as the components take them."""


@dataclass(frozen=True, slots=True)
class SiteContext:
    """What pages depend on besides the records.

    Attributes:
        moment: moment for which states are computed.
        page_size: records on a page of a list.
        archivage: days between the end of a posting and its archiving.
        cache: folder of what is kept from one run to the next; None to keep nothing.
        site_url: address of the site, ending with a slash; None when it is not known.
        describe: gives what a page says to programs; None to say nothing.
    """

    moment: Moment
    page_size: int = 20
    archivage: int = ARCHIVAGE
    cache: Path | None = None
    site_url: str | None = None
    describe: Describe | None = field(default=None, compare=False)

    @property
    def key(self) -> bytes:
        """Bytes that differ whenever articles would, for the same moment, records and lists."""
        return self.describe.key if self.describe else b""

    @property
    def today(self) -> date:
        """The day that pages write as the day of the site."""
        return self.moment.jour


@dataclass(frozen=True, slots=True)
class Here:
    """Where a page stands: links are written from there.

    Attributes:
        url: address of the page.
        catalogue: where records named in texts are looked for.
        named: the records looked for so far, each with whether it is there.
        texts: the texts without a link rendered so far: they are the same on every page, and in what it describes.
    """

    url: str
    catalogue: Catalogue
    named: dict[Key, bool] = field(default_factory=dict, compare=False, repr=False)
    texts: dict[str, Markup] = field(default_factory=dict, compare=False, repr=False)

    def to(self, url: str) -> str:
        """Return the link from this page to another address of the site."""
        return urls.relative(self.url, url)

    def record(self, record: Fiche | Brief) -> str:
        """Return the link to a record."""
        return self.to(urls.record_url(record.genre, record.id))

    def region(self, code: str) -> str:
        """Return the link to a region."""
        return self.to(urls.region_url(code))

    def departement(self, code: str) -> str:
        """Return the link to a département."""
        return self.to(urls.departement_url(code))

    def markdown(self, source: str) -> Markup:
        """Render a text field, its links to records included."""
        html = text.markdown(source, self._named)
        if "<a" not in html:
            self.texts[source] = html
        return text.scrolling(html)

    def organisation(self, organisme: Organisme) -> str:
        """Return the name of an organisation, its own or that of the shared list."""
        return name_of(self.catalogue, organisme)

    def _named(self, genre: str, identifier: str) -> str | None:
        found = self.named[genre, identifier] = identifier in self.catalogue.records[genre]
        return self.to(urls.record_url(genre, identifier)) if found else None


@dataclass(frozen=True, slots=True)
class Writer:
    """Makes pages: everything that does not change from one page to the next of a build.

    Attributes:
        catalogue: the records.
        index: what was computed from them for the day.
        context: the settings that pages depend on.
        memo: what a record's text alone decides, kept from one build to the next.
        lists: bytes that differ whenever a shared list would be shown otherwise.
        openings: the open postings, as `near` needs them.
        cartes: what cards show of the records asked for so far, by face.
        cards: cards of this build, by record, depth of the page, level of the title and reason to show it.
        kits: instructions of candidacy already written, by what says them (see `preparation`).
    """

    catalogue: Catalogue
    index: Index
    context: SiteContext
    memo: Memo = field(default_factory=Memo, repr=False)
    lists: bytes = field(init=False, repr=False)
    openings: Openings = field(init=False, repr=False)
    _collections: list[Collection] = field(init=False, repr=False, default_factory=list)
    cartes: dict[bytes, "Carte"] = field(default_factory=dict, repr=False)
    cards: dict[tuple[Key, int, int, str | None], "Card"] = field(default_factory=dict, repr=False)
    kits: dict[tuple[int, int, tuple[str, ...]], "Lines"] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lists", lists_key(self.catalogue))
        object.__setattr__(self, "openings", openings(self.index))

    @property
    def collections(self) -> Sequence[Collection]:
        """The sets of records that one may follow, found once a build: a page of a record needs none of them."""
        if not self._collections:
            self._collections.extend(collections(self.index))
        return self._collections

    @property
    def environment(self) -> Environment:
        """The templates."""
        return environment(self.context.cache)

    def here(self, url: str) -> Here:
        """Return the point of view of a page."""
        return Here(url, self.catalogue)

    def themes(self, here: Here, record: Fiche) -> Links:
        """Return the names of a record's themes, and the search for each."""
        return [
            (self.catalogue.themes[one].nom, here.to(urls.search_url(theme=one)))
            for one in record.thematiques
        ]

    def render(self, template: str, here: Here, **values: object) -> Markup:
        """Render a template of an article; its output is safe because the environment escapes every value."""
        html = self.environment.get_template(template).render(here=here, writer=self, **values)
        return Markup(html)  # noqa: S704 - autoescaped

    def article(self, template: str, here: Here, record: Fiche, **values: object) -> Article:
        """Write the article of a record's page."""
        html = self.render(template, here, record=record, **values)
        if not self.index.fiches[record.cle].terminee:
            html += self.described(here, values["trail"], record)
        return Article(html, tuple(here.named.items()))

    def described(self, here: Here, trail: Any, record: Fiche | None = None) -> Markup:
        """Return what a page says to programs, for the end of its article.

        To be written only in a page that search engines may list.
        """
        describe, site = self.context.describe, self.context.site_url
        if describe is None or site is None:
            return Markup()

        def resolve(genre: str, ident: str) -> str | None:
            # The article, which shows the same texts, has named them already.
            there = ident in self.catalogue.records[genre]
            return site + urls.record_url(genre, ident) if there else None

        def html(source: str) -> str:
            shown = here.texts.get(source) or text.markdown(source, resolve)
            return str(shown).replace("&nbsp;", "\u00a0")

        return script(describe(self.index, here.url, trail, record, html if record else None))

    def page(
        self,
        template: str,
        here: Here,
        *,
        section: str,
        title: str,
        description: str,
        noindex: bool = False,
        modified: date | None = None,
        alternates: tuple[Alternate, ...] = (),
        **values: object,
    ) -> Page:
        """Return a page that shows several records, or none, from the plain data that its template reads."""
        key = digest(
            fingerprint(template, here.url, section, title, description, noindex, alternates, values),
            self.context.key,
        )

        def make() -> Article:
            html = self.render(template, here, **values)
            return Article(html if noindex else html + self.described(here, values.get("trail", ())))

        return Page(
            here.url,
            section,
            title,
            description,
            key,
            make,
            noindex=noindex,
            modified=modified,
            alternates=alternates,
        )

    def lot(
        self,
        name: str,
        pages: Callable[[], Iterable[Page]],
        shown: Iterable[Brief],
        changed: date | None = None,
        *counts: int,
    ) -> Lot:
        """Return pages that show records in lists, as a lot.

        Args:
            name: of the lot.
            pages: lists them.
            shown: the records that they show or count, in order.
            changed: the day of change of the pages.
            counts: what else they count.
        """
        said = (self.context.site_url, self.context.page_size, changed and changed.toordinal(), *counts)
        faces = b"".join([one.face for one in shown])
        return Lot(name, digest(self.lists, self.context.key, repr(said).encode(), faces), pages)

    def page_of_code(
        self,
        template: str,
        here: Here,
        values: Callable[[], Mapping[str, object]],
        *,
        section: str,
        title: str,
        description: str,
    ) -> Page:
        """Return a page that shows what the code says and nothing of the records.

        Its values are computed only when it is written: other code is another cache.
        """

        def make() -> Article:
            return Article(self.render(template, here, **values()))

        return Page(here.url, section, title, description, b"code", make)
