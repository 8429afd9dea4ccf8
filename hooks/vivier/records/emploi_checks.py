"""What deserves a look in a valid posting: its dates, its contract. What a deadline tells is in `vivier.candidacy`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import basis_checks, plausible
from .base import Controle
from .dates import fin_reelle
from .shared import sans_remplacante
from .territories import codes_postaux
from .vocabularies import NatureOffre, Procedure, TempsTravail, TypeContrat, Versant

if TYPE_CHECKING:
    from .emploi import Emploi

_LEAST_PAY, _MOST_PAY = 10_000, 300_000
"""Pay of a year, in euros: a month's is below in nearly every case, a half-time one of the lowest pay above."""


def controles(offer: "Emploi") -> Iterator[Controle]:
    """Yield what deserves a look."""
    yield from sans_remplacante(offer.cloture)
    yield from _years(offer)
    yield from codes_postaux(offer.localisations)
    yield from _share(offer)
    yield from _pay(offer)
    yield from _territorial(offer)
    yield from _journal(offer)
    yield from _project(offer)
    yield from basis_checks.desaccords(offer)


def _years(offer: "Emploi") -> Iterator[Controle]:
    return plausible.annees(
        {
            "debut_publication": offer.debut_publication,
            "jo.date": offer.jo.date if offer.jo else None,
            "source.consulte_le": offer.source.consulte_le,
            "maj": offer.maj,
        },
        {
            "fin_candidature": offer.fin_candidature,
            "fin_publication": offer.fin_publication,
            "debut_vacance_poste": offer.debut_vacance_poste,
        },
        {"revoir_le": offer.revoir_le, "cloture.depuis": offer.cloture.depuis if offer.cloture else None},
    )


def _share(offer: "Emploi") -> Iterator[Controle]:
    share = offer.quotite
    if share is None:
        return
    shown = f"{share:g}".replace(".", ",")
    if share <= 1:
        yield Controle(
            "EMPLOI-10",
            ("quotite",),
            f"une quotité de {shown} est lue {shown} % d’un temps plein",
            f"écrire {100 * share:g}, en pour cent, si c’est ce que dit l’annonce",
        )
    elif share < 100 and offer.temps_travail is TempsTravail.TEMPS_PLEIN:
        yield Controle(
            "EMPLOI-10",
            ("quotite", "temps_travail"),
            f"un temps plein n’a pas une quotité de {shown} %",
            "vérifier quotite et temps_travail dans l’annonce",
        )


def _pay(offer: "Emploi") -> Iterator[Controle]:
    pay = offer.remuneration
    for name in ("minimum_eur", "maximum_eur"):
        amount = getattr(pay, name, None)
        if amount is None or _LEAST_PAY <= amount <= _MOST_PAY:
            continue
        low = amount < _LEAST_PAY
        yield Controle(
            "EMPLOI-12",
            (f"remuneration.{name}",),
            f"{amount} € brut par an est {'peu' if low else 'beaucoup'} pour un emploi",
            "multiplier par douze un montant par mois, ou n’écrire que les mots de l’annonce dans texte"
            if low
            else "vérifier le montant dans l’annonce",
        )


def _territorial(offer: "Emploi") -> Iterator[Controle]:
    """Yield that a posting for those who passed a territorial « concours » is one of another fonction publique."""
    if offer.nature_offre is NatureOffre.TERRITORIAL and offer.versant is not Versant.FPT:
        yield Controle(
            "EMPLOI-13",
            ("nature_offre", "versant"),
            f"l’offre est pour les lauréats d’un concours territorial, et son versant est {offer.versant.value}",
            "vérifier nature_offre et versant dans l’annonce",
        )


def _journal(offer: "Emploi") -> Iterator[Controle]:
    counted = offer.candidature.procedure is Procedure.JO_SGAR_2009_587
    # Nothing is computed where the notice announces its deadline.
    unknown = (offer.jo is None or offer.jo.date is None) and fin_reelle(offer.fin_candidature) is None
    if counted and unknown:
        yield Controle(
            "EMPLOI-07",
            ("jo.date", "jo", "candidature.procedure"),
            "sans la date du Journal officiel, la date limite ne peut pas être calculée",
            "ajouter jo: {date: AAAA-MM-JJ} si elle est connue",
        )


def _project(offer: "Emploi") -> Iterator[Controle]:
    project = offer.type_contrat is TypeContrat.CONTRAT_PROJET
    basis = offer.fondement_juridique.code if offer.fondement_juridique else None
    if basis is not None and offer.type_contrat is not None and project != (basis == "L332-24"):
        yield Controle(
            "EMPLOI-08",
            ("type_contrat", "fondement_juridique"),
            "le contrat de projet et l’article L332-24 vont ensemble",
            "vérifier type_contrat et fondement_juridique dans l’annonce",
        )
