"""From a posting or a mission to how to apply, line by line, each with its origin.

The posting's own words win; where a rule disagrees, the line says so. No date is here: see `deadline` and `advice`.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from vivier.french import agree
from vivier.records import Emploi, Mission
from vivier.records.candidature import Candidature
from vivier.records.vocabularies import Procedure

from . import mission_lines, pieces
from .deadline import Echeance, deadline
from .facts import Facts
from .preparation import (
    ANNONCE,
    Avertissement,
    Commun,
    Document,
    Dossier,
    Envoi,
    Etape,
    Origine,
    Preparation,
)
from .ready import Applied, Ready, applied
from .rulebook import Rulebook, rulebook
from .vocabulary import Gravite, ModeEnvoi, Reponse

Line = TypeVar("Line", Document, Etape, Avertissement)

_ONLINE = (Procedure.CSP_EN_LIGNE, Procedure.LIEN_EXTERNE)
_SEND = {
    ModeEnvoi.EN_LIGNE: "Déposez votre candidature en ligne",
    ModeEnvoi.COURRIEL: "Envoyez votre dossier par courriel",
    ModeEnvoi.COURRIER: "Envoyez votre dossier par courrier",
}
_SENDING = 60
"""Rank of the step that sends."""

_ASKING = 50
"""Rank of the step that asks where to send."""


def prepare(
    record: Emploi | Mission, book: Rulebook | None = None, limit: Echeance | None = None
) -> Preparation:
    """Return how to apply to a posting or a mission, for each situation.

    Args:
        record: the posting or the mission.
        book: the rules; None for those that come with Vivier.
        limit: its deadline, where the caller has computed it already.
    """
    book = book or rulebook()
    rules = applied(Facts.of(record, book.regions), book)
    apply = record.candidature
    listed = tuple((one.libelle, one.exigence) for one in apply.pieces) if apply else ()
    kept = apply.tenir_a_disposition if apply else ()
    sending = _envoi(rules, apply)
    steps: tuple[Etape, ...] = (_sending(sending.mode, rules, limit or deadline(record)),)
    warnings = (*_window(rules, apply), *pieces.missing(rules, listed))
    if isinstance(record, Mission):
        steps = (*mission_lines.steps(record), *steps)
        warnings = (*warnings, *mission_lines.warnings(record))
    commun, dossiers, cited = _dossiers(rules, listed, kept, steps, warnings)
    every = (*cited, sending.origine.regle, sending.origine_destinataire.regle)
    return Preparation(commun, dossiers, sending, tuple(dict.fromkeys(one for one in every if one)))


def _envoi(rules: Applied, apply: Candidature | None) -> Envoi:
    rule = Origine(rules.base.id)
    to, origin = (apply.destinataire, ANNONCE) if apply else (None, ANNONCE)
    if to is None:
        exception = rules.exception.destinataire if rules.exception else None
        to = exception or rules.base.destinataire
        origin = rule if to else ANNONCE
    if apply is None:
        return Envoi(ModeEnvoi.NON_PRECISE, rule, to, origin)
    if apply.url and (apply.procedure in _ONLINE or not (apply.courriels or apply.adresse_postale)):
        return Envoi(ModeEnvoi.EN_LIGNE, ANNONCE, to, origin, url=apply.url)
    if apply.courriels:
        return Envoi(
            ModeEnvoi.COURRIEL,
            ANNONCE,
            to,
            origin,
            url=apply.url,
            courriels=apply.courriels,
            adresse_postale=apply.adresse_postale,
        )
    if apply.adresse_postale:
        return Envoi(
            ModeEnvoi.COURRIER, ANNONCE, to, origin, url=apply.url, adresse_postale=apply.adresse_postale
        )
    return Envoi(ModeEnvoi.NON_PRECISE, rule, to, origin)


def _sending(mode: ModeEnvoi, rules: Applied, limit: Echeance) -> Etape:
    if mode is ModeEnvoi.NON_PRECISE:
        return Etape(_ASKING, rules.base.canal or "", Origine(rules.base.id))
    # Where no last day can be known, none is spoken of.
    haste = "" if limit.limite is None else ", sans attendre le dernier jour"
    return Etape(_SENDING, f"{_SEND[mode]}{haste}.", ANNONCE)


def _window(rules: Applied, apply: Candidature | None) -> tuple[Avertissement, ...]:
    """Show a period that is not the rule's."""
    days = rules.base.fenetre.jours if rules.base.fenetre else None
    said = apply.delai_jours if apply else None
    if days is None or said is None or days == said:
        return ()
    text = (
        f"L’annonce donne {agree(said, 'jour')} pour candidater, le texte cité en donne {days}. "
        "En cas d’écart, l’annonce officielle fait foi."
    )
    return (Avertissement(Gravite.ATTENTION, text, Origine(rules.base.id)),)


@lru_cache(maxsize=4096)
def _dossiers(
    rules: Applied,
    listed: pieces.Liste,
    kept: tuple[str, ...],
    steps: tuple[Etape, ...],
    warnings: tuple[Avertissement, ...],
) -> tuple[Commun, tuple[Dossier, ...], tuple[str, ...]]:
    """Return what those who may apply share, each situation whole, and the ids of the rules that their lines cite."""
    dossiers = tuple(
        _refused(ready)
        if ready.admission.reponse is Reponse.NON
        else Dossier(
            ready.candidat,
            ready.admission,
            pieces.documents(ready, listed, kept),
            tuple(sorted((*steps, *ready.etapes), key=lambda one: one.rang)),
            tuple(sorted((*warnings, *ready.avertissements), key=lambda one: one.gravite.rang)),
        )
        for ready in rules.dossiers
    )
    first, *others = [one for one in dossiers if one.admission.reponse is not Reponse.NON] or dossiers
    commun = Commun(
        _shared(first.documents, [one.documents for one in others]),
        _shared(first.etapes, [one.etapes for one in others]),
        _shared(first.avertissements, [one.avertissements for one in others]),
    )
    return commun, dossiers, _cited(commun, dossiers)


def _refused(ready: Ready) -> Dossier:
    """Return what is left to who cannot apply: what the rules say of it, and what they advise instead."""
    blocking = tuple(one for one in ready.avertissements if one.gravite is Gravite.BLOQUANT)
    rules = {one.origine for one in blocking}
    instead = sorted((one for one in ready.etapes if one.origine in rules), key=lambda one: one.rang)
    return Dossier(ready.candidat, ready.admission, (), tuple(instead), blocking)


def _shared(first: tuple[Line, ...], others: Iterable[tuple[Line, ...]]) -> tuple[Line, ...]:
    sets = [set(one) for one in others]
    return tuple(line for line in first if all(line in one for one in sets))


def _cited(commun: Commun, dossiers: Iterable[Dossier]) -> tuple[str, ...]:
    """Return the ids of the rules in the order in which the lines cite them."""
    parts: list[Commun | Dossier] = [commun, *dossiers]
    origins = chain.from_iterable(
        (
            *((part.admission.origine,) if isinstance(part, Dossier) else ()),
            *(one.origine for one in part.documents),
            *(one.origine for one in part.etapes),
            *(one.origine for one in part.avertissements),
        )
        for part in parts
    )
    return tuple(dict.fromkeys(one.regle for one in origins if one.regle))
