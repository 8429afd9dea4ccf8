"""A lot of a plan, beside what the last build left of it: it is listed only where the two may differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from vivier.kept import digest
from vivier.outputs import Output
from vivier.pages.page import Lot, Page
from vivier.site_build.manifest import Entry, Part
from vivier.site_build.record_shell import Addresses, ShellKey
from vivier.site_build.stamping import names_of


@dataclass(slots=True)
class Planned:
    """A lot to publish.

    Attributes:
        lot: the lot.
        addresses: what the settings give to every page.
        left: what the last build left of it, while nothing says that another would be made now; None once its pages
            and files are listed.
        pages: its pages, once listed, each with the shell that it needs.
        files: its other files, once listed.
        key: what it is made from.
    """

    lot: Lot
    addresses: Addresses
    left: Part | None
    pages: list[tuple[Page, ShellKey]] = field(init=False, default_factory=list)
    files: list[Output] = field(init=False, default_factory=list)
    key: bytes = field(init=False)

    def __post_init__(self) -> None:
        """List the lot, unless what was left was made from the same things."""
        self.key = digest(self.lot.key, repr(tuple(self.addresses)).encode())
        if self.left is None or self.left.key != self.key:
            self.detail()

    def detail(self) -> None:
        """List its pages and files: each will be compared with what was left of it."""
        self.left = None
        self.pages = [(page, self.addresses.key(page)) for page in self.lot.pages()]
        self.files = [*self.lot.files()]

    def shells(self) -> set[ShellKey]:
        """Return the shells that its pages need."""
        return {key for key, _ in self.left.shells} if self.left else {key for _, key in self.pages}

    def names(self) -> Iterator[str]:
        """Yield the destinations of its files."""
        if self.left:
            return iter(self.left.names)
        return chain(
            chain.from_iterable(names_of(page) for page, _ in self.pages), (file.name for file in self.files)
        )

    def found(self) -> Iterator[tuple[str, date | None]]:
        """Yield the addresses of its pages that may be found, each with the day of its last change."""
        if self.left:
            return ((url, date.fromordinal(day) if day else None) for url, day in self.left.found)
        return (
            (page.url, page.modified) for page, _ in self.pages if not page.noindex and page.suite is None
        )

    def part(self, shells: Mapping[ShellKey, bytes], entries: Mapping[str, Entry]) -> Part:
        """Return what is left of it now.

        Args:
            shells: what the shells are made from.
            entries: the files that were listed, by destination.
        """
        if self.left:
            return self.left
        files = {name: entries[name] for name in self.names()}
        found = Part(
            self.key,
            tuple((key, shells[key]) for key in sorted(self.shells())),
            tuple((url, day.toordinal() if day else 0) for url, day in self.found()),
            tuple(sorted({one for entry in files.values() for one in entry.named})),
        )
        return found.having({name: (*entry,) for name, entry in files.items()})
