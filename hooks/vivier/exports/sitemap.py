"""Sitemap: the addresses a search engine may list, in files of at most 50,000 as the protocol requires."""

from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MAX_URLS = 50_000


def sitemap_files(urls: Iterable[str], site_url: str, limit: int = MAX_URLS) -> Iterator[tuple[str, bytes]]:
    """Yield (file name, content): one sitemap, or an index and its parts when there are too many addresses.

    `urls` are relative to the site; `site_url` is absolute and ends with "/".
    """
    addresses = [site_url + url for url in sorted(set(urls))]
    if len(addresses) <= limit:
        yield "sitemap.xml", _document("urlset", "url", addresses)
        return
    names = []
    for start in range(0, len(addresses), limit):
        names.append(f"sitemap-{start // limit + 1}.xml")
        yield names[-1], _document("urlset", "url", addresses[start : start + limit])
    yield "sitemap.xml", _document("sitemapindex", "sitemap", [site_url + name for name in names])


def _document(root_name: str, entry_name: str, addresses: Sequence[str]) -> bytes:
    root = ElementTree.Element(root_name, xmlns=NAMESPACE)
    for address in addresses:
        ElementTree.SubElement(ElementTree.SubElement(root, entry_name), "loc").text = address
    ElementTree.indent(root)
    document: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"
