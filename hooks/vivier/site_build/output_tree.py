"""The folders of the published site that hold only what Vivier makes.

MkDocs empties the site folder at every build, except entries whose name starts with a dot. What Vivier makes is many
files, mostly unchanged: its folders are set aside under a dotted name before (one rename each) and put back after, and
only what changed is made and written. Its few files among hand-written pages go there and back one by one.

Nothing set aside is trusted: each file is compared with how the last build left it, and what should not be there is
removed. So a build killed at any moment leaves folders that the next one repairs, and a folder only comes back under
its public name once it is complete.
"""

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from vivier.kept import digest
from vivier.records.citations import Key
from vivier.site_build import disk
from vivier.site_build.destinations import folders
from vivier.site_build.manifest import UNKNOWN, Entry, Plain
from vivier.spread import spread
from vivier.statuses import Status, status_of

ASIDE = ".vivier-fiches"


class Made(NamedTuple):
    """The content of a file; for a stamped page, where its article is and the records that it names."""

    content: bytes
    start: int = 0
    length: int = 0
    named: tuple[tuple[Key, bool], ...] = ()


class Wanted(NamedTuple):
    """A file to publish.

    Attributes:
        name: destination relative to the site: "emplois/chef-projets-etat-lin/index.html".
        key: what its content is made from, but for the shell of a stamped page.
        make: makes it.
        shell: what its shell is made from; empty for a file that is not a stamped page.
        stamp: makes it from its article, in UTF-8; None for a file that is not a stamped page.
        page: address of the page that shows the record that it is made from; empty when there is no such page.
    """

    name: str
    key: bytes
    make: Callable[[], Made]
    shell: bytes = b""
    stamp: Callable[[bytes], Made] | None = None
    page: str = ""


class _Todo(NamedTuple):
    """A file to make.

    Attributes:
        wanted: the file.
        path: where it goes.
        known: its entry, if it was made from the same things, but for its shell.
        there: whether a file is there.
    """

    wanted: Wanted
    path: str
    known: Entry | None
    there: bool


@dataclass(slots=True)
class Published:
    """What publishing did, and what it leaves, by destination."""

    entries: dict[str, Entry]
    written: int = 0
    unchanged: int = 0
    removed: int = 0


