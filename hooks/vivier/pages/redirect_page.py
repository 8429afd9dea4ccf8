"""The pages that stay at the addresses of renamed and withdrawn records: they say so, and lead on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vivier.browse.briefs import Brief
from vivier.intake.redirections import Suite
from vivier.kept import digest
from vivier.records import KINDS
from vivier.records.citations import Key
from vivier.urls import list_url, record_url

from . import cards, words
from .page import Page
from .writer import Writer


def redirect_pages(writer: Writer) -> Iterator[Page]:
    """Yield a page for each old address, in the order of kinds and ids."""
    for old, suite in writer.catalogue.redirections.items():
        if suite.vers is None:
            yield _gone(writer, old, suite)
        else:
            kind, ident = suite.vers
            yield _renamed(writer, old, suite, writer.index.fiches[kind, ident])


def moves(writer: Writer) -> Iterator[tuple[str, str | None]]:
    """Yield each old address with the one that takes its place, None for a withdrawn record."""
    for old, suite in writer.catalogue.redirections.items():
        yield record_url(*old), record_url(*suite.vers) if suite.vers else None


def _renamed(writer: Writer, old: Key, suite: Suite, target: Brief) -> Page:
    # Search engines follow the canonical address of the new page only where the old one may be indexed.
    here = writer.here(record_url(*old))
    page = _page(
        writer,
        old,
        "Cette fiche a changé d’adresse",
        f"Depuis le {words.day(suite.le)}, elle porte un autre nom. Mettez vos favoris et vos liens à jour.",
        links=[(target.titre, here.record(target), KINDS[target.genre].titre)],
        noindex=False,
    )
    suite_url = record_url(target.genre, target.id)
    return replace(page, suite=suite_url, key=digest(page.key, suite_url.encode()))


def _gone(writer: Writer, old: Key, suite: Suite) -> Page:
    here = writer.here(record_url(*old))
    return _page(
        writer,
        old,
        "Cette fiche a été retirée",
        f"Elle n’est plus publiée depuis le {words.day(suite.le)}.",
        motif=suite.motif,
        links=[(cards.TITLES[old[0]], here.to(list_url(old[0]))), ("Accueil", here.to(""))],
        noindex=True,
    )


def _page(
    writer: Writer,
    old: Key,
    title: str,
    lead: str,
    *,
    links: Sequence[tuple[str, ...]],
    noindex: bool,
    motif: str = "",
) -> Page:
    here = writer.here(record_url(*old))
    kind = old[0]
    return writer.page(
        "redirection.html",
        here,
        section=KINDS[kind].dossier,
        title=title,
        description=lead,
        noindex=noindex,
        trail=[("Accueil", here.to("")), (cards.TITLES[kind], here.to(list_url(kind))), (title, "")],
        lead=lead,
        motif=motif,
        links=links,
    )
