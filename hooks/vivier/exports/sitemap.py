"""Sitemap: the addresses a search engine may list, in files of at most 50,000 as the protocol requires."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from xml.etree import ElementTree

from vivier.kept import digest
from vivier.outputs import Output

SITEMAP = "sitemap.xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MAX_URLS = 50_000

Entry = tuple[str, date | None]
"""An absolute address, and the day when what it gives last changed; None where that is not known."""


def sitemap_files(pages: Mapping[str, date | None], site_url: str, limit: int = MAX_URLS) -> Iterator[Output]:
    """Yield one sitemap, or its parts and their index when there are too many addresses.

    Args:
        pages: addresses relative to the site, each with the day of its last change; None rather than a false one.
        site_url: absolute, ends with "/".
        limit: addresses in a file.
    """
    entries = [(site_url + url, pages[url]) for url in sorted(pages)]
    if len(entries) <= limit:
        yield _file(SITEMAP, "urlset", "url", entries)
        return
    parts = []
    for start in range(0, len(entries), limit):
        name, part = f"sitemap-{start // limit + 1}.xml", entries[start : start + limit]
        parts.append((site_url + name, _latest(part)))
        yield _file(name, "urlset", "url", part)
    yield _file(SITEMAP, "sitemapindex", "sitemap", parts)


def _latest(entries: Iterable[Entry]) -> date | None:
    return max((day for _, day in entries if day), default=None)


def _file(name: str, root_name: str, entry_name: str, entries: Sequence[Entry]) -> Output:
    said = (f"{address} {changed}".encode() for address, changed in entries)
    key = digest(root_name.encode(), *said)
    return Output(name, key, partial(_document, root_name, entry_name, entries))


def _document(root_name: str, entry_name: str, entries: Sequence[Entry]) -> bytes:
    root = ElementTree.Element(root_name, xmlns=NAMESPACE)
    for address, changed in entries:
        entry = ElementTree.SubElement(root, entry_name)
        ElementTree.SubElement(entry, "loc").text = address
        if changed:
            ElementTree.SubElement(entry, "lastmod").text = changed.isoformat()
    ElementTree.indent(root)
    document: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"
