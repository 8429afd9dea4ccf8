"""The folders of stamped pages inside the published site.

MkDocs empties the site folder at every build, except entries whose name starts with a dot. Stamped pages are
many and mostly unchanged: their folders are set aside under a dotted name before (one rename each) and put
back after, and only the pages whose bytes changed are written.

Nothing set aside is trusted: every page is compared with what it should be, and what should not be there is
removed. So a build killed at any moment leaves folders that the next one repairs, and a folder only comes
back under its public name once it is complete.
"""

import os
import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

ASIDE = ".vivier-fiches"


@dataclass(slots=True)
class Published:
    """What publishing did."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


class OutputTree:
    """The stamped folders of one site folder.

    `trees` are the top folders that hold stamped pages only; a folder shared with hand-written pages is
    MkDocs's, and its stamped pages are written again at each build.
    """

    def __init__(self, site: Path, trees: Collection[str]) -> None:
        self._site = site
        self._aside = site / ASIDE
        self._trees = frozenset(trees)
        self._made: set[str] = set()

    def set_aside(self) -> None:
        """Put the folders out of MkDocs's reach; what a killed build left aside is kept or dropped."""
        if self._aside.is_dir():
            for left in self._aside.iterdir():
                if left.name not in self._trees or (self._site / left.name).exists():
                    _remove(left)
        for tree in sorted(self._trees):
            current = self._site / tree
            if current.is_dir() and not current.is_symlink():
                self._aside.mkdir(parents=True, exist_ok=True)
                current.rename(self._aside / tree)

    def publish(self, pages: Iterable[tuple[str, bytes]]) -> Published:
        """Bring the folders up to date from (destination, content) and put them back.

        A destination is relative to the site: "emplois/chef-projets-etat-lin/index.html".
        """
        done = Published()
        wanted: set[str] = set()
        for destination, content in pages:
            tree = destination.partition("/")[0]
            path = f"{self._aside if tree in self._trees else self._site}/{destination}"
            wanted.add(path)
            if _is_current(path, content):
                done.unchanged += 1
            else:
                self._write(path, content)
                done.written += 1
        done.removed = _remove_others(self._aside, wanted)
        self._put_back()
        return done

    def _write(self, path: str, content: bytes) -> None:
        folder = os.path.dirname(path)  # noqa: PTH120 - strings, not Path: this runs for every page
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            self._made.add(folder)
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(content)

    def _put_back(self) -> None:
        if not self._aside.is_dir():
            return
        for tree in self._aside.iterdir():
            target = self._site / tree.name
            if target.exists():
                _remove(target)
            tree.rename(target)
        self._aside.rmdir()


def _is_current(path: str, content: bytes) -> bool:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read() == content
    except OSError:
        return False


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _remove_others(folder: Path, wanted: Collection[str]) -> int:
    """Remove every file that is not wanted, then the folders left empty; say how many files went."""
    removed = 0
    for parent, folders, files in os.walk(folder, topdown=False):
        for name in files:
            if f"{parent}/{name}" not in wanted:
                os.unlink(f"{parent}/{name}")  # noqa: PTH108
                removed += 1
        for name in folders:
            path = f"{parent}/{name}"
            if os.path.islink(path):  # noqa: PTH114
                os.unlink(path)  # noqa: PTH108
                removed += 1
            elif not os.listdir(path):  # noqa: PTH208
                os.rmdir(path)  # noqa: PTH106
    return removed
