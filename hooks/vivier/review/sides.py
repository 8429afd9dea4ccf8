"""One side of a comparison: its records, those that can be read where some cannot."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from vivier.candidacy.checking import load
from vivier.intake.load import Loaded
from vivier.intake.store import FOLDER
from vivier.records import KIND_OF_FOLDER
from vivier.records.citations import Key

from .comparison import Side

_ROUNDS = 10
"""How many times records may be left out: one that is wrong may be cited by others, which are then wrong too."""


def borrowed(cache: Path, folder: Path) -> Path:
    """Return a cache in ``folder`` that begins with what another one knows: most records are the same on both sides.

    The other one is left as it is: what it keeps is about other files.
    """
    if (cache / FOLDER).is_dir():
        shutil.copytree(cache / FOLDER, folder / FOLDER, dirs_exist_ok=True)
    return folder


def readable(postings: Path, loaded: Loaded, cache: Path, scratch: Path) -> Side | None:
    """Return the records that can be read in a folder, or None where they are still wrong without the wrong ones.

    Args:
        postings: the folder; it is left as it is.
        loaded: what loading it gave.
        cache: a cache that may be used.
        scratch: a folder that does not exist, for a copy of the records.
    """
    problems = loaded.problems
    if loaded.catalogue is not None:
        return Side(loaded.catalogue, problems)
    copy = scratch / postings.name
    try:
        shutil.copytree(postings, copy, symlinks=True)
    except OSError:  # a file without right of access, a pipe
        return None
    left_out: dict[Key, str] = {}
    for _ in range(_ROUNDS):
        wrong = {one.path for one in loaded.problems if one.is_error}
        if not _remove(scratch, sorted(wrong)):
            return None
        left_out.update((key, path) for path in wrong if (key := _key(path)))
        loaded = load(copy, cache=cache)
        if loaded.catalogue is not None:
            return Side(loaded.catalogue, problems, left_out)
    return None


def _remove(scratch: Path, paths: Sequence[str]) -> bool:
    """Remove files; return whether all were there."""
    for path in paths:
        file = scratch / path
        if not file.is_symlink() and not file.is_file():
            return False
        file.unlink()
    return bool(paths)


def _key(path: str) -> Key | None:
    """Return the record that a file is: ``postings/emplois/2025/x.yml``."""
    parts = path.split("/")
    kind = KIND_OF_FOLDER.get(parts[1]) if len(parts) > 2 else None
    return (kind, parts[-1].removesuffix(".yml")) if kind else None
