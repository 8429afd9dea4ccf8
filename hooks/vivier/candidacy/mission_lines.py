"""What a mission's sheet itself says to whoever applies: the employer's agreement, then who signs and pays."""

from collections.abc import Iterator

from vivier.records import Mission
from vivier.records.mission import FinancementMission
from vivier.records.vocabularies import AccordEmployeur

from .amounts import per_period
from .preparation import ANNONCE, Avertissement, Etape
from .vocabulary import Gravite

_AGREED = 15
"""Rank of the step that waits for the agreement: after the rules ask for it, before anything is sent."""


def steps(mission: Mission) -> tuple[Etape, ...]:
    """Return its steps."""
    if mission.accord_employeur is not AccordEmployeur.REQUIS:
        return ()
    return (Etape(_AGREED, "Obtenez l’accord préalable de votre employeur avant de candidater.", ANNONCE),)


def warnings(mission: Mission) -> tuple[Avertissement, ...]:
    """Return its warnings."""
    return tuple(Avertissement(gravity, text, ANNONCE) for gravity, text in _said(mission))


def _said(mission: Mission) -> Iterator[tuple[Gravite, str]]:
    if mission.accord_employeur is AccordEmployeur.REQUIS:
        yield Gravite.BLOQUANT, "L’accord préalable de votre employeur est requis avant de candidater."
    if mission.permis:
        yield Gravite.ATTENTION, f"Permis de conduire demandé\u00a0: {_closed(mission.permis)}"
    if mission.deplacements:
        yield Gravite.ATTENTION, f"Déplacements\u00a0: {_closed(mission.deplacements)}"
    for one in mission.conventions:
        parties = "\u00a0; ".join(one.parties)
        yield Gravite.INFORMATION, f"{one.type.libelle} entre\u00a0: {_closed(parties)}"
    if mission.financement:
        yield Gravite.INFORMATION, _money(mission.financement)


def _closed(sentence: str) -> str:
    """Return a sentence with the full stop that may lack at its end."""
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def _money(one: FinancementMission) -> str:
    return (
        f"Financement\u00a0: {per_period(one.montant_eur, one.periode)}. Payé par\u00a0: {_closed(one.financeur)} "
        f"Versé à\u00a0: {_closed(one.beneficiaire)}"
    )
