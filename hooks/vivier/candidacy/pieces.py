"""The documents of a situation: those that the posting lists, in its words, then those that the rules add."""

from collections.abc import Iterable, Iterator

from vivier.records.vocabularies import ExigencePiece

from .documents import CodeDocument, recognise
from .preparation import ANNONCE, Avertissement, Document, Origine
from .ready import Applied, Ready
from .rule import DocumentRegle
from .vocabulary import Candidat, Exigence, Gravite

Liste = tuple[tuple[str, ExigencePiece], ...]
"""What a posting lists: the name of each document and how far it is asked for."""

_EXIGENCES = {
    ExigencePiece.REQUISE: Exigence.REQUISE,
    ExigencePiece.LE_CAS_ECHEANT: Exigence.LE_CAS_ECHEANT,
    ExigencePiece.FACULTATIVE: Exigence.FACULTATIVE,
}
_UNLISTED = "absent de la liste de l’annonce"
_NOT_YOURS = "l’annonce le demande à tous\u00a0; si votre situation n’en comporte pas, signalez-le au service"


def documents(ready: Ready, pieces: Liste, kept: tuple[str, ...]) -> tuple[Document, ...]:
    """Return the documents of a situation, in display order.

    The posting's list is what is sent. Where it has one, a document of the rules that it leaves out is kept ready and
    not sent; where it has none, the rules' documents are asked for as they say.

    Args:
        ready: what the rules say to the situation.
        pieces: what the posting asks for.
        kept: what it says to keep ready.
    """
    found = [*_listed(ready, pieces), *_kept(ready.candidat, kept)]
    named = {code for name in (*(name for name, _ in pieces), *kept) for code in recognise(name)}
    for asked, rule in ready.documents:
        if asked.code not in named:
            named.add(asked.code)
            found.append(_added(asked, Origine(rule.id), listed=bool(pieces)))
    return tuple(sorted(found, key=lambda one: one.exigence.rang))


def _listed(ready: Ready, pieces: Liste) -> Iterator[Document]:
    asked = {one.code: one for one, _ in reversed(ready.documents)}
    for name, exigence in pieces:
        codes = recognise(name)
        rule = asked.get(codes[0]) if len(codes) == 1 else None
        wanted = _EXIGENCES[exigence]
        if _concerns(codes, ready.candidat):
            condition = rule.condition if rule and wanted is Exigence.LE_CAS_ECHEANT else None
            yield Document(name, wanted, ANNONCE, condition)
        elif wanted is Exigence.REQUISE:
            # Never forgotten: the posting asks everybody for it.
            yield Document(name, Exigence.LE_CAS_ECHEANT, ANNONCE, _NOT_YOURS)


def _kept(candidat: Candidat, kept: Iterable[str]) -> Iterator[Document]:
    for name in kept:
        if _concerns(recognise(name), candidat):
            yield Document(name, Exigence.A_TENIR_PRETE, ANNONCE)


def _concerns(codes: tuple[CodeDocument, ...], candidat: Candidat) -> bool:
    """Whether a document, or one of those that a line names, exists in a situation."""
    return not codes or any(candidat in code.candidats for code in codes)


def _added(asked: DocumentRegle, origin: Origine, *, listed: bool) -> Document:
    exigence, condition = asked.exigence, asked.condition
    if listed and exigence is not Exigence.A_TENIR_PRETE:
        exigence, condition = Exigence.A_TENIR_PRETE, _UNLISTED
    return Document(asked.libelle, exigence, origin, condition)


def missing(applied: Applied, pieces: Liste) -> tuple[Avertissement, ...]:
    """Say that the posting leaves out a document that notices of its kind ask for.

    Nothing is said where a line of the posting is not recognised: it may be that document in other words.
    """
    found = [recognise(name) for name, _ in pieces]
    if not pieces or not applied.base.ecarts or not all(found):
        return ()
    named = {code for codes in found for code in codes}
    left = [
        one.libelle
        for one in applied.base.documents
        if one.exigence is Exigence.REQUISE and one.code not in named
    ]
    if not left:
        return ()
    asked = f"Les avis de cette sorte demandent aussi\u00a0: {', '.join(left)}."
    text = f"{asked} En cas d’écart, l’annonce officielle fait foi."
    return (Avertissement(Gravite.ATTENTION, text, Origine(applied.base.id)),)
