"""What every page of records needs: the catalogue, its index, the templates, links from where the page is."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from markupsafe import Markup

from vivier.browse import Index
from vivier.browse.related import Openings, openings
from vivier.candidacy import ARCHIVAGE, Moment
from vivier.intake.catalogue import Catalogue
from vivier.records import KINDS, Fiche
from vivier.records.shared import Organisme

from . import text, urls
from .environment import environment
from .page import Page

Links = list[tuple[str, str]]
"""Labels and links, as the components take them."""


@dataclass(frozen=True, slots=True)
class SiteContext:
    """What pages depend on besides the records.

    Attributes:
        moment: moment for which states are computed.
        page_size: records on a page of a list.
        archivage: days between the end of a posting and its archiving.
    """

    moment: Moment
    page_size: int = 20
    archivage: int = ARCHIVAGE

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
    """

    url: str
    catalogue: Catalogue

    def to(self, url: str) -> str:
        """Return the link from this page to another address of the site."""
        return urls.relative(self.url, url)

    def record(self, record: Fiche) -> str:
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
        return text.markdown(source, self._named)

    def organisation(self, organisme: Organisme) -> str:
        """Return the name of an organisation, its own or that of the shared list."""
        name = organisme.nom or self.catalogue.organisations[organisme.organisation or ""].nom
        return f"{name}, {organisme.direction}" if organisme.direction else name

    def _named(self, genre: str, identifier: str) -> str | None:
        record = self.catalogue.get(genre, identifier)
        return self.record(record) if record is not None else None


@dataclass(frozen=True, slots=True)
class Writer:
    """Makes pages: everything that does not change from one page to the next of a build.

    Attributes:
        catalogue: the records.
        index: what was computed from them for the day.
        context: the settings that pages depend on.
        openings: the open postings, as `near` needs them.
        cards: cards already written, by record, depth of the page, level of the title and reason to show it.
        kits: instructions of candidacy already written, by what they say (see `preparation`).
    """

    catalogue: Catalogue
    index: Index
    context: SiteContext
    openings: Openings = field(init=False, repr=False)
    cards: dict[tuple[tuple[str, str], int, int, str | None], Markup] = field(
        default_factory=dict, repr=False
    )
    kits: dict[Hashable, Any] = field(default_factory=dict, repr=False)
    _shared: Mapping[str, object] = field(init=False)

    def __post_init__(self) -> None:
        shared = {"kinds": KINDS}
        object.__setattr__(self, "_shared", shared)
        object.__setattr__(self, "openings", openings(self.index))

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
        html = environment().get_template(template).render(here=here, writer=self, **self._shared, **values)
        return Markup(html)  # noqa: S704 - autoescaped

    def page(
        self,
        template: str,
        here: Here,
        *,
        section: str,
        title: str,
        description: str,
        record: Fiche | None = None,
        noindex: bool = False,
        **values: object,
    ) -> Page:
        """Make a page from a template; a record gives it the address of its YAML file."""
        return Page(
            url=here.url,
            section=section,
            title=title,
            description=description,
            article=self.render(template, here, record=record, **values),
            edit_path=self.catalogue.path_of(record) if record is not None else None,
            noindex=noindex,
        )
