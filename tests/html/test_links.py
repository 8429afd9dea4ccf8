"""Every address inside the site leads somewhere, whatever the folder the site is put in."""

from urllib.parse import urlsplit

import pytest
from tests.html.documents import Document, read, target

EXTERNAL_SCHEMES = ("https", "http", "mailto", "tel")
# The elements whose address a reader follows, or not, by choice; every other one is fetched by opening the page.
FOLLOWED = ("a", "area")
# Addresses that name the page itself for others, never fetched.
NAMES = ("canonical", "alternate")


@pytest.fixture(scope="module")
def documents(site) -> dict[str, Document]:
    return read(site.folder)


def test_there_are_pages(documents):
    assert len(documents) > 130  # 18 regions, 109 départements and more: an empty folder has no dead link


def test_every_internal_address_resolves(documents, site):
    dead = []
    for url, document in documents.items():
        for link in document.links:
            if urlsplit(link.address).scheme or link.address.startswith("//") or url == "404.html":
                continue
            found = target(url, link.address)
            if found is None or not exists(site.folder, documents, *found):
                dead.append(f"/{url}:{link.line} {link.element} {link.address}")
    assert not dead, "\n".join(sorted(dead)[:40])


def test_the_404_page_names_its_addresses_from_the_root(documents, site):
    """It is shown at any depth, where a relative address would mean anything."""
    for link in documents["404.html"].links:
        if not link.address.startswith("#"):
            assert link.address.startswith(("/", "https://")), link


def test_nothing_is_fetched_from_elsewhere(documents):
    fetched = [
        f"/{url}:{link.line} {link.element} {link.address}"
        for url, document in documents.items()
        for link in document.links
        if link.element not in FOLLOWED
        and link.rel not in NAMES
        and (urlsplit(link.address).netloc or urlsplit(link.address).scheme not in ("", "data"))
    ]
    assert fetched == []


def test_links_out_are_of_harmless_kinds(documents):
    schemes = {urlsplit(link.address).scheme for document in documents.values() for link in document.links}
    assert schemes - {""} <= set(EXTERNAL_SCHEMES)


def test_identifiers_are_unique_on_their_page(documents):
    for url, document in documents.items():
        assert len(document.identifiers) == len(set(document.identifiers)), url


def exists(folder, documents, path, fragment):
    page = path if path in documents else f"{path}/" if f"{path}/" in documents else None
    if page is None:
        return (folder / path).is_file() and not fragment
    return not fragment or fragment in documents[page].identifiers
