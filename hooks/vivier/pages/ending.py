"""What the page of a closed posting says of its end: what became of it, since when, why, and what comes next."""

from dataclasses import dataclass

from vivier.candidacy import Statut, outcome
from vivier.candidacy.status import final_closure
from vivier.records import Emploi, Fiche, Mission
from vivier.urls import list_url

from . import closing_words, words
from .writer import Here, Writer


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a posting or a mission.

    Attributes:
        titre: what became of it.
        phrases: sentences: date and reason, what that means for the page.
        suivante: title and link of the record that replaces it, or None.
        ailleurs: label and link of the list of those that are not over.
    """

    titre: str
    phrases: list[str]
    suivante: tuple[str, str] | None
    ailleurs: tuple[str, str]


def ending(writer: Writer, here: Here, record: Fiche) -> Ending | None:
    """Return what to say of the end of a record; None for one that is not over."""
    index = writer.index
    state = index.statut(record)
    if state is None or not state.terminee or not isinstance(record, Emploi | Mission):
        return None
    limit = index.echeances[record.cle]
    became = outcome(record, index.moment, limit)
    said = closing_words.CLOSED[record.genre]
    sentences = []
    closure = final_closure(record)
    if closure and closure.depuis.debut() <= index.moment.day(limit.fuseau):
        sentences.append(f"Situation connue depuis {words.since(closure.depuis)}. {closure.motif}")
    elif limit.limite:
        sentences.append(f"La date limite de candidature, le {words.day(limit.limite)}, est passée.")
    sentences.append(f"{said.sujet} ne reçoit plus de candidatures. Sa page est gardée pour mémoire.")
    if state is Statut.ARCHIVEE:
        sentences.append("Les noms et les coordonnées ont été retirés de cette page.")
    return Ending(
        f"{said.sujet} {closing_words.ENDINGS[became]}",
        sentences,
        _successor(writer, here, record),
        (
            "Voir les offres en cours" if record.genre == "emploi" else "Voir les missions en cours",
            here.to(list_url(record.genre)),
        ),
    )


def _successor(writer: Writer, here: Here, record: Emploi | Mission) -> tuple[str, str] | None:
    ident = record.cloture.remplacee_par if record.cloture else None
    other = writer.index.fiches.get((record.genre, ident)) if ident else None
    return (other.titre, here.record(other)) if other is not None else None
