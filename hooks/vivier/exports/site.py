"""The site that published data come from and lead back to."""

from typing import NamedTuple
from urllib.parse import quote, urlsplit

# What an address may hold as it stands (RFC 3986); « % » because it is encoded already.
_URI = "%/:=&?~#+!$,;'@()*[]"

LICENCE = "Licence Ouverte 2.0 (Etalab)"
LICENCE_URL = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"


class Site(NamedTuple):
    """The site.

    Attributes:
        nom: its name.
        url: its address, ending with a slash; None when it is not known.
        fictif: whether its records are invented.
    """

    nom: str
    url: str | None
    fictif: bool = False

    @property
    def hote(self) -> str:
        """Host that identifiers are made under; « vivier » when it is not known."""
        return (urlsplit(self.url).hostname if self.url else None) or "vivier"

    def absolute(self, path: str) -> str | None:
        """Return the absolute address of a page or a file, in ASCII; None when that of the site is not known."""
        return quote(f"{self.url}{path}", safe=_URI) if self.url else None
