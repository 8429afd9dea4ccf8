"""From a plan to the published site: what stands aside while MkDocs works, then what is made and remembered."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

from vivier.exports.sitemap import sitemap_files
from vivier.outputs import Output
from vivier.pages.page import Lot
from vivier.site_build import manifest
from vivier.site_build.destinations import refuse_collisions, stamped_trees
from vivier.site_build.output_tree import OutputTree, Published
from vivier.site_build.planned import Planned
from vivier.site_build.record_shell import Addresses, Shell, ShellKey
from vivier.site_build.run import Plan, RefusedError
from vivier.site_build.stamping import shell_digests, wanted_files, wanted_pages

_LOOSE = ""
"""Name of the lot of what is in no other: it is always listed."""


@dataclass(slots=True)
class Publication:
    """One publication of a plan in a site folder.

    Attributes:
        plan: what to publish.
        site: the folder.
        cache: folder of what is kept for the next build.
        addresses: what the settings give to every page.
        by_hand: the files that MkDocs writes: the source of each, by destination.
    """

    plan: Plan
    site: Path
    cache: Path
    addresses: Addresses
    by_hand: Mapping[str, str]
    _known: dict[str, manifest.Part] = field(init=False)
    _lots: list[Planned] = field(init=False)
    _tree: OutputTree = field(init=False)

    def __post_init__(self) -> None:
        """Look at the site, and refuse two pages for one place (`RefusedError`)."""
        self._known = manifest.load(self._kept)
        loose = Lot(_LOOSE, b"", lambda: self.plan.pages, lambda: self.plan.files)
        self._lots = [Planned(loose, self.addresses, None)]
        self._lots += [Planned(lot, self.addresses, self._known.get(lot.name)) for lot in self.plan.lots]
        self.plan.keep()
        trees = self._trees()
        left = chain.from_iterable(part.names for part in self._known.values())
        self._tree = OutputTree(self.site, trees, left, self.plan.exists)

    def _trees(self) -> frozenset[str]:
        """Return the folders of the stamped pages and of the files."""
        pages = [page for lot in self._lots for page, _ in lot.pages]
        names = [file.name for lot in self._lots for file in lot.files]
        names += chain.from_iterable(lot.names() for lot in self._lots if lot.left)
        trees = stamped_trees(pages, self.by_hand, names)
        try:
            refuse_collisions(pages, self.by_hand, names, trees)
        except RefusedError:
            if not any(lot.left for lot in self._lots):
                raise
            # Told again, with the record that each page comes from.
            for lot in self._lots:
                lot.detail()
            return self._trees()
        return trees

    @property
    def _kept(self) -> Path:
        return manifest.file_of(self.cache, self.site)

    def begin(self) -> None:
        """Put what is published out of the reach of MkDocs, which is about to empty the folder."""
        self._tree.set_aside()

    def shells(self) -> list[ShellKey]:
        """Return the shells that the pages need, sorted."""
        return sorted(set().union(*(lot.shells() for lot in self._lots)))

    def end(
        self,
        shells: Mapping[ShellKey, Shell],
        listed: Iterable[str],
        look: Callable[[], None] = lambda: None,
    ) -> Published:
        """Publish.

        Args:
            shells: the pages of the theme, by what they are made from.
            listed: the addresses of the hand-written pages that may be found.
            look: called between two steps.
        """
        made = shell_digests(shells, self.addresses)
        for lot in self._lots:
            look()
            if lot.left and not self._stands(lot.left, made):
                lot.detail()
        standing = {lot.lot.name for lot in self._lots if lot.left}
        # A file may go from one lot to another, but not out of one that stands.
        known = chain.from_iterable(
            part.files().items() for name, part in self._known.items() if name not in standing
        )
        sitemap = [*self._sitemap(listed)]
        pages = chain.from_iterable(lot.pages for lot in self._lots)
        files = chain.from_iterable(lot.files for lot in self._lots)
        kept = chain.from_iterable(lot.left.names for lot in self._lots if lot.left)
        done = self._tree.publish(
            chain(wanted_pages(pages, shells, self.addresses), wanted_files(chain(files, sitemap))),
            dict(known),
            kept,
            look,
        )
        parts = {lot.lot.name: lot.part(made, done.entries) for lot in self._lots}
        more = {one.name: (*done.entries[one.name],) for one in sitemap}
        parts[_LOOSE] = parts[_LOOSE].having(parts[_LOOSE].files() | more)
        manifest.save(self._kept, parts, self._known)
        return done

    def _stands(self, left: manifest.Part, made: Mapping[ShellKey, bytes]) -> bool:
        """Whether what the last build left of a lot is what this one would make."""
        return (
            all(made[key] == known for key, known in left.shells)
            and all(self.plan.exists(key) is there for key, there in left.named)
            and self._tree.holds(left.statuses())
        )

    def _sitemap(self, listed: Iterable[str]) -> Iterator[Output]:
        """List every page that may be found: none that moved, nor of a hidden site or one without address."""
        # When a hand-written page last changed, only Git could say.
        found: dict[str, date | None] = dict.fromkeys(listed)
        if not self.addresses.hidden:
            found.update(chain.from_iterable(lot.found() for lot in self._lots))
        if self.addresses.site_url and found:
            yield from sitemap_files(found, self.addresses.site_url)
