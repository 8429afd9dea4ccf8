"""What a host sends with each file, as data: every format of configuration is written from it.

Addresses here are relative to the site and have no leading slash.
"""

from typing import NamedTuple

from vivier.exports.search.wire import LETTERS
from vivier.urls import API_URL, INDEX_URL

from .policy import header_policy

ALWAYS = (
    ("Content-Security-Policy", header_policy()),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
"""Sent with every answer, errors and redirections included."""

RESOURCE_POLICY = "Cross-Origin-Resource-Policy"
CLOSED, OPEN = "same-origin", "cross-origin"
ALLOW_ORIGIN, ANY_ORIGIN = "Access-Control-Allow-Origin", "*"
OPEN_FOLDER = API_URL.partition("/")[0] + "/"
"""Folder of all the versions of the data for programs: ``api/``."""
OPEN_SUFFIXES = (".atom", ".ics", ".csv")
"""Files that programs read wherever they are: a feed reader or a table in a web page is welcome to them."""

ROBOTS, NOT_INDEXED = "X-Robots-Tag", "noindex"
COPIES = "md"
"""Suffix of the files that say again what a page does: search engines are to give the page, where it is to be found."""

CACHE = "Cache-Control"
FOR_EVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=600"
ASK_FIRST = "no-cache"
"""The default: kept, and asked about each time (304 when nothing changed). A deadline must not be an old one."""
BRIEF_FOLDER = "assets/"


class Hashed(NamedTuple):
    """Files whose name is made from their content.

    Attributes:
        pattern: regular expression of their addresses, without anchors, as nginx (PCRE) and Caddy (RE2) both read.
        globs: the same with one star at most, for hosts that have no regular expressions.
    """

    pattern: str
    globs: tuple[str, ...]


HASHED = (
    Hashed(rf"{INDEX_URL}[a-z]-[0-9a-f]{{12}}\.bin", tuple(f"{INDEX_URL}{one}-*" for one in LETTERS)),
    Hashed(r"assets/stylesheets/main\.[0-9a-f]{8}\.min\.css", ("assets/stylesheets/main.*",)),
)

HIDDEN = "_"
"""What begins the name of the files at the root of the site that are for its host, not for readers."""
PUBLIC_DOTTED = ".well-known/"
"""The only dotted folder that is for readers (RFC 8615)."""


class Type(NamedTuple):
    """The type of the files of one suffix.

    Attributes:
        name: media type.
        text: whether a charset, always UTF-8, is said with it; JSON has none to say (RFC 8259, § 11).
        packed: whether compressing it again would be for nothing.
    """

    name: str
    text: bool = False
    packed: bool = False

    @property
    def value(self) -> str:
        """Value of the header ``Content-Type``."""
        return f"{self.name}; charset=utf-8" if self.text else self.name


TYPES = {
    "html": Type("text/html", text=True),
    "css": Type("text/css", text=True),
    "js": Type("text/javascript", text=True),  # RFC 9239
    "json": Type("application/json"),
    "webmanifest": Type("application/manifest+json"),
    "xml": Type("application/xml", text=True),
    "atom": Type("application/atom+xml", text=True),
    "ics": Type("text/calendar", text=True),
    "csv": Type("text/csv", text=True),
    "md": Type("text/markdown", text=True),
    "txt": Type("text/plain", text=True),
    "svg": Type("image/svg+xml"),
    "png": Type("image/png", packed=True),
    "jpg": Type("image/jpeg", packed=True),
    "ico": Type("image/vnd.microsoft.icon"),
    "woff2": Type("font/woff2", packed=True),
    "pdf": Type("application/pdf", packed=True),
    "bin": Type("application/octet-stream", packed=True),
}
"""By suffix. The files of the search are compressed inside, and said to be nothing in particular."""
