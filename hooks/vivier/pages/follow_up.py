"""The editors' follow-up: how complete each posting is as a vacancy notice, what lacks first. Not for candidates."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup

from vivier.browse import slices
from vivier.browse.briefs import Brief
from vivier.browse.lists import current
from vivier.candidacy.completeness import MENTIONS, Completude, Publicite, completeness
from vivier.french import capital
from vivier.kept import digest
from vivier.urls import CONTRIBUER_URL, ERREURS_URL, SUIVI_URL, suivi_url

from . import words
from .fingerprints import Later
from .list_pages import numbered, page_bar, page_name
from .page import Lot, Page
from .writer import Here, Writer

TITLE = "Suivi des offres"


class _Suivi(NamedTuple):
    """What the follow-up says of a posting: whether it lacks something, what sorts it, the cells of its row."""

    lacks: bool
    required: bool
    given: int
    cells: tuple[str, ...]


def follow_up_lot(writer: Writer) -> Lot:
    """Return the pages of the follow-up."""
    offered = current(writer.index.listes["emploi"])
    # The next build may have to list them.
    writer.memo.keep(map(_key, offered))
    return writer.lot("suivi", partial(follow_up_pages, writer), offered)


def follow_up_pages(writer: Writer) -> Iterator[Page]:
    """Yield the pages of that lot."""
    offered = current(writer.index.listes["emploi"])
    found = list(zip(offered, writer.memo.each(offered, partial(_followed, writer)), strict=True))
    found.sort(key=lambda row: _order(*row))
    lacking = sum(one.lacks for _, one in found)
    for part in slices(found, writer.context.page_size):
        here = writer.here(suivi_url(part.number))
        yield writer.page(
            "suivi.html",
            here,
            section="contribuer",
            title=numbered(TITLE, part),
            description="Les mentions d’un avis de vacance que chaque offre en cours donne, et celles qui manquent.",
            noindex=True,
            trail=[
                ("Accueil", here.to("")),
                ("Contribuer", here.to(CONTRIBUER_URL)),
                (TITLE, here.to(SUIVI_URL)),
                *page_name(part),
            ],
            count=words.agree(len(found), "offre en cours", "offres en cours"),
            lacking=words.agree(lacking, "à compléter", "à compléter") if lacking else None,
            rows=_rows(here, part.items),
            pages=page_bar(here, part, suivi_url),
            items=[label for label, _ in MENTIONS.values()] if part.number == 1 else [],
            problems=f"{here.to(ERREURS_URL)}#AVIS-01",
        )


def _followed(writer: Writer, record: Brief) -> _Suivi:
    def make() -> tuple[Any, ...]:
        whole = writer.catalogue.get("emploi", record.id)
        if whole is None:
            raise KeyError(record.id)
        found = completeness(whole, writer.index.echeances[record.cle])
        lacks = bool(found.absentes) or found.publicite.suffisante is False
        return lacks, found.obligatoire, found.donnees, _cells(found)

    return _Suivi(*writer.memo.of(_key(record), make))


def _key(record: Brief) -> bytes:
    return b"suivi" + record.face


def _order(record: Brief, found: _Suivi) -> tuple[bool, bool, int, str, str, str]:
    """What lacks something first; among those, what the law asks for, then the least complete."""
    return (not found.lacks, not found.required, found.given, record.tri, record.titre, record.id)


def _rows(here: Here, found: Sequence[tuple[Brief, _Suivi]]) -> Later:
    key = digest(*(record.face for record, _ in found))
    return Later(key, len(found), lambda: [_row(here, *one) for one in found])


def _row(here: Here, record: Brief, found: _Suivi) -> tuple[object, ...]:
    link = Markup('<a href="{}">{}</a>').format(here.record(record), record.titre)
    return (link, *found.cells)


def _cells(found: Completude) -> tuple[str, ...]:
    missing = [one.manque for one in found.absentes]
    return (
        f"{found.donnees}{words.NBSP}/{words.NBSP}{len(found.mentions)}",
        _sentence(words.enumerated(missing)) if missing else "Rien.",
        _publicity(found.publicite),
        _sentence(f"oui{words.NBSP}: {found.obligation}") if found.obligation else "La fiche ne le dit pas.",
    )


def _publicity(found: Publicite) -> str:
    if found.jours is None:
        return _sentence(f"non mesurée{words.NBSP}: {found.motif}")
    return _sentence(f"{words.agree(found.jours, 'jour')}{words.NBSP}: {found.motif}")


def _sentence(clause: str) -> str:
    return f"{capital(clause)}."
