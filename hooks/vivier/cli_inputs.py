"""What the commands share: the day, the settings, the files that arguments name; how they wait, how they refuse."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

import click

from vivier import kept
from vivier.french import capital

if TYPE_CHECKING:
    from vivier.candidacy import Moment
    from vivier.intake.catalogue import Catalogue
    from vivier.intake.load import Loaded
    from vivier.intake.problems import Problem

F = TypeVar("F", bound=Callable[..., Any])

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
    from vivier.candidacy import ARCHIVAGE, ARCHIVAGE_MAX

    try:
        days = int(_settings(postings)["extra"]["vivier"]["archivage_jours"])
    except (ValueError, KeyError, TypeError):
        return ARCHIVAGE
    return days if 0 <= days <= ARCHIVAGE_MAX else ARCHIVAGE


def site_url(postings: Path) -> str:
    """Return the address of the site, with a slash at its end, or an empty text where mkdocs.yml gives none."""
    settings = _settings(postings)
    found = settings.get("site_url") if isinstance(settings, dict) else None
    if not isinstance(found, str) or not found.startswith(("https://", "http://")):
        return ""
    return f"{found.rstrip('/')}/"


def _settings(postings: Path) -> Any:
    """Return what mkdocs.yml holds, all of it text, lists and groups; None where it cannot be read."""
    import yaml

    class Loader(yaml.BaseLoader):
        """Knows no tag but that of the environment: the others of MkDocs' file are read as plain values."""

    def chosen(_: Loader, node: yaml.Node) -> Any:
        """Read « !ENV NAME » or « !ENV [NAME, OTHER, default] » as MkDocs does: the first name that is set."""
        parts = [one.value for one in node.value] if isinstance(node, yaml.SequenceNode) else [node.value]
        *names, default = parts if len(parts) > 1 else [*parts, None]
        return next((os.environ[name] for name in map(str, names) if name in os.environ), default)

    Loader.add_constructor("!ENV", chosen)
    try:
        return yaml.load((postings.parent / "mkdocs.yml").read_text("utf-8"), Loader)  # noqa: S506
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return None


def postings_of(paths: tuple[Path, ...]) -> Path:
    """Return the folder of the records: the one that holds the paths, else the nearest from here upwards."""
    found: set[Path] = set()
    for path in paths:
        # Links are not followed: a link to elsewhere is itself a finding.
        whole = _whole(path)
        holder = next(
            (folder for folder in (whole, *whole.parents) if _holds_records(folder)),
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
        if _holds_records(folder):
            return folder
        if (folder / POSTINGS).is_dir():
            return folder / POSTINGS
    raise click.UsageError(f"aucun dossier {POSTINGS}/ ici : se placer dans le dépôt, ou donner un chemin")


def _holds_records(folder: Path) -> bool:
    """Whether a folder is that of the records, and not a project of that name, which has one."""
    return folder.name == POSTINGS and folder.is_dir() and not (folder / POSTINGS).is_dir()


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
    """Return the folder of ``postings/`` in the repository, as its forge needs it; else from the current folder."""
    holder = postings.parent
    root = next((one for one in (holder, *holder.parents) if (one / ".git").exists()), Path.cwd())
    try:
        relative = holder.relative_to(root)
    except ValueError:
        return ""
    return "" if str(relative) == "." else relative.as_posix()


def form_option(*forms: str, what: str) -> Callable[[F], F]:
    """Return the option ``--format``, the first form by default; ``what`` completes « Forme »."""
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], help=f"Forme {what}.")


def colour() -> bool:
    """Whether a report may have colours: on a terminal only, and not if NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def conclusion(problems: "Sequence[Problem]", count: int | None = None) -> str:
    """Return « 2 erreurs dans 1 fichier. », with how many records were checked where it is known."""
    from vivier.intake import report

    said = report.summary(problems)
    checked = (
        f" ({count} fiche{'s' if count > 1 else ''} vérifiée{'s' if count > 1 else ''})"
        if count is not None
        else ""
    )
    return f"{capital(said)}{checked}."


def catalogue(loaded: "Loaded", form: str) -> "Catalogue | None":
    """Return the records that were loaded, or nothing after saying what is wrong with them, as a check does.

    Args:
        loaded: what was loaded.
        form: ``text``, ``json`` or ``markdown``.
    """
    from vivier.intake import forges, report

    if loaded.catalogue is not None:
        return loaded.catalogue
    if form == "json":
        click.echo(report.as_json(loaded.problems))
    elif form == "markdown":
        click.echo(forges.markdown(loaded.problems, forges.Place()))
    else:
        click.echo(report.text(loaded.problems, colour=colour()) + "\n")
    click.echo(conclusion(loaded.problems), err=True)
    return None
