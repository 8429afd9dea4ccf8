"""What the ``vivier`` command starts from: the day, the settings, the files that its arguments name; how it waits."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from vivier import kept

if TYPE_CHECKING:
    from vivier.candidacy import Moment
    from vivier.intake.problems import Problem

POSTINGS = "postings"
_PATIENCE = 1.0


def moment() -> "Moment":
    """Return the moment that the environment or the clock gives."""
    from datetime import UTC, datetime

    from vivier.candidacy.moment import DATE_VARIABLE, moment_of

    try:
        return moment_of(os.environ.get(DATE_VARIABLE, ""), datetime.now(UTC))
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def archivage(postings: Path) -> int:
    """Return the days before archiving that mkdocs.yml sets; a setting that is wrong is for the build to refuse."""
    import yaml

    from vivier.candidacy import ARCHIVAGE, ARCHIVAGE_MAX

    try:
        # The base loader knows no tag: those of MkDocs' file are read as plain values.
        settings = yaml.load((postings.parent / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
        days = int(settings["extra"]["vivier"]["archivage_jours"])
    except (OSError, ValueError, KeyError, TypeError, yaml.YAMLError):
        return ARCHIVAGE
    return days if 0 <= days <= ARCHIVAGE_MAX else ARCHIVAGE


def postings_of(paths: tuple[Path, ...]) -> Path:
    """Return the folder of the records: the one that holds the paths, else the nearest from here upwards."""
    found: set[Path] = set()
    for path in paths:
        # Links are not followed: a link to elsewhere is itself a finding.
        whole = _whole(path)
        holder = next(
            (folder for folder in (whole, *whole.parents) if folder.name == POSTINGS and folder.is_dir()),
            None,
        )
        if not whole.exists() and not whole.is_symlink():
            raise click.UsageError(f"{path} n’existe pas")
        if holder is None and (whole / POSTINGS).is_dir():
            holder = whole / POSTINGS
        if holder is None:
            raise click.UsageError(f"{path} n’est pas dans un dossier {POSTINGS}/")
        found.add(holder)
    if len(found) > 1:
        raise click.UsageError(
            f"les chemins sont dans plusieurs dossiers {POSTINGS}/ : les vérifier un par un"
        )
    if found:
        return found.pop()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if folder.name == POSTINGS:
            return folder
        if (folder / POSTINGS).is_dir():
            return folder / POSTINGS
    raise click.UsageError(f"aucun dossier {POSTINGS}/ ici : se placer dans le dépôt, ou donner un chemin")


def cache(postings: Path) -> Path:
    """Return the folder of what is kept from one run to the next, which builds of the site share."""
    return postings.parent / kept.FOLDER


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give what to call with the work done and the whole: a bar appears after a second, on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    start = monotonic()
    bars: list[Any] = []  # click does not name the class of its bars
    with ExitStack() as stack:

        def tell(done: int, whole: int) -> None:
            if not bars and monotonic() - start > _PATIENCE:
                bars.append(
                    stack.enter_context(click.progressbar(length=whole, label=label, file=sys.stderr))
                )
            for bar in bars:
                bar.update(done - bar.pos)

        yield tell


def rules_file(path: Path) -> Path:
    """Return a file of rules, or refuse what is no file."""
    if path.is_dir():
        raise click.UsageError(f"{path} est un dossier : donner un fichier de règles")
    if not path.exists() and not path.is_symlink():
        raise click.UsageError(f"{path} n’existe pas")
    return path


def asked(one: "Problem", postings: Path, paths: tuple[Path, ...]) -> bool:
    """Whether a problem concerns one of the paths asked for."""
    if not paths:
        return True
    file = postings.parent / one.path
    wanted = [_whole(path) for path in paths]
    return any(file == path or path in file.parents for path in wanted)


def _whole(path: Path) -> Path:
    """Return an absolute path without « .. », whose links are not followed."""
    return Path(os.path.normpath(Path.cwd() / path))


def prefix(postings: Path) -> str:
    """Return the folder of ``postings/`` from the current one, as annotations need it."""
    try:
        relative = postings.parent.relative_to(Path.cwd())
    except ValueError:
        return ""
    return "" if str(relative) == "." else relative.as_posix()
