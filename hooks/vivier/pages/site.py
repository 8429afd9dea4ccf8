"""All the pages made from records, but for those of the records themselves."""

from collections.abc import Iterator

from markupsafe import Markup

from vivier.browse import Index, build_index
from vivier.intake.catalogue import Catalogue
from vivier.memo import Memo

from .data_page import data_page
from .follow_up import follow_up_lot
from .guide import guide_pages
from .home_page import home, home_alternates
from .list_pages import kind_lot
from .page import Alternate, Lot, Page
from .redirect_page import redirect_pages
from .rules_page import rules_page
from .search_page import search_page
from .territory_pages import territory_indexes, territory_lots
from .writer import SiteContext, Writer


def writer_of(
    catalogue: Catalogue, context: SiteContext, memo: Memo | None = None, before: Index | None = None
) -> Writer:
    """Return what makes the pages of a catalogue at a moment, with what the last build knew of it.

    Args:
        catalogue: every valid record.
        context: the moment and the settings.
        memo: what is kept from one build to the next.
        before: the index of a catalogue that hardly differs, made with the same settings.
    """
    memo = memo or Memo()
    index = build_index(catalogue, context.moment, context.archivage, memo, before)
    # Pages know the records as they may be published, and no other.
    return Writer(index.catalogue, index, context, memo)


def pages(writer: Writer) -> Iterator[Page]:
    """Yield the stamped pages that are in no lot."""
    yield from redirect_pages(writer)
    yield from territory_indexes(writer)
    yield search_page(writer)
    yield data_page(writer)
    yield rules_page(writer)
    yield from guide_pages(writer)


def lots(writer: Writer) -> Iterator[Lot]:
    """Yield the stamped pages that list records, in an order that the records alone decide."""
    for genre in writer.index.listes:
        yield kind_lot(writer, genre)
    yield from territory_lots(writer)
    yield follow_up_lot(writer)


def fragments(writer: Writer) -> dict[str, Markup]:
    """Return the passages that hand-written pages show, by path under ``content/``."""
    return {"index.md": home(writer)}


def heads(writer: Writer) -> dict[str, tuple[Alternate, ...]]:
    """Return the other forms of hand-written pages, by path under ``content/``."""
    return {"index.md": home_alternates(writer)}
