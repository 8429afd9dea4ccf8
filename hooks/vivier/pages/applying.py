"""The section « Candidater » of a posting or a mission: its kit while one may apply, else what is kept for memory."""

from dataclasses import dataclass
from typing import Any

from vivier.candidacy import Statut
from vivier.candidacy.engine import prepare
from vivier.candidacy.rulebook import rulebook
from vivier.candidacy.vocabulary import ModeEnvoi
from vivier.records import Emploi, Mission
from vivier.records.candidature import Candidature
from vivier.records.shared import Cloture
from vivier.records.vocabularies import ExigencePiece

from . import words
from .preparation import kit
from .writer import Here, Writer

_CONDITIONS = {ExigencePiece.LE_CAS_ECHEANT: "le cas échéant", ExigencePiece.FACULTATIVE: "facultatif"}


@dataclass(frozen=True, slots=True)
class Memoire:
    """What is kept of how one applied, where nobody may send anything.

    Attributes:
        titre: title of the section.
        suspendu: date and reason of a suspension, in sentences; None for what is over.
        pieces: documents asked for, each with the condition it is asked under, if any.
        documents: title of their list.
    """

    titre: str
    suspendu: str | None
    pieces: list[tuple[str, str | None]]
    documents: str


def applying(writer: Writer, here: Here, record: Emploi | Mission) -> dict[str, Any]:
    """Return what the template of the section asks for: ``kit`` or ``memoire``, the other None.

    ``questions`` says whether contacts only answer questions: where one applies on line, and during a suspension.
    """
    state = writer.index.statuts[record.cle]
    suspended = record.cloture if state is Statut.SUSPENDUE else None
    if suspended or state.terminee:
        memory = _memory(record.candidature, suspended)
        return {"kit": None, "memoire": memory, "questions": suspended is not None}
    book = rulebook()
    found = kit(writer, here, record, prepare(record, book, writer.index.echeances[record.cle]), book)
    return {"kit": found, "memoire": None, "questions": found.envoi.mode is ModeEnvoi.EN_LIGNE}


def _memory(how: Candidature | None, suspended: Cloture | None) -> Memoire:
    pieces = documents(how) if how else []
    if suspended is None:
        return Memoire("Modalités de candidature, pour mémoire", None, pieces, "Documents demandés")
    since = f"Suspendu depuis {words.since(suspended.depuis)}. {suspended.motif}"
    return Memoire("Candidater", since, pieces, "Documents demandés, pour mémoire")


def documents(candidature: Candidature) -> list[tuple[str, str | None]]:
    """Return the documents to send, each with the condition it is asked under, if any."""
    return [
        (piece.libelle, None if piece.exigence is ExigencePiece.REQUISE else _CONDITIONS[piece.exigence])
        for piece in candidature.pieces
    ]
