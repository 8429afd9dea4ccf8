"""Where a posting contradicts the article that it cites. Only what was read in a text is judged.

Sources: CGFP, article L311-1 (a permanent job is a civil servant's, but for exceptions), chapter L332 (these
exceptions: recruitments by contract), articles L332-1 to L332-8, L332-22 and L332-23 (the fonction publique of each),
L332-3 (70 % at most), L332-4 (replacements and vacancies are fixed-term), L332-24 to L332-26 (a year at least, six at
most, neither permanent contract nor titularisation); for the twelve months of L332-23, the page of a centre de gestion.
The hospital's articles and those of territorial replacements were not read further: nothing else is said of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from .base import Controle
from .durations import months_of
from .vocabularies import NatureOffre, TempsTravail, TypeContrat, Versant

if TYPE_CHECKING:
    from .emploi import Emploi


@dataclass(frozen=True, slots=True)
class _Asks:
    """What an article asks of the posting that cites it.

    Attributes:
        versant: the only fonction publique that it is for; None for any.
        temporaire: whether its contracts have an end.
        mois: least and most months of its contracts; None where no text read gives them.
        quotite: most of a full time, in per cent.
    """

    versant: Versant | None = None
    temporaire: bool = False
    mois: tuple[int, int] | None = None
    quotite: int = 100


_ARTICLES = {
    **dict.fromkeys(
        ("L332-1-1", "L332-1-2", "L332-1-3", "L332-2-1", "L332-2-2", "L332-2-3"), _Asks(Versant.FPE)
    ),
    "L332-3": _Asks(Versant.FPE, quotite=70),
    "L332-6": _Asks(Versant.FPE, temporaire=True),
    "L332-7": _Asks(Versant.FPE, temporaire=True),
    "L332-8": _Asks(Versant.FPT),
    "L332-22": _Asks(Versant.FPE),
    "L332-23": _Asks(Versant.FPT, temporaire=True, mois=(0, 12)),
    "L332-24": _Asks(mois=(12, 72)),
}
_NAMES = {
    Versant.FPE: "la fonction publique de l’État",
    Versant.FPT: "la fonction publique territoriale",
}
_CIVIL_SERVANTS_ONLY = frozenset({NatureOffre.TITULAIRE, NatureOffre.TERRITORIAL})
_CIVIL_SERVANTS = "L311-1"
_CONTRACTS = "L332-"


def desaccords(offer: "Emploi") -> Iterator[Controle]:
    """Yield what contradicts the article that a posting cites, each with the fields to compare."""
    basis = offer.fondement_juridique
    # A contrat de projet has no other article: CGFP, L332-24.
    code = "L332-24" if offer.type_contrat is TypeContrat.CONTRAT_PROJET else basis.code if basis else ""
    name = basis.article.nom if basis and basis.article and basis.code == code else code
    for field, said in chain(
        _against(offer, _ARTICLES.get(code, _Asks())), _opposite(offer.nature_offre, code)
    ):
        yield Controle(
            "EMPLOI-11",
            (field, "fondement_juridique"),
            f"l’article {name} {said}",
            f"vérifier {field} et fondement_juridique dans l’annonce",
        )


def _against(offer: "Emploi", asked: _Asks) -> Iterator[tuple[str, str]]:
    """Yield the fields that contradict an article, with what it says."""
    if asked.versant and offer.versant is not asked.versant:
        yield "versant", f"est pour {_NAMES[asked.versant]}, et l’offre est {offer.versant.value}"
    if asked.temporaire and offer.type_contrat is TypeContrat.CDI:
        yield "type_contrat", "ne donne que des contrats à durée déterminée"
    if asked.mois and (lengths := months_of(offer.duree_contrat or "")):
        least, most = asked.mois
        # « Trois ans, renouvelable une fois »: the lengths that a posting gives are not all those of one contract.
        if max(lengths) < least or min(lengths) > most:
            yield "duree_contrat", _limits(least, most)
    full = offer.temps_travail is TempsTravail.TEMPS_PLEIN
    if asked.quotite < 100 and (full or (offer.quotite or 0) > asked.quotite):
        field = "quotite" if offer.quotite else "temps_travail"
        yield field, f"est pour un temps incomplet, {asked.quotite} % au plus"


def _opposite(nature: NatureOffre, code: str) -> Iterator[tuple[str, str]]:
    """Yield that a posting is not open to those whom its article recruits."""
    if code.startswith(_CONTRACTS) and nature in _CIVIL_SERVANTS_ONLY:
        yield "nature_offre", "recrute par contrat, et l’offre n’est ouverte qu’aux fonctionnaires"
    if code == _CIVIL_SERVANTS and nature is NatureOffre.CONTRACTUEL:
        yield "nature_offre", "est pour les fonctionnaires, et l’offre n’est ouverte qu’aux contractuels"


def _limits(least: int, most: int) -> str:
    if not least:
        return f"donne des contrats de {most} mois au plus"
    return f"donne des contrats de {least // 12} an à {most // 12} ans"
