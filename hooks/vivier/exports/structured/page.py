"""All that a page says to programs."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote

from vivier.browse import Index
from vivier.kept import digest
from vivier.records import Emploi, Fiche, Labo
from vivier.urls import DONNEES_URL

from .organisations import lab
from .posting import Html, job_posting
from .site import breadcrumb, dataset
from .values import Thing

DATA = (
    "Offres d’emploi, projets, laboratoires, démarches d’idées et missions France services de l’innovation publique, "
    "avec leur état, leur échéance et la façon de candidater."
)
"""What the data of a site are."""


class Described(NamedTuple):
    """What the pages of a site say to programs, for a site that has an address.

    Attributes:
        site_url: address of the site, ending with a slash.
        name: name of the site.
    """

    site_url: str
    name: str

    @property
    def key(self) -> bytes:
        """Bytes that differ whenever the same page and the same records would be described otherwise."""
        return digest(*(one.encode() for one in self))

    def __call__(
        self,
        index: Index,
        url: str,
        trail: Sequence[tuple[str, str]],
        record: Fiche | None = None,
        html: Html | None = None,
    ) -> list[Thing]:
        """Return what a page describes.

        Args:
            index: the records at a moment.
            url: address of the page, relative to the site.
            trail: its breadcrumb: labels, and links relative to the page.
            record: the record that it is about, as it may be published, or None.
            html: renders its texts, whose links are absolute; None without record.
        """
        return list(self._things(index, url, trail, record, html))

    def _things(
        self,
        index: Index,
        url: str,
        trail: Sequence[tuple[str, str]],
        record: Fiche | None,
        html: Html | None,
    ) -> Iterator[Thing]:
        page = f"{self.site_url}{quote(url)}"
        if trail:
            yield breadcrumb(page, trail)
        organisations = index.catalogue.organisations
        if isinstance(record, Emploi) and html:
            state, limit = index.statuts[record.cle], index.echeances[record.cle]
            found = job_posting(record, state, limit, organisations=organisations, page=page, html=html)
            if found:
                yield found
        elif isinstance(record, Labo):
            yield lab(organisations, record, page)
        if url == DONNEES_URL:
            yield dataset(self.site_url, self.name, DATA)
