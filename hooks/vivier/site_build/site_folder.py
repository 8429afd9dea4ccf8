"""Where a site may be built: MkDocs begins by removing what the folder holds."""

import os
from collections.abc import Iterable
from pathlib import Path


def of_the_project(root: Path) -> list[Path]:
    """Return what a project keeps besides its sources and would not get back: its history, its tests."""
    return [root / name for name in (".git", ".github", "hooks", "tests")]


def endangered(site: Path, root: Path, sources: Iterable[str | os.PathLike[str]]) -> Path | None:
    """Return what would be lost if a site were built in a folder, or None.

    Args:
        site: the folder, which need not exist.
        root: the folder of the project, which a site may be inside of, and may not hold.
        sources: folders and files of what the site is made from; a site may neither hold one nor be inside one.
    """
    built = Path(os.path.realpath(site))
    if Path(os.path.realpath(root)).is_relative_to(built):
        return root
    for source in map(Path, sources):
        real = Path(os.path.realpath(source))
        if real.is_relative_to(built) or built.is_relative_to(real):
            return source
    return None
