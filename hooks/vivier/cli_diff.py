"""``vivier diff``: what a change does for those who read the site."""

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from vivier import cli_inputs

if TYPE_CHECKING:
    from vivier.intake.load import Loaded

WORKING = "fichiers en cours"


class _Folder(NamedTuple):
    """What is compared.

    Attributes:
        postings: its records; a copy of ours for a revision.
        name: what people call it.
        home: the working records of its repository, whose settings and cache count.
    """

    postings: Path
    name: str
    home: Path

    @classmethod
    def of(cls, postings: Path, name: str) -> "_Folder":
        """Return a folder of working files."""
        return cls(postings, name, postings)


@click.argument("base", metavar="BASE")
@click.argument("head", required=False, metavar="[HEAD]")
@cli_inputs.form_option(
    "text", "json", "markdown", what="du résumé : texte, JSON, ou Markdown pour une relecture"
)
@click.option(
    "--strict",
    is_flag=True,
    help="Échouer aussi si une échéance ou un état change sans que la date maj avance.",
)
def diff(base: str, head: str | None, form: str, *, strict: bool) -> int:
    """Dire ce qu’une modification change pour les lecteurs, et ce qu’il faut vérifier en la relisant.

    BASE et HEAD sont des révisions de Git (main, HEAD~1, v2.0) ou des dossiers de postings/ ; sans HEAD, les
    fichiers en cours. Le jour est celui de VIVIER_DATE (AAAA-MM-JJ), sinon celui de Paris.

    Avec --strict, une date déplacée doit se voir : les agendas de qui s’est abonné ne la prennent que si maj avance.

    Code de sortie : 0, ou 1 si une fiche de HEAD a des erreurs (ou une date, avec --strict), 2 si la commande est mal
    employée.
    """
    from vivier.review import markdown, report, sides
    from vivier.review.comparison import Side, compare
    from vivier.review.records import Clock

    moment = cli_inputs.moment()
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vivier-")))
        before, after = _folders(base, head, scratch)
        cache = cli_inputs.cache(after.home)
        if after.postings != after.home:
            cache = sides.borrowed(cache, scratch / "cache-head")
        loaded = _load(after.postings, cache, "Lecture des fiches")
        catalogue = cli_inputs.catalogue(loaded, form)
        if catalogue is None:
            return 1
        # Only now: what the side above has just read is there for this one.
        cache = sides.borrowed(cache, scratch / "cache-base")
        first = _load(before.postings, cache, "Lecture de l’état précédent")
        readable = sides.readable(before.postings, first, cache, scratch / "lisibles")
        if readable is None:
            raise click.UsageError(
                f"les fiches de « {before.name} » ne peuvent pas être lues : vivier check le dit"
            )
        if readable.left_out:
            click.echo(_left_out(before.name, len(readable.left_out)), err=True)
        clock = Clock(moment, cli_inputs.archivage(after.home))
        found = compare(readable, Side(catalogue, loaded.problems), clock)
        if form == "json":
            said = report.as_json(found, before.name, after.name, moment.jour)
        elif form == "markdown":
            said = markdown.as_markdown(found, before.name, after.name)
        else:
            said = report.as_text(found, colour=cli_inputs.colour())
        click.echo(said)
    unseen = [one for one in found.changements if one.inapercu] if strict else []
    for one in unseen:
        click.echo(f"{one.fichier} : une date ou un état change ; mettre la date du jour dans maj.", err=True)
    return 1 if unseen else 0


def _load(postings: Path, cache: Path, label: str) -> "Loaded":
    from vivier.candidacy.checking import load

    with cli_inputs.progress(label) as progress:
        return load(postings, cache=cache, progress=progress)


def _left_out(name: str, count: int) -> str:
    said = f"{count} fiches ne peuvent" if count > 1 else "1 fiche ne peut"
    return f"Dans « {name} », {said} pas être lue{'s' if count > 1 else ''} : le reste est comparé."


def _folders(base: str, head: str | None, scratch: Path) -> tuple[_Folder, _Folder]:
    """Return what comes before and what comes after, revisions written in ``scratch``."""
    before = _folder(base)
    after = _folder(head) if head else _Folder.of(cli_inputs.postings_of(()), WORKING)
    # A revision is one of the repository of the other side, else of the one where we are.
    home = (after or before or _Folder.of(cli_inputs.postings_of(()), WORKING)).home
    return (
        before or _written(home, base, scratch / "base"),
        after or _written(home, head or "HEAD", scratch / "head"),
    )


def _folder(name: str) -> _Folder | None:
    """Return a folder of records, or None for what must be a revision: a branch may have the name of a folder."""
    path = Path(name)
    if "\0" in name or not path.is_dir():
        return None
    try:
        return _Folder.of(cli_inputs.postings_of((path,)), name)
    except click.UsageError:
        return None


def _written(home: Path, revision: str, target: Path) -> _Folder:
    """Return the records as a revision has them, in a folder of ours."""
    from vivier.revisions import Repository, RevisionError

    postings = target / cli_inputs.POSTINGS
    try:
        repository = Repository(home)
        if not repository.write(repository.commit(revision), postings):
            click.echo(f"« {revision} » n’a pas de dossier {postings.name}/ à cet endroit.", err=True)
    except RevisionError as error:
        raise click.UsageError(str(error)) from error
    return _Folder(postings, revision, home)
