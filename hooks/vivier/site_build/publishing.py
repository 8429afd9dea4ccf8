"""From a plan to the published site: what stands aside while MkDocs works, then what is made and remembered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from vivier.exports.sitemap import sitemap_files
from vivier.outputs import Output
from vivier.site_build import manifest
from vivier.site_build.destinations import refuse_collisions, stamped_trees
from vivier.site_build.output_tree import OutputTree, Published
from vivier.site_build.record_shell import Addresses, Shell, ShellKey
from vivier.site_build.run import Plan
from vivier.site_build.stamping import wanted_files, wanted_pages


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
    _known: dict[str, manifest.Entry] = field(init=False)
    _tree: OutputTree = field(init=False)
    _keys: list[ShellKey] = field(init=False)

    def __post_init__(self) -> None:
        """Look at the site, and refuse two pages for one place (`RefusedError`)."""
        self._keys = list(map(self.addresses.key, self.plan.pages))
        names = [file.name for file in self.plan.files]
        trees = stamped_trees(self.plan.pages, self.by_hand, names)
        refuse_collisions(self.plan.pages, self.by_hand, names, trees)
        self._known = manifest.load(self._kept)
        self._tree = OutputTree(self.site, trees, self._known, self.plan.exists)

    @property
    def _kept(self) -> Path:
        return manifest.file_of(self.cache, self.site)

    def begin(self) -> None:
        """Put what is published out of the reach of MkDocs, which is about to empty the folder."""
        self._tree.set_aside()

    def shells(self) -> list[ShellKey]:
        """Return the shells that the pages need, sorted."""
        return sorted(set(self._keys))

    def end(self, shells: Mapping[ShellKey, Shell], listed: Iterable[str]) -> Published:
        """Publish; ``listed`` are the addresses of the hand-written pages that may be found."""
        done = self._tree.publish(
            [
                *wanted_pages(zip(self.plan.pages, self._keys, strict=True), shells, self.addresses),
                *wanted_files(self.plan.files),
                *wanted_files(self._sitemap(listed)),
            ]
        )
        manifest.save(self._kept, done.entries, self._known)
        return done

    def _sitemap(self, listed: Iterable[str]) -> Iterator[Output]:
        """List every page that may be found: none that moved, nor of a hidden site or one without address."""
        # When a hand-written page last changed, only Git could say.
        found: dict[str, date | None] = dict.fromkeys(listed)
        if not self.addresses.hidden:
            found |= {
                page.url: page.modified for page in self.plan.pages if not page.noindex and page.suite is None
            }
        if self.addresses.site_url and found:
            yield from sitemap_files(found, self.addresses.site_url)