class OutputTree:
    """The folders of Vivier in one site folder.

    ``trees`` are the folders that hold nothing else; a folder shared with hand-written pages is MkDocs's.
    """

    def __init__(
        self,
        site: Path,
        trees: Collection[str],
        left: Iterable[str] = (),
        exists: Callable[[Key], bool] = lambda _: True,
    ) -> None:
        """Look at a site folder.

        Args:
            site: the folder.
            trees: the folders, relative to it, none inside another.
            left: destinations of the files that the last build left.
            exists: whether a record is published.
        """
        self._site = str(site)
        self._aside = str(site / ASIDE)
        self._trees = frozenset(trees)
        # The feed, the calendar and the table of everything are among them: half a second to make at 10,000 records.
        self._shared = [*filter(self._is_shared, left)]
        self._exists = exists
        self._made: set[str] = set()
        self._found: dict[str, Status | None] | None = None
        self._empty: list[str] = []

    def set_aside(self) -> None:
        """Put the folders out of MkDocs's reach; what a killed build left aside stays where nothing takes its place.

        Links at the top of the site go: MkDocs would leave them, and write its pages where they lead.
        """
        disk.remove_links(self._site)
        for tree in sorted(self._trees):
            current = f"{self._site}/{tree}"
            if os.path.isdir(current) and not os.path.islink(current):  # noqa: PTH112, PTH114
                disk.move(current, f"{self._aside}/{tree}")
        for name in self._shared:
            current = f"{self._site}/{name}"
            if os.path.isfile(current) and not os.path.islink(current):  # noqa: PTH113, PTH114
                disk.move(current, f"{self._aside}/{name}")

    def holds(self, files: Mapping[str, Status]) -> bool:
        """Whether files are all as they were left; once they are aside."""
        return UNKNOWN not in files.values() and files.items() <= self._look().items()

    def _look(self) -> dict[str, Status | None]:
        """Return the status of every file that is aside, by destination."""
        if self._found is None:
            self._found, self._empty = disk.scan(self._aside)
        return self._found

    def publish(
        self,
        wanted: Iterable[Wanted],
        known: Mapping[str, Plain],
        kept: Iterable[str] = (),
        look: Callable[[], None] = lambda: None,
    ) -> Published:
        """Bring the folders up to date and put them back.

        Args:
            wanted: the files to compare with what is there.
            known: what the last build left of them, by destination.
            kept: destinations of the others, which stay as they are.
            look: called between two files that are made.
        """
        found = self._look()
        done = Published({})
        shared = []
        for name in kept:
            del found[name]
            done.unchanged += 1
            if self._is_shared(name):
                shared.append(name)
        todo: list[_Todo] = []
        for one in wanted:
            path = f"{self._aside}/{one.name}"
            there = one.name in found
            left = found.pop(one.name, None)
            if there and left is None:
                # A link: written through, it would change what it points to.
                os.unlink(path)  # noqa: PTH108
            entry = self._current(one, path, left, known.get(one.name))
            if entry is None or entry.shell != one.shell:
                todo.append(_Todo(one, path, entry, left is not None))
            else:
                done.entries[one.name] = entry
        todo = _together(todo)
        done.unchanged += len(done.entries)
        # First, so that none of them stands where a folder must be.
        done.removed = len(found)
        disk.clear((f"{self._aside}/{name}" for name in found), self._empty, self._aside)
        for number, (entry, written) in spread(len(todo), lambda number: self._bring(todo[number])):
            done.entries[todo[number].wanted.name] = entry
            done.written += written
            done.unchanged += not written
            look()
        self._put_back([*shared, *filter(self._is_shared, done.entries)])
        return done

    def _put_back(self, shared: Iterable[str]) -> None:
        for tree in sorted(self._trees):
            if os.path.isdir(f"{self._aside}/{tree}"):  # noqa: PTH112
                disk.move(f"{self._aside}/{tree}", f"{self._site}/{tree}")
        for name in shared:
            disk.move(f"{self._aside}/{name}", f"{self._site}/{name}")
        shutil.rmtree(self._aside, ignore_errors=True)

    def _is_shared(self, name: str) -> bool:
        """Whether a file is in a folder that is MkDocs's."""
        # Nearly all of them are in a folder of the root.
        return name.partition("/")[0] not in self._trees and not any(
            folder in self._trees for folder in folders(name)
        )

    def _current(self, one: Wanted, path: str, left: Status | None, plain: Plain | None) -> Entry | None:
        """Return the entry of a file that is as it was left and made from the same things; its shell may differ."""
        if plain is None or left is None:
            return None
        known = Entry(*plain)
        if known.key != one.key:
            return None
        if known.named and any(self._exists(key) is not there for key, there in known.named):
            return None
        if left == known.status:
            return known
        # Copied, restored, or only touched: its bytes decide.
        content = disk.read(path)
        same = content is not None and digest(content) == known.content
        return known._replace(status=left) if same else None

    def _bring(self, todo: _Todo) -> tuple[Entry, bool]:
        """Make a file and write it if it is not there already; return what it is, and whether it was written."""
        one, path, known, there = todo
        old = disk.read(path) if there else None
        made = one.make() if known is None or one.stamp is None or old is None else _again(one, old, known)
        written = old != made.content
        if written:
            if there:
                # A copy of the site made of hard links (cp -al, rsync --link-dest) keeps what it has.
                os.unlink(path)  # noqa: PTH108
            self._write(path, made.content)
        left = status_of(os.stat(path))  # noqa: PTH116
        content = digest(made.content)
        return Entry(one.key, one.shell, content, left, made.start, made.length, made.named), written

    def _write(self, path: str, content: bytes) -> None:
        folder = os.path.dirname(path)  # noqa: PTH120 - strings, not Path: this runs for every page
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            self._made.add(folder)
        # Not through another name and a rename, twice as long: until the folders are back nobody reads them, and what
        # a killed build leaves half-written is not what the next one knows.
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(content)


def _together(todo: Iterable[_Todo]) -> list[_Todo]:
    """Return what is to be made, with what is made from one record side by side: the record is then read once."""
    groups: dict[str, list[_Todo]] = {}
    for one in todo:
        groups.setdefault(one.wanted.page or one.wanted.name, []).append(one)
    return list(chain.from_iterable(groups.values()))


def set_all_aside(site: Path) -> None:
    """Put every folder of a site out of the reach of MkDocs: the next publication takes back what it wants of them."""
    for folder in sorted(path for path in site.glob("[!.]*") if path.is_dir() and not path.is_symlink()):
        disk.move(str(folder), str(site / ASIDE / folder.name))


def _again(one: Wanted, old: bytes, known: Entry) -> Made:
    """Stamp a page whose article is the one it has."""
    if one.stamp is None:
        raise ValueError(f"{one.name} is not a stamped page")
    return one.stamp(old[known.start : known.start + known.length])._replace(named=known.named)
