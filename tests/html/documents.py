"""What an HTML page refers to, read with Python's own parser: no browser, no site code."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tests.site_pages import file_of, urls

# Where an element names an address, by (element, attribute).
ADDRESSES = {
    ("a", "href"), ("area", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("source", "src"),
    ("iframe", "src"), ("object", "data"), ("use", "href"), ("image", "href"), ("form", "action"), ("video", "src"),
    ("audio", "src"), ("embed", "src"), ("track", "src"),
}  # fmt: skip


@dataclass(frozen=True)
class Link:
    """One address in a page."""

    element: str
    address: str
    rel: str
    line: int


@dataclass
class Document:
    """The identifiers and addresses of a page."""

    identifiers: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


class Collector(HTMLParser):
    """Fills a `Document`."""

    def __init__(self) -> None:
        super().__init__()
        self.document = Document()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.document.identifiers.append(values["id"])
        line, _ = self.getpos()
        self.document.links += [
            Link(tag, value, values.get("rel", ""), line)
            for name, value in values.items()
            if (tag, name) in ADDRESSES
        ]
        for candidate in filter(None, (part.strip() for part in values.get("srcset", "").split(","))):
            self.document.links.append(Link(tag, candidate.split()[0], "", line))


def read(site: Path) -> dict[str, Document]:
    """Every page of the site by its address."""
    documents = {}
    for url in urls(site):
        collector = Collector()
        collector.feed(file_of(site, url).read_text(encoding="utf-8"))
        documents[url] = collector.document
    return documents


def target(url: str, address: str) -> tuple[str, str] | None:
    """The (path, fragment) that ``address`` means on the page at ``url``; None when it leaves the site's folder."""
    base = "http://site.invalid/dossier/"
    resolved, fragment = urldefrag(urljoin(base + url, address))
    if not resolved.startswith(base):
        return None
    return unquote(urlsplit(resolved.removeprefix(base)).path), unquote(fragment)
