"""The site that published data come from and lead back to."""

from contextlib import suppress
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit, urlunsplit

# What an address may hold as it stands (RFC 3986); « % » because it is encoded already.
_URI = "%/:=&?~#+!$,;'@()*[]"

LICENCE = "Licence Ouverte 2.0 (Etalab)"
LICENCE_URL = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"


def in_ascii(address: str) -> str:
    """Return an address as links write it: its path percent-encoded (RFC 3986), its host in ASCII (RFC 3490)."""
    scheme, netloc, path, query, fragment = urlsplit(address)
    if not netloc.isascii():
        # What is no name of a host is left for whoever reads the settings.
        with suppress(UnicodeError):
            netloc = netloc.encode("idna").decode()
    return urlunsplit((scheme, netloc, quote(path, safe=_URI), query, fragment))


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
    def titre(self) -> str:
        """Its name, for whoever reads its data elsewhere: they are told when its records are invented."""
        return f"{self.nom} (catalogue fictif)" if self.fictif else self.nom

    @property
    def hote(self) -> str:
        """Host that identifiers are made under; « vivier » when it is not known."""
        return (urlsplit(self.url).hostname if self.url else None) or "vivier"

    @property
    def dossier(self) -> str:
        """Folder of the site on its host, percent-encoded, with a slash at its end; empty at the root."""
        folder = unquote(urlsplit(self.url or "").path).strip("/")
        return quote(f"{folder}/") if folder else ""

    def absolute(self, path: str) -> str | None:
        """Return the absolute address of a page or a file, in ASCII; None when that of the site is not known."""
        return quote(f"{self.url}{path}", safe=_URI) if self.url else None
