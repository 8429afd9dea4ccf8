"""The page of a lab: its own facts, and the projects and postings that name it."""

from collections.abc import Sequence

from vivier.browse.collections import LABO
from vivier.browse.lists import current, over
from vivier.records import REGIONS, Labo
from vivier.records.labo import RoleEquipe
from vivier.records.numbers import Quantite
from vivier.records.vocabulary import folded

from . import alternates, cards, words
from .page import Article
from .record_page import opening
from .writer import Writer


def labo_page(writer: Writer, record: Labo) -> Article:
    """Write the article of a lab."""
    here, common = opening(writer, record)
    projects = writer.index.citant(record, "projet")
    everything = writer.index.citant(record, "emploi")
    postings = current(everything)
    named = (writer.catalogue.get("demarche", one) for one in record.demarches)
    regions = words.enumerated([REGIONS[code].nom for code in record.regions])
    return writer.article(
        "labo.html",
        here,
        **common,
        names=_other_names(record),
        methods=[one.libelle for one in record.methodes],
        key_facts=[
            (
                "place",
                "Lieu",
                words.enumerated(cards.places(record)) or None,
                f"{words.NBSP}; ".join(filter(None, [*cards.addresses(record), regions])) or None,
            ),
            ("agenda", "Ouverture", words.partial_date(record.ouverture) if record.ouverture else None, None),
            ("group", "Équipe", _size(record.equipe), None),
            (
                "projet",
                "Projets publiés",
                words.number(len(projects)),
                words.agree(len(postings), "offre d’emploi", "offres d’emploi"),
            ),
        ],
        team=[
            (role.fonction, words.quantity(role.nombre) if role.nombre else None) for role in record.equipe
        ],
        projects=[cards.card(writer, here, one) for one in projects],
        postings=[cards.card(writer, here, one) for one in postings],
        closed=over(everything),
        follow=alternates.links(
            here, alternates.of_collection(writer.context, LABO, record.id, record.titre)
        ),
        campaigns=[one for one in named if one is not None],
    )


def _other_names(record: Labo) -> str | None:
    """Return the names that a lab also goes by; that its title is written otherwise too matters to the search alone."""
    names = [one for one in record.alias if folded(one) != folded(record.titre)]
    return f"Aussi appelé{words.NBSP}: {words.enumerated(names, 'ou')}" if names else None


def _size(team: Sequence[RoleEquipe]) -> str | None:
    """Return how many people a team has, as far as its roles tell; else how many roles."""
    counts = [role.nombre for role in team if role.nombre]
    people = sum(one.valeur for one in counts)
    total = words.agree(people, "personne")
    if counts and all(map(_adds_up, counts)):
        about = any(one.approximatif for one in counts)
        if len(counts) == len(team):
            return f"Environ{words.NBSP}{total}" if about else total
        if people and not about:
            return f"Au moins {total}"
    return words.agree(len(team), "fonction") if team else None


def _adds_up(count: Quantite) -> bool:
    """Whether a count says no more than its number, exact or not: « environ 3 », not « plus de trois »."""
    bare = count.model_copy(update={"mention": None})
    return count.mention is None or folded(count.mention) == folded(words.quantity(bare))
