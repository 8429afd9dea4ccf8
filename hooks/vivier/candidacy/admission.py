"""Who may apply, as the posting or the mission itself says it, and the most restrictive answer of several."""

from collections.abc import Iterable

from vivier.french import lowered
from vivier.records.vocabularies import AccordEmployeur, Eligibilite, NatureOffre, OuiNonInconnu, TypeMission

from .conditions import Genre
from .facts import Facts
from .preparation import ANNONCE, Admission
from .vocabulary import FONCTIONNAIRES, Candidat, Reponse

_BY_CONTRACT = frozenset({Candidat.CONTRACTUEL_PUBLIC, Candidat.EXTERNE})

_BY_NATURE = {
    NatureOffre.TITULAIRE_CONTRACTUEL: (
        (Reponse.OUI, "L’annonce est ouverte aux fonctionnaires et aux contractuels."),
        (
            Reponse.OUI,
            "L’annonce est ouverte aux fonctionnaires et aux contractuels\u00a0: vous pouvez être recruté par contrat.",
        ),
    ),
    NatureOffre.CONTRACTUEL: (
        (
            Reponse.INDETERMINE,
            "L’annonce n’est ouverte qu’aux contractuels\u00a0; demandez au service si vous pouvez candidater.",
        ),
        (Reponse.OUI, "L’annonce est ouverte aux contractuels."),
    ),
    NatureOffre.TERRITORIAL: (
        (
            Reponse.OUI,
            "L’annonce est ouverte aux fonctionnaires et aux personnes lauréates d’un concours territorial.",
        ),
        (
            Reponse.SOUS_CONDITION,
            "Hors fonctionnaires, l’annonce n’est ouverte qu’aux personnes lauréates d’un concours territorial.",
        ),
    ),
    NatureOffre.TITULAIRE: (
        (Reponse.OUI, "L’annonce est ouverte aux fonctionnaires."),
        (Reponse.NON, "L’annonce n’est ouverte qu’aux fonctionnaires."),
    ),
}
"""For each nature of posting: the answer for civil servants, then for those recruited by contract."""

_MILITARY = {
    OuiNonInconnu.OUI: Admission(Reponse.OUI, "L’annonce est ouverte aux militaires.", ANNONCE),
    OuiNonInconnu.NON: Admission(Reponse.NON, "L’annonce n’est pas ouverte aux militaires.", ANNONCE),
}
_OTHER_STATUTES = frozenset({Candidat.MILITAIRE, Candidat.MAGISTRAT})
_CONTRACT_ONLY = Admission(
    Reponse.INDETERMINE, "L’annonce n’est ouverte qu’aux contractuels\u00a0; demandez au service.", ANNONCE
)


def said(facts: Facts, candidat: Candidat) -> Admission | None:
    """Return what the record says of a situation, or None if it says nothing."""
    if facts.genre is Genre.MISSION:
        return _mission(facts, candidat)
    if candidat is Candidat.MILITAIRE and facts.ouvert_aux_militaires is not OuiNonInconnu.INCONNU:
        return _MILITARY[facts.ouvert_aux_militaires]
    if facts.nature_offre is None:
        return None
    if candidat in _OTHER_STATUTES and facts.nature_offre is NatureOffre.CONTRACTUEL:
        return _CONTRACT_ONLY
    civil_servants, by_contract = _BY_NATURE[facts.nature_offre]
    if candidat in FONCTIONNAIRES:
        return Admission(*civil_servants, ANNONCE)
    return Admission(*by_contract, ANNONCE) if candidat in _BY_CONTRACT else None


def _mission(facts: Facts, candidat: Candidat) -> Admission:
    """Judge from the situations that the sheet admits; each of them is a present employer, who may have to agree."""
    if not facts.publics:
        return Admission(Reponse.INDETERMINE, "La fiche ne dit pas qui peut candidater.", ANNONCE)
    asked = facts.accord_employeur is AccordEmployeur.REQUIS
    agreed = ", avec l’accord préalable de votre employeur" if asked else ""
    plain = Reponse.SOUS_CONDITION if asked else Reponse.OUI
    admitted = "\u00a0; ".join(lowered(one.libelle) for one in facts.publics)
    if candidat is Candidat.FONCTIONNAIRE_TERRITORIAL and Eligibilite.AGENT_COLLECTIVITE in facts.publics:
        return Admission(plain, f"La fiche admet les agents des collectivités{agreed}.", ANNONCE)
    if candidat is Candidat.AGENT_STRUCTURE_FS and _NETWORK.issubset(facts.publics):
        said = "La fiche admet les agents des structures France services et des partenaires nationaux"
        return Admission(plain, f"{said}{agreed}.", ANNONCE)
    if candidat is Candidat.EXTERNE and facts.type_mission is not TypeMission.ANIMATEUR_DEPARTEMENTAL:
        # Only the animator's sheet is known to keep whoever does it with their employer.
        return Admission(
            Reponse.INDETERMINE,
            f"La fiche admet\u00a0: {admitted}. Demandez à la préfecture si votre situation est admise.",
            ANNONCE,
        )
    if candidat is Candidat.EXTERNE:
        return Admission(
            Reponse.NON,
            f"La mission s’exerce en restant chez son employeur. La fiche admet\u00a0: {admitted}. "
            f"Si c’est votre cas, choisissez {_choices(facts.publics)}.",
            ANNONCE,
        )
    return Admission(
        Reponse.SOUS_CONDITION,
        f"Il faut être dans une situation que la fiche admet\u00a0: {admitted}.",
        ANNONCE,
    )


def _choices(publics: Iterable[Eligibilite]) -> str:
    """Return the situations to choose, as they are listed, for those whom a sheet admits."""
    named = dict.fromkeys(one.libelle for public in publics for one in _CHOICES[public])
    return " ou ".join(f"«\u00a0{label}\u00a0»" for label in named)


_CHOICES = {
    Eligibilite.ANIMATEUR_A_TEMPS_PARTIEL: (Candidat.AGENT_STRUCTURE_FS,),
    Eligibilite.AGENT_FRANCE_SERVICES: (Candidat.AGENT_STRUCTURE_FS,),
    Eligibilite.AGENT_PARTENAIRE_NATIONAL: (Candidat.AGENT_STRUCTURE_FS,),
    Eligibilite.AGENT_COLLECTIVITE: (Candidat.FONCTIONNAIRE_TERRITORIAL, Candidat.CONTRACTUEL_PUBLIC),
}
"""The situations to choose, for each present situation that a sheet may admit."""

_NETWORK = {Eligibilite.AGENT_FRANCE_SERVICES, Eligibilite.AGENT_PARTENAIRE_NATIONAL}


def strictest(answers: Iterable[Admission]) -> Admission | None:
    """Return the most restrictive answer; of two that say as much, the first."""
    return max(answers, key=lambda one: one.reponse.rang, default=None)
