"""The ``vivier`` command. Thin: it reads arguments and calls what does the work, imported only when it is needed."""

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vivier.french_click import FrenchGroup, run

if TYPE_CHECKING:
    from vivier.intake.problems import Problem

POSTINGS = "postings"


@click.group(
    cls=FrenchGroup, subcommand_metavar="COMMANDE …", context_settings={"help_option_names": ["-h", "--help"]}
)
def vivier() -> None:
    """Vivier : un catalogue d’offres, de projets et de laboratoires, tenu en fichiers YAML."""


@vivier.command(short_help="Vérifier les fiches, sans construire le site.")
@click.argument("chemins", nargs=-1, metavar="[CHEMIN]…", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="Forme du rapport : texte, JSON, ou annotations de GitHub.",
)
@click.option("--strict", is_flag=True, help="Échouer aussi sur un avertissement.")
def check(chemins: tuple[Path, ...], form: str, *, strict: bool) -> int:
    """Vérifier les fiches, sans construire le site.

    CHEMIN est une fiche ou un dossier de postings/ ; sans CHEMIN, tout est vérifié. Les liens entre fiches
    sont toujours vérifiés sur l’ensemble.

    Code de sortie : 0 sans erreur, 1 avec des erreurs, 2 si la commande est mal employée.
    """
    import gc

    # Thousands of small objects, all kept or freed by count: the collector would take a third of the time.
    gc.disable()
    from vivier.intake import report
    from vivier.intake.load import load

    postings = _postings(chemins)
    loaded = load(postings)
    problems = [one for one in loaded.problems if _asked(one, postings, chemins)]
    if form == "json":
        click.echo(report.as_json(problems))
    elif form == "github":
        prefix = _prefix(postings)
        if problems:
            click.echo(report.github(problems, prefix))
            # The forge shows ten annotations of each kind: the whole is in the log.
            click.echo(report.text(problems), err=True)
    elif problems:
        click.echo(report.text(problems, colour=_colour()) + "\n")
    click.echo(_conclusion(problems, len(loaded.catalogue) if loaded.catalogue else None), err=True)
    failed = any(one.is_error or (strict and one.severity == "avertissement") for one in problems)
    return 1 if failed else 0


@vivier.command(short_help="Vérifier et lister les règles de candidature.")
@click.argument(
    "fichier",
    required=False,
    metavar="[FICHIER]",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Forme de la liste : texte ou JSON.",
)
def regles(fichier: Path | None, form: str) -> int:
    """Vérifier et lister les règles de candidature.

    FICHIER est un fichier de règles ; sans FICHIER, celui de Vivier.

    Code de sortie : 0 sans problème, 1 avec des problèmes, 2 si la commande est mal employée.
    """
    from vivier.candidacy import rules_report
    from vivier.candidacy.rulebook import load_rules
    from vivier.intake import report

    loaded = load_rules(fichier)
    if form == "json":
        click.echo(rules_report.as_json(loaded))
    elif loaded.problems:
        click.echo(report.text(loaded.problems, colour=_colour()) + "\n")
    elif loaded.rules:
        click.echo(rules_report.as_text(loaded.rules))
    click.echo(rules_report.conclusion(loaded), err=True)
    return 1 if loaded.problems else 0


@vivier.command(short_help="Écrire les schémas JSON des fiches.")
@click.option("--write", "write", flag_value=True, default=True, help="Écrire les fichiers (par défaut).")
@click.option(
    "--check", "write", flag_value=False, help="Vérifier que les fichiers sont à jour, sans rien écrire."
)
def schema(*, write: bool) -> int:
    """Écrire les schémas JSON des fiches, ou vérifier qu’ils sont à jour.

    Deux schémas par sorte de fiche : « strict », exact, et « edition », plus souple, pour les éditeurs de texte.
    """
    from vivier.intake import schema as schemas

    stale = schemas.stale()
    if write:
        for path in stale:
            schemas.write(path)
            click.echo(f"écrit : {path.name}", err=True)
        click.echo(f"{len(schemas.FILES)} schémas à jour dans {schemas.FOLDER}", err=True)
        return 0
    for path in stale:
        click.echo(f"{path.parent.name}/{path.name} n’est pas à jour : lancer « vivier schema »")
    return 1 if stale else 0


def _postings(paths: tuple[Path, ...]) -> Path:
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


def _asked(one: "Problem", postings: Path, paths: tuple[Path, ...]) -> bool:
    """Whether a problem concerns one of the paths asked for."""
    if not paths:
        return True
    file = postings.parent / one.path
    asked = [_whole(path) for path in paths]
    return any(file == path or path in file.parents for path in asked)


def _whole(path: Path) -> Path:
    """Return an absolute path without « .. », whose links are not followed."""
    return Path(os.path.normpath(Path.cwd() / path))


def _prefix(postings: Path) -> str:
    """Return the folder of ``postings/`` from the current one, as annotations need it."""
    try:
        relative = postings.parent.relative_to(Path.cwd())
    except ValueError:
        return ""
    return "" if str(relative) == "." else relative.as_posix()


def _colour() -> bool:
    """Whether the report may have colours: on a terminal only, and not if NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _conclusion(problems: list["Problem"], count: int | None) -> str:
    from vivier.intake import report

    said = report.summary(problems)
    checked = (
        f" ({count} fiche{'s' if count > 1 else ''} vérifiée{'s' if count > 1 else ''})"
        if count is not None
        else ""
    )
    return f"{said[0].upper()}{said[1:]}{checked}."


def main() -> None:
    """Entry point of the ``vivier`` command."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that has no « é » shows its number: better than no report.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        run(vivier, sys.exit)
    except BrokenPipeError:
        # « vivier check | head »: nobody reads any more. What is left to flush goes nowhere.
        sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        sys.exit(1)
    except Exception as error:  # an editor must never meet a traceback
        click.echo(_fault(error), err=True)
        sys.exit(3)


def _fault(error: Exception) -> str:
    """Say that Vivier itself is at fault, and where, on one line."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f", {Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else ""
    return (
        f"Erreur interne ({type(error).__name__}{where}). Les fiches n’y sont pour rien : "
        "signaler la commande et ce message aux responsables du site."
    )


if __name__ == "__main__":
    main()
