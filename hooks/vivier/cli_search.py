"""``vivier search``: the search of the site, in a terminal."""

import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vivier import cli_inputs

if TYPE_CHECKING:
    from vivier.exports.search.query import Answer

Read = Callable[[str], bytes]


@click.argument("mots")
@click.argument("chemin", required=False, metavar="[CHEMIN]", type=click.Path(path_type=Path))
@click.option(
    "--facette",
    "facets",
    multiple=True,
    metavar="NOM=CODE",
    help="Ne garder que les fiches qui ont cette valeur, par exemple region=27 (plusieurs fois possible).",
)
@click.option("--ouvertes", "open_only", is_flag=True, help="Ne pas chercher parmi les fiches closes.")
@click.option(
    "--tri",
    "order",
    type=click.Choice(["pertinence", "echeance", "publication"]),
    default="pertinence",
    help="Ordre : pertinence (par défaut), échéance la plus proche, ou publication la plus récente.",
)
@click.option(
    "--limite",
    "limit",
    type=click.IntRange(1, 1000),
    default=10,
    metavar="NOMBRE",
    help="Nombre de fiches montrées, de 1 à 1000 (10 par défaut).",
)
@cli_inputs.form_option("text", "json", what="des résultats : texte ou JSON")
@click.option(
    "--index",
    "folder",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    help="Lire l’index d’un site déjà construit, par exemple site/, au lieu des fiches.",
)
def search(
    mots: str,
    chemin: Path | None,
    facets: tuple[str, ...],
    order: str,
    limit: int,
    form: str,
    folder: Path | None,
    *,
    open_only: bool,
) -> int:
    """Chercher parmi les fiches, comme la page de recherche du site.

    MOTS est ce que l’on chercherait, entre guillemets. CHEMIN est un dossier de postings/ ; sans CHEMIN, celui
    du dépôt. Les fiches ouvertes viennent d’abord, puis les closes.

    Code de sortie : 0, ou 1 si une fiche a des erreurs, 2 si la commande est mal employée.
    """
    from vivier.exports.search.query import Index, Request
    from vivier.exports.search.report import as_json, as_text

    filters = _filters(facets)
    if folder and chemin:
        raise click.UsageError("donner un dossier de fiches ou --index, pas les deux")
    read = _published(folder) if folder else _built(chemin, form)
    if read is None:
        return 1
    try:
        index = Index(read)
        answer = index.search(Request(mots, filters, order, closes=not open_only))
        said = as_json(index, answer, limit) if form == "json" else as_text(index, answer, limit, mots)
        _tell_unknown(filters, answer)
    except (OSError, ValueError, EOFError, zlib.error) as error:
        if folder is None:
            raise
        raise click.UsageError(
            f"l’index de {folder} est incomplet ou abîmé : construire le site à nouveau"
        ) from error
    click.echo(said)
    return 0


def _filters(asked: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the codes asked for, by facet."""
    from vivier.browse.facets import FACETS

    names = [facet.nom for facet in FACETS]
    found: dict[str, list[str]] = {}
    for one in asked:
        name, _, code = one.partition("=")
        if name not in names or not code:
            raise click.UsageError(f"--facette demande NOM=CODE, où NOM est l’un de : {', '.join(names)}")
        found.setdefault(name, []).append(code)
    return found


def _tell_unknown(filters: dict[str, list[str]], answer: "Answer") -> None:
    """Say which of the codes asked for no record has, and what to write instead."""
    from vivier.intake.near import suggestion
    from vivier.intake.report import visible

    for name, asked in filters.items():
        values = answer.facets.get(name, ())
        known = [code for code, _, _ in values]
        # « Bretagne » is the name of 53; « Doubs (25) » that of 25.
        names = {label.partition(" (")[0].casefold(): code for code, label, _ in values}
        for code in asked:
            if code in known:
                continue
            named = names.get(code.casefold())
            remedy = f"écrire {name}={named}" if named else suggestion(code, known)
            said = f"Aucune fiche n’a la valeur « {visible(code)} » pour {name}"
            click.echo(f"{said} : {remedy}." if remedy else f"{said}.", err=True)


def _published(folder: Path) -> Read:
    """Return what reads the index of a site that was built."""
    from vivier.exports.search.wire import ROOT
    from vivier.urls import INDEX_URL

    for place in (folder / INDEX_URL, folder):
        if (place / ROOT).is_file():
            return lambda name: (place / name).read_bytes()
    raise click.UsageError(f"{folder} ne contient pas d’index de recherche")


def _built(path: Path | None, form: str) -> Read | None:
    """Return what reads an index made from the records, or nothing after saying what is wrong with them."""
    from vivier.candidacy.checking import load
    from vivier.exports.search.build import search_files
    from vivier.pages.cards import result
    from vivier.pages.site import writer_of
    from vivier.pages.writer import SiteContext

    moment = cli_inputs.moment()
    postings = cli_inputs.postings_of((path,) if path else ())
    catalogue = cli_inputs.catalogue(load(postings, cache=cli_inputs.cache(postings)), form)
    if catalogue is None:
        return None
    context = SiteContext(moment, archivage=cli_inputs.archivage(postings))
    writer = writer_of(catalogue, context)
    files = {one.name: one.make for one in search_files(writer.index, partial(result, writer))}
    # A query reads a few of them: the others are not packed.
    return lambda name: files[name]()
