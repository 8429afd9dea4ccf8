"""Every stamped page of a catalogue: those of the records and of lists, then the others."""

from vivier.pages import site
from vivier.pages.record_pages import record_lots


def pages(writer):
    """Yield every page that a build stamps, but for that of the exchange."""
    for lot in (*site.lots(writer), *(lot for lot, _ in record_lots(writer))):
        yield from lot.pages()
    yield from site.pages(writer)
