"""``vivier check``: every mistake of every record, for people, for programs, for forges."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vivier import cli_inputs

if TYPE_CHECKING:
    from vivier.intake.forges import Place
    from vivier.intake.problems import Problem


@click.argument("chemins", nargs=-1, metavar="[CHEMIN]…", type=click.Path(path_type=Path))
@cli_inputs.form_option(
    "text",
    "json",
    "github",
    "gitlab",
    "sarif",
    what="du rapport : texte, JSON, annotations de GitHub, rapport de qualité de GitLab, ou SARIF",
)
@click.option("--strict", is_flag=True, help="Échouer aussi sur un avertissement.")
@click.option(
    "--resume",
    "summary",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    help="Ajouter le rapport entier, en Markdown, à la fin d’un fichier, par exemple $GITHUB_STEP_SUMMARY.",
)
def check(chemins: tuple[Path, ...], form: str, summary: Path | None, *, strict: bool) -> int:
    """Vérifier les fiches, sans construire le site.

    CHEMIN est une fiche ou un dossier de postings/ ; sans CHEMIN, tout est vérifié. Les liens entre fiches
    sont toujours vérifiés sur l’ensemble.

    Code de sortie : 0 sans erreur, 1 avec des erreurs, 2 si la commande est mal employée.
    """
    from vivier.candidacy.checking import load
    from vivier.intake import report

    postings = cli_inputs.postings_of(chemins)
    with cli_inputs.progress("Lecture des fiches") as progress:
        loaded = load(postings, cache=cli_inputs.cache(postings), progress=progress)
    problems = [one for one in loaded.problems if cli_inputs.asked(one, postings, chemins)]
    said = _said(problems, form, postings)
    if said:
        click.echo(said)
    if problems and form in ("github", "gitlab", "sarif"):
        # What a forge shows is cut, or elsewhere: the whole is in the log.
        click.echo(report.text(problems), err=True)
    if summary is not None:
        _add(problems, _place(postings), summary)
    click.echo(cli_inputs.conclusion(problems, len(loaded.catalogue) if loaded.catalogue else None), err=True)
    failed = any(one.is_error or (strict and one.severity == "avertissement") for one in problems)
    return 1 if failed else 0


def _said(problems: "Sequence[Problem]", form: str, postings: Path) -> str:
    """Return the report; a form that programs read says that there is nothing, the others say nothing."""
    from vivier.intake import report

    match form:
        case "json":
            return report.as_json(problems)
        case "gitlab" | "sarif":
            from vivier.intake import forges

            place = _place(postings)
            gitlab = form == "gitlab"
            return forges.gitlab(problems, place) if gitlab else forges.sarif(problems, place, _version())
        case "github":
            return report.github(problems, cli_inputs.prefix(postings))
    return f"{report.text(problems, colour=cli_inputs.colour())}\n" if problems else ""


def _place(postings: Path) -> "Place":
    """Return where the files of a report are, for a forge; on a terminal nobody needs the settings read."""
    from vivier.intake import forges
    from vivier.urls import ERREURS_URL

    site = cli_inputs.site_url(postings)
    return forges.Place(cli_inputs.prefix(postings), f"{site}{ERREURS_URL}" if site else "")


def _version() -> str:
    # Twenty milliseconds or more, and only one form of the report says it.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("vivier")
    except PackageNotFoundError:
        return "0"


def _add(problems: "Sequence[Problem]", place: "Place", file: Path) -> None:
    """Add the whole report to a file, which others write in too, within what a forge takes of it."""
    from vivier.intake import forges

    try:
        already = file.stat().st_size if file.exists() else 0
        room = max(0, forges.SUMMARY_LIMIT - already)
        with file.open("a", encoding="utf-8", errors="replace") as stream:
            stream.write(forges.markdown(problems, place, room))
    except OSError as error:
        raise click.UsageError(f"{file} ne peut pas être écrit") from error
