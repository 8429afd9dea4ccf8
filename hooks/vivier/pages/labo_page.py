"""The page of a lab: its own facts, and the projects and postings that name it."""

from vivier.browse.collections import LABO
from vivier.browse.lists import current, over
from vivier.records import REGIONS, Labo

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
    people = [role.nombre for role in record.equipe if role.nombre]
    named = (writer.catalogue.get("demarche", one) for one in record.demarches)
    return writer.article(
        "labo.html",
        here,
        **common,
        key_facts=[
            (
                "place",
                "Lieu",
                words.enumerate_fr(cards.places(record)) or None,
                words.enumerate_fr([REGIONS[code].nom for code in record.regions]) or None,
            ),
            ("agenda", "Ouverture", words.partial_date(record.ouverture) if record.ouverture else None, None),
            (
                "group",
                "Équipe",
                words.agree(sum(one.valeur for one in people), "personne") if people else None,
                None,
            ),
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
