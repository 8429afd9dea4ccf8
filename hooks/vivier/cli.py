"""The ``vivier`` command. Thin: it reads arguments and calls what does the work, imported only when it is needed."""

import contextlib
import gc
import io
import os
import sys
from pathlib import Path
from typing import TextIO

import click

from vivier import cli_check, cli_diff, cli_inputs, cli_search, kept
from vivier.failures import explained
from vivier.french_click import FrenchGroup, run


@click.group(
    cls=FrenchGroup, subcommand_metavar="COMMANDE …", context_settings={"help_option_names": ["-h", "--help"]}
)
def vivier() -> None:
    """Vivier : un catalogue d’offres, de projets et de laboratoires, tenu en fichiers YAML."""
    # Before the code is read: if it changes meanwhile, what is kept has the key of what is not there any more.
    kept.code_key()


vivier.command(short_help="Vérifier les fiches, sans construire le site.")(cli_check.check)


@vivier.command(short_help="Vérifier et lister les règles de candidature.")
@click.argument("fichier", required=False, metavar="[FICHIER]", type=click.Path(path_type=Path))
@cli_inputs.form_option("text", "json", what="de la liste : texte ou JSON")
def regles(fichier: Path | None, form: str) -> int:
    """Vérifier et lister les règles de candidature.

    FICHIER est un fichier de règles ; sans FICHIER, celui de Vivier.

    Code de sortie : 0 sans problème, 1 avec des problèmes, 2 si la commande est mal employée.
    """
    from vivier.candidacy import rules_report
    from vivier.candidacy.rulebook import load_rules
    from vivier.intake import report

    loaded = load_rules(fichier and cli_inputs.rules_file(fichier))
    if form == "json":
        click.echo(rules_report.as_json(loaded))
    elif loaded.problems:
        click.echo(report.text(loaded.problems, colour=cli_inputs.colour()) + "\n")
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

    Deux schémas par sorte de fiche : « strict », exact, et « edition », plus souple, pour les éditeurs de texte.

    Code de sortie : 0, ou 1 avec --check si un fichier n’est pas à jour, 2 si la commande est mal employée.
    """
    from vivier.intake import schema as schemas

    stale = schemas.stale()
    if write:
        for path in stale:
            schemas.write(path)
            click.echo(f"écrit : {path.parent.name}/{path.name}", err=True)
        click.echo(f"{len(schemas.FILES)} schémas à jour dans {schemas.FOLDER}", err=True)
        return 0
    for path in stale:
        click.echo(f"{path.parent.name}/{path.name} n’est pas à jour : lancer « vivier schema »")
    return 1 if stale else 0


@vivier.command(short_help="Montrer ce qui ouvre, se ferme ou doit être relu.")
@click.argument("chemin", required=False, metavar="[CHEMIN]", type=click.Path(path_type=Path))
@click.option(
    "--jours",
    "days",
    type=click.IntRange(0, 366),
    default=14,
    metavar="JOURS",
    help="Nombre de jours à venir, de 0 à 366 (14 par défaut).",
)
@cli_inputs.form_option("text", "json", what="de l’agenda : texte ou JSON")
def agenda(chemin: Path | None, days: int, form: str) -> int:
    """Montrer ce qui ouvre, se ferme, doit être relu ou sera archivé dans les prochains jours.

    CHEMIN est un dossier de postings/ ; sans CHEMIN, celui du dépôt. Le jour est celui de VIVIER_DATE
    (AAAA-MM-JJ), sinon celui de Paris.

    Code de sortie : 0, ou 1 si une fiche a des erreurs, 2 si la commande est mal employée.
    """
    from vivier.browse import agenda_report
    from vivier.browse.agenda import agenda as events
    from vivier.candidacy.checking import load
    from vivier.candidacy.rulebook import rulebook

    moment = cli_inputs.moment()
    postings = cli_inputs.postings_of((chemin,) if chemin else ())
    catalogue = cli_inputs.catalogue(load(postings, cache=cli_inputs.cache(postings)), form)
    if catalogue is None:
        return 1
    found = events(catalogue, moment, days, cli_inputs.archivage(postings), rulebook().regles)
    as_json = form == "json"
    click.echo(
        agenda_report.as_json(found, moment.jour, days) if as_json else agenda_report.as_text(found, days)
    )
    return 0


vivier.command(short_help="Chercher parmi les fiches.")(cli_search.search)
vivier.command(short_help="Dire ce qu’une modification change pour les lecteurs.")(cli_diff.diff)


def main() -> None:
    """Entry point of the ``vivier`` command."""
    # A command ends soon, and what it reads it keeps: the collector would look at thousands of objects for nothing.
    gc.disable()
    # No threads of numpy's, as in a build (`vivier.site_build`).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # « >&- »: without a stream, Python has none.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that has no « é » shows its number: better than no report.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        run(vivier, sys.exit)
    except BrokenPipeError:
        # « vivier check | head »: nobody reads any more. What is left to flush goes nowhere.
        sys.stdout = sys.stderr = _nowhere()
        sys.exit(1)
    except Exception as error:  # an editor must never meet a traceback
        # The stream itself may be what failed.
        with contextlib.suppress(OSError):
            click.echo(explained(error, "La réponse n’a pas pu être écrite") or _fault(error), err=True)
        # Nothing is left to write when Python ends.
        sys.stdout = sys.stderr = _nowhere()
        sys.exit(3)


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - kept to the end


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
