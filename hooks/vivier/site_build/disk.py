"""Files and folders of the published site, by their paths as text: a site has tens of thousands of them."""

import os
import shutil
from collections.abc import Iterable, Iterator

from vivier.statuses import Status, status_of


def read(path: str) -> bytes | None:
    """Return what a file holds, or None if it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def remove(path: str) -> None:
    """Remove a file, a link, or a folder with all that it holds."""
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    else:
        os.unlink(path)


def remove_links(folder: str) -> None:
    """Remove the links of a folder, if it is there, and not what they lead to; hidden ones stay, as for MkDocs."""
    try:
        with os.scandir(folder) as entries:
            links = [one.path for one in entries if one.is_symlink() and not one.name.startswith(".")]
    except FileNotFoundError:
        return
    for link in links:
        os.unlink(link)


def move(source: str, target: str) -> None:
    """Rename a file or a folder, in place of what has that name."""
    if os.path.lexists(target):
        remove(target)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    os.rename(source, target)


def scan(root: str) -> tuple[dict[str, Status | None], list[str]]:
    """Return the status of every file under a folder, by its path from there, and the folders that hold nothing.

    A link has none.
    """
    found: dict[str, Status | None] = {}
    empty = []
    waiting = [""]
    while waiting:
        current = waiting.pop()
        try:
            with os.scandir(f"{root}/{current}") as entries:
                alone = True
                for entry in entries:
                    alone = False
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{current}{entry.name}/")
                    elif entry.is_symlink():
                        found[current + entry.name] = None
                    else:
                        found[current + entry.name] = status_of(entry.stat(follow_symlinks=False))
        except FileNotFoundError:
            continue
        if alone:
            empty.append(f"{root}/{current}".rstrip("/"))
    return found, empty


def clear(files: Iterable[str], folders: Iterable[str], root: str) -> None:
    """Remove files, then folders that are empty or become so."""
    left = set(folders)
    for path in files:
        os.unlink(path)
        left.add(os.path.dirname(path))
    # Each once, after those that it holds.
    for folder in sorted({up for one in left for up in _up_to(root, one)}, reverse=True):
        if not os.listdir(folder):
            os.rmdir(folder)


def _up_to(root: str, folder: str) -> Iterator[str]:
    """Yield a folder and those that hold it, inside another."""
    while folder != root:
        yield folder
        folder = os.path.dirname(folder)
