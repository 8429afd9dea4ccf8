"""The page first, then the rest: what the preview shows of a record that was just saved, before the build that follows.

A build of ten thousand records looks at forty thousand files to say that one changed. An editor waits for one page: it
is made here alone, as the build will make it, and kept in memory until the build that publishes it ends. At the least
doubt there is no such page, and the build alone decides, as it does of all the rest.
"""

import contextlib
import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from vivier.browse import Index
from vivier.candidacy.checking import again, load
from vivier.intake.again import Edited
from vivier.intake.catalogue import Catalogue
from vivier.intake.load import Loaded, no_collection
from vivier.memo import Memo
from vivier.pages.record_pages import pages_of
from vivier.pages.site import writer_of
from vivier.pages.writer import SiteContext
from vivier.site_build.record_shell import Addresses, Shell, ShellKey
from vivier.site_build.run import Run
from vivier.site_build.settings import current_moment
from vivier.site_build.stamping import wanted_pages
from vivier.statuses import Status, status_of

log = logging.getLogger("mkdocs.plugins.vivier")

FEW = 20
"""Records that change at one save, at most: a national sheet and some of its versions. More is no editor at work."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build that succeeded leaves in memory: enough to make the page of a record again.

    Attributes:
        fiches: the folder of the records.
        loaded: the records, as they were.
        index: the same, as they were published.
        context: the settings that pages depend on.
        memo: what was computed from the text of each record.
        shells: the pages of the theme, ready to be filled in.
        addresses: what the settings give to every page.
    """

    fiches: Path
    loaded: Loaded
    index: Index
    context: SiteContext
    memo: Memo
    shells: Mapping[ShellKey, Shell]
    addresses: Addresses


class Early:
    """The pages that a preview can show before a build.

    Args:
        around: the files and the folders that pages depend on besides the records: the settings, the theme, the
            hand-written pages.
    """

    def __init__(self, around: Iterable[str]) -> None:
        self._around = tuple(around)
        self._statuses = _statuses(self._around)
        self._last: Built | None = None

    def built(self, run: Run) -> None:
        """Take what a build leaves; it made pages, and nothing refused them."""
        writer, loaded = run.plan.writer, run.plan.loaded
        if writer is not None and loaded is not None and run.refusal is None:
            self._last = Built(
                run.ready().fiches,
                loaded,
                writer.index,
                writer.context,
                writer.memo,
                run.shells,
                run.addresses,
            )

    def pages(self) -> dict[str, bytes]:
        """Return the pages of the few records that were edited since the last build, by address.

        To be called before each build. None where anything else changed, where records are not valid, or where that
        build failed.
        """
        # Let go of, so that the catalogues of two builds are never in memory together.
        last, self._last = self._last, None
        before, self._statuses = self._statuses, _statuses(self._around)
        if last is None or before != self._statuses:
            return {}
        try:
            with no_collection():
                return dict(_pages(last))
        except Exception:  # whatever it is, the build meets it too, and tells it better
            log.debug("No early page.", exc_info=True)
            return {}


def _pages(last: Built) -> Iterator[tuple[str, bytes]]:
    """Yield the addresses and the pages of the records that were edited."""
    moment = current_moment(os.environ)
    if moment.jour != last.context.today:
        return
    found = again(last.loaded, last.fiches, FEW) or _loaded(last)
    if found is None or not 0 < len(found.keys) <= FEW:
        return
    context = replace(last.context, moment=moment)
    writer = writer_of(found.catalogue, context, last.memo.following(), last.index)
    for page in pages_of(writer, [writer.index.fiches[key] for key in found.keys]):
        key = last.addresses.key(page)
        # The first posting that closes has a shell that no page had: the build will make it.
        if key in last.shells:
            made = next(wanted_pages([(page, key)], {key: last.shells[key]}, last.addresses))
            yield page.url, made.make().content


def _loaded(last: Built) -> Edited | None:
    """Return the records, all of them looked at: as is needed for a national sheet, or where links changed."""
    before = last.loaded.catalogue
    # The build that follows keeps what it finds: here that would be a quarter of the time.
    after = load(last.fiches, cache=last.context.cache, keep=False).catalogue
    if before is None or after is None or not _same_but_texts(before, after):
        return None
    edited = tuple(key for key, one in after.digests.items() if one != before.digests[key])
    return Edited(after, edited)


def _same_but_texts(before: Catalogue, after: Catalogue) -> bool:
    return (
        before.paths == after.paths
        and before.digests.keys() == after.digests.keys()
        and before.themes == after.themes
        and before.organisations == after.organisations
        and before.sigles == after.sigles
        and before.redirections == after.redirections
    )


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
