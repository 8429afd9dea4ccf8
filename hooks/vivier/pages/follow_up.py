"""The editors' follow-up: how complete each posting is as a vacancy notice, what lacks first. Not for candidates."""

from collections.abc import Iterator

from markupsafe import Markup

from vivier.browse import slices
from vivier.browse.index import collation
from vivier.browse.lists import current
from vivier.candidacy.completeness import MENTIONS, Completude, Publicite, completeness
from vivier.records import Emploi, Fiche

from . import words
from .list_pages import numbered, page_bar, page_name
from .page import Page
from .urls import CONTRIBUER_URL, ERREURS_URL, SUIVI_URL, suivi_url
from .writer import Here, Writer

TITLE = "Suivi des offres"


def follow_up_pages(writer: Writer) -> Iterator[Page]:
    """Yield the pages of the follow-up."""
    index = writer.index
    postings = current(index, index.listes["emploi"])
    found = {
        one.cle: completeness(one, index.echeances[one.cle]) for one in postings if isinstance(one, Emploi)
    }
    postings.sort(key=lambda one: _order(one, found[one.cle]))
    lacking = sum(_lacks(one) for one in found.values())
    for part in slices(postings, writer.context.page_size):
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
            count=words.agree(len(postings), "offre en cours", "offres en cours"),
            lacking=words.agree(lacking, "à compléter", "à compléter") if lacking else None,
            rows=[_row(here, one, found[one.cle]) for one in part.items],
            pages=page_bar(here, part, suivi_url),
            items=[label for label, _ in MENTIONS.values()] if part.number == 1 else [],
            problems=f"{here.to(ERREURS_URL)}#AVIS-01",
        )


def _lacks(found: Completude) -> bool:
    """Whether there is something to complete or to correct."""
    return bool(found.absentes) or found.publicite.suffisante is False


def _order(record: Fiche, found: Completude) -> tuple[bool, bool, int, tuple[str, str], str]:
    """What lacks something first; among those, what the law asks for, then the least complete."""
    return (not _lacks(found), not found.obligatoire, found.donnees, collation(record.titre), record.id)


def _row(here: Here, record: Fiche, found: Completude) -> tuple[object, ...]:
    missing = [one.manque for one in found.absentes]
    return (
        Markup('<a href="{}">{}</a>').format(here.record(record), record.titre),
        f"{found.donnees}{words.NBSP}/{words.NBSP}{len(found.mentions)}",
        _sentence(words.enumerate_fr(missing)) if missing else "Rien.",
        _publicity(found.publicite),
        _sentence(f"oui{words.NBSP}: {found.obligation}") if found.obligation else "La fiche ne le dit pas.",
    )


def _publicity(found: Publicite) -> str:
    if found.jours is None:
        return _sentence(f"non mesurée{words.NBSP}: {found.motif}")
    return _sentence(f"{words.agree(found.jours, 'jour')}{words.NBSP}: {found.motif}")


def _sentence(clause: str) -> str:
    return f"{clause[0].upper()}{clause[1:]}."
