"""French for what is over: how many, what became of it, and what open postings have in common with it."""

from dataclasses import dataclass

from vivier.browse.related import Raison
from vivier.candidacy import Statut

from . import words


@dataclass(frozen=True, slots=True)
class Closed:
    """The words for what is closed of a kind.

    Attributes:
        titre: title of the list.
        toutes: link to the list.
        chapeau: what the list is.
        un: one of them, lower case.
        plusieurs: several, lower case.
        sujet: one of them at the head of a sentence.
    """

    titre: str
    toutes: str
    chapeau: str
    un: str
    plusieurs: str
    sujet: str


CLOSED = {
    "emploi": Closed(
        "Offres closes",
        "Toutes les offres closes",
        "Ces offres ne reçoivent plus de candidatures. Elles sont gardées pour mémoire.",
        "offre close",
        "offres closes",
        "Cette offre",
    ),
    "mission": Closed(
        "Missions closes",
        "Toutes les missions closes",
        "Ces missions ne reçoivent plus de candidatures. Elles sont gardées pour mémoire.",
        "mission close",
        "missions closes",
        "Cette mission",
    ),
}
"""The kinds that close, by name."""

COUNTED = "Les offres et les missions closes ne sont pas comptées."
"""What is said beside the counts of a territory."""

ENDINGS = {
    Statut.CLOSE: "est close",
    Statut.POURVUE: "est pourvue",
    Statut.ANNULEE: "a été retirée",
    Statut.REMPLACEE: "a été remplacée",
}
"""What became of a posting, after its subject."""

REASONS = {
    Raison.LABO: "Même laboratoire",
    Raison.TERRITOIRE_ET_DOMAINE: "Même région, même domaine",
    Raison.TERRITOIRE: "Même région",
    Raison.DOMAINE: "Même domaine",
}
"""Why an open posting is offered beside another."""


def closed(genre: str, count: int) -> str:
    """Return « 12 offres closes »."""
    return words.agree(count, CLOSED[genre].un, CLOSED[genre].plusieurs)


def not_counted(genre: str, count: int) -> str:
    """Return « 12 offres closes ne sont plus comptées ici »."""
    verb = "n’est plus comptée ici" if count < 2 else "ne sont plus comptées ici"
    return f"{closed(genre, count)} {verb}"
