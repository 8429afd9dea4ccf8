"""The titles of pages: what a tab, a history and a bookmark tell one page from another by."""

from collections import Counter

from vivier.pages.writer import Writer

from .all_pages import pages


def test_no_two_pages_have_one_title(writer: Writer) -> None:
    titles = Counter(page.title for page in pages(writer))
    assert [title for title, count in titles.items() if count > 1] == []


def test_a_region_and_its_one_departement_are_told_apart(writer: Writer) -> None:
    titles = {page.url: page.title for page in pages(writer)}
    assert titles["regions/guadeloupe/"] == "Guadeloupe (région)"
    assert titles["departements/guadeloupe/"] == "Guadeloupe (département)"
    assert titles["regions/bretagne/"] == "Bretagne"
