"""The page first, then the rest: what the preview shows of a record that was just saved, before the site is.

A build of ten thousand records looks at forty thousand files to say that one changed. An editor waits for one page: it
is made here alone, as the build will make it, and kept in memory until a build that publishes it ends. At the least
doubt there is no such page, and the build alone decides, as it does of all the rest.

There are three moments for it. Before a build, from what the last one left: a few edited texts, nothing else. In the
build, as soon as the records are read: whatever changed. Then until it ends, whenever something more is saved.
"""

import contextlib
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from vivier.browse import Index
from vivier.candidacy.checking import again
from vivier.intake.load import Loaded, no_collection
from vivier.memo import Memo
from vivier.pages.record_pages import pages_of
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext, Writer
from vivier.records.citations import Key
from vivier.site_build.record_shell import Addresses, Shell, ShellKey
from vivier.site_build.run import Run
from vivier.site_build.settings import current_moment
from vivier.site_build.stamping import wanted_pages
from vivier.statuses import Status, status_of

log = logging.getLogger("mkdocs.plugins.vivier")

FEW = 20
"""Records that change at one save, at most: a national sheet and some of its versions. More is no editor at work."""

Pages = dict[str, bytes]
"""Pages in UTF-8, by address."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The records as a build read them: enough to make the page of any of them, edited since or not.

    Attributes:
        fiches: the folder of the records.
        loaded: the records.
        index: the same, as they are published.
        context: the settings that pages depend on.
        memo: what was computed from the text of each record.
    """

    fiches: Path
    loaded: Loaded
    index: Index
    context: SiteContext
    memo: Memo

    def edited(self) -> Writer | None:
        """Return what makes the pages of the records as they are now; None where only a build can tell."""
        moment = current_moment(os.environ)
        if moment.jour != self.context.today:
            return None
        found = again(self.loaded, self.fiches, FEW)
        if found is None:
            return None
        context = replace(self.context, moment=moment)
        return writer_of(found.catalogue, context, self.memo.following(), self.index)


@dataclass(frozen=True, slots=True)
class _Stands:
    """What stands in the site.

    Attributes:
        digests: what each record was when it was published.
        shells: the pages of the theme, ready to be filled in.
        addresses: what the settings give to every page.
    """

    digests: Mapping[Key, bytes]
    shells: Mapping[ShellKey, Shell]
    addresses: Addresses

    def pages(self, writer: Writer) -> Iterator[tuple[str, bytes]]:
        """Yield the addresses and the pages of the records that are not what they were, where they are few."""
        now = writer.index.catalogue.digests
        keys = [key for key, digest in now.items() if digest != self.digests.get(key)]
        if len(keys) > FEW:
            return
        for page in pages_of(writer, [writer.index.fiches[key] for key in keys]):
            key = self.addresses.key(page)
            # The first posting that closes has a shell that no page had: the build will make it.
            if key in self.shells:
                made = next(wanted_pages([(page, key)], {key: self.shells[key]}, self.addresses))
                yield page.url, made.make().content


class Early:
    """The pages that a preview can show before they are published.

    Args:
        around: the files and the folders that pages depend on besides the records: the settings, the theme, the
            hand-written pages.
    """

    def __init__(self, around: Iterable[str]) -> None:
        self._around = tuple(around)
        self._statuses = _statuses(self._around)
        self._known: _Known | None = None
        self._stands: _Stands | None = None
        self._over = False

    def before(self) -> Pages:
        """Return the pages of the records that were edited since the last build; to be called before each.

        Empty where anything else changed, where a record is not valid, or where that build failed.
        """
        # Let go of, so that the catalogues of two builds are never in memory together.
        known, self._known = self._known, None
        statuses, self._statuses = self._statuses, _statuses(self._around)
        if not self._over or statuses != self._statuses:
            self._stands = None
        self._over = False
        return self._pages(known.edited) if known else {}

    def read(self, fiches: Path, loaded: Loaded, writer: Writer) -> Pages:
        """Return the pages of the records that changed in any way, as the build under way read them: all are valid."""
        self._known = _Known(fiches, loaded, writer.index, writer.context, writer.memo)
        return self._pages(lambda: writer)

    def saved(self) -> Pages:
        """Return the same, with what was edited since that build read them."""
        # A build of now would begin with other pages of the theme.
        if self._known is None or self._statuses != _statuses(self._around):
            return {}
        return self._pages(self._known.edited)

    def built(self, run: Run) -> None:
        """Take what a build leaves; it made pages, and nothing refused them."""
        if self._known is not None and run.refusal is None:
            self._stands = _Stands(self._known.index.catalogue.digests, run.shells, run.addresses)
            self._over = True

    def _pages(self, writing: Callable[[], Writer | None]) -> Pages:
        if self._stands is None:
            return {}
        try:
            with no_collection():
                writer = writing()
                return dict(self._stands.pages(writer)) if writer else {}
        except Exception:  # whatever it is, the build meets it too, and tells it better
            log.debug("No early page.", exc_info=True)
            return {}


def _statuses(around: Iterable[str]) -> dict[str, Status]:
    """Return the status of each file, those under the folders included."""
    found: dict[str, Status] = {}
    for one in around:
        path = Path(one)
        for file in path.rglob("*") if path.is_dir() else [path]:
            with contextlib.suppress(OSError):
                if file.is_file():
                    found[str(file)] = status_of(file.stat())
    return found
