"""When a rule applies: conditions on a posting or a mission, and on the situation of the person who applies."""

from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, Field

from vivier.records.base import Modele
from vivier.records.errors import refus
from vivier.records.fields import champ
from vivier.records.legal_basis import ARTICLES
from vivier.records.territories import CodeRegion
from vivier.records.vocabularies import (
    AccordEmployeur,
    CanalPublication,
    NatureOffre,
    OuiNonInconnu,
    Procedure,
    TypeContrat,
    TypeMission,
    Versant,
)
from vivier.records.vocabulary import Vocabulary

from .vocabulary import FONCTIONNAIRES, Candidat


class Genre(Vocabulary):
    """Kind of record that one can apply to."""

    EMPLOI = "emploi", "Offre d’emploi"
    MISSION = "mission", "Mission France services"


class DateJO(Vocabulary):
    """Whether the day of publication in the Journal officiel is known."""

    CONNUE = "connue", "Connue"
    INCONNUE = "inconnue", "Inconnue"


class Affirmation(Vocabulary):
    """A yes or no that the record itself settles."""

    OUI = "oui", "Oui"
    NON = "non", "Non"


def _situation(one: Candidat) -> tuple[str, str]:
    """Return the code and the label of a situation: those who apply and those whom a rule is for have one name."""
    return one.value, one.libelle


class Public(Vocabulary):
    """One situation, under its own name, or a group of them."""

    FONCTIONNAIRE_ETAT = _situation(Candidat.FONCTIONNAIRE_ETAT)
    FONCTIONNAIRE_TERRITORIAL = _situation(Candidat.FONCTIONNAIRE_TERRITORIAL)
    FONCTIONNAIRE_HOSPITALIER = _situation(Candidat.FONCTIONNAIRE_HOSPITALIER)
    CONTRACTUEL_PUBLIC = _situation(Candidat.CONTRACTUEL_PUBLIC)
    EXTERNE = _situation(Candidat.EXTERNE)
    MILITAIRE = _situation(Candidat.MILITAIRE)
    MAGISTRAT = _situation(Candidat.MAGISTRAT)
    AGENT_STRUCTURE_FS = _situation(Candidat.AGENT_STRUCTURE_FS)
    FONCTIONNAIRES = "fonctionnaires", "Les trois fonctions publiques"
    AGENTS_PUBLICS = "agents_publics", "Fonctionnaires, contractuels, militaires et magistrats"

    @property
    def candidats(self) -> tuple[Candidat, ...]:
        """The situations that it stands for."""
        return _GROUPS.get(self.value) or (_BY_CODE[self.value],)


_BY_CODE = {one.value: one for one in Candidat}
_GROUPS = {
    "fonctionnaires": FONCTIONNAIRES,
    "agents_publics": (
        *FONCTIONNAIRES,
        Candidat.CONTRACTUEL_PUBLIC,
        Candidat.MILITAIRE,
        Candidat.MAGISTRAT,
    ),
}


@lru_cache(maxsize=1024)
def candidats_of(publics: tuple[Public, ...]) -> frozenset[Candidat]:
    """Return the situations that a list stands for; an empty list stands for all of them."""
    return frozenset(one for public in publics for one in public.candidats) or frozenset(Candidat)


def _article(value: object) -> str:
    if not isinstance(value, str) or value not in ARTICLES:
        raise refus(
            "VOC-01",
            f"« {value} » n’est pas le code d’un article connu",
            trouve=str(value),
            valeurs=ARTICLES,
        )
    return value


CodeArticle = Annotated[str, BeforeValidator(_article), Field(json_schema_extra={"enum": list(ARTICLES)})]
"""Code of an article of the Code général de la fonction publique. Raises VOC-01."""


class Conditions(Modele):
    """When a rule or a line applies: every condition given must hold.

    A list holds if one of its values does; a list whose name ends with ``_sauf``, if none of its values does.
    """

    genre: tuple[Genre, ...] = champ("Genre", "Genre de la fiche.", "[emploi]", ())
    procedure: tuple[Procedure, ...] = champ("Procédure", "Procédure de candidature.", "[csp_en_ligne]", ())
    canal_publication: tuple[CanalPublication, ...] = champ(
        "Canal de publication", "Où l’annonce est parue.", "[JO]", ()
    )
    versant: tuple[Versant, ...] = champ("Versant", "Fonction publique de l’emploi.", "[FPE]", ())
    fondement: tuple[CodeArticle, ...] = champ(
        "Fondement juridique", "Codes d’articles du recrutement.", "[L332-2-2]", ()
    )
    fondement_sauf: tuple[CodeArticle, ...] = champ(
        "Fondement juridique exclu", "Codes d’articles pour lesquels la règle ne vaut pas.", "[L352-4]", ()
    )
    nature_offre: tuple[NatureOffre, ...] = champ(
        "Nature de l’offre", "À qui l’emploi est ouvert.", "[TERRITORIAL, TITULAIRE]", ()
    )
    type_contrat: tuple[TypeContrat, ...] = champ("Type de contrat", "Forme du contrat.", "[CDD]", ())
    type_mission: tuple[TypeMission, ...] = champ(
        "Type de mission", "Nature de la mission.", "[animateur_departemental]", ()
    )
    accord_employeur: tuple[AccordEmployeur, ...] = champ(
        "Accord de l’employeur", "Ce que dit la fiche d’une mission.", "[requis]", ()
    )
    ouvert_aux_militaires: tuple[OuiNonInconnu, ...] = champ(
        "Ouvert aux militaires", "Ce que dit l’annonce.", "[oui, inconnu]", ()
    )
    date_jo: tuple[DateJO, ...] = champ(
        "Date du Journal officiel", "Si le jour de parution est connu.", "[inconnue]", ()
    )
    canal_annonce: tuple[Affirmation, ...] = champ(
        "Canal de candidature annoncé", "Si la fiche d’une mission dit où candidater.", "[oui]", ()
    )
    date_annoncee: tuple[Affirmation, ...] = champ(
        "Date limite annoncée", "Si la fiche d’une mission dit jusqu’à quand candidater.", "[non]", ()
    )
    regions: tuple[CodeRegion, ...] = champ("Régions", "Codes Insee des régions visées.", '["06"]', ())
    regions_sauf: tuple[CodeRegion, ...] = champ(
        "Régions exclues", "Codes Insee des régions où la règle ne vaut pas.", '["03"]', ()
    )
    candidats: tuple[Public, ...] = champ(
        "Situations", "Situations auxquelles un complément s’adresse.", "[fonctionnaires]", ()
    )

    @property
    def partout(self) -> bool:
        """Whether nothing is asked: it always applies."""
        return not self.model_fields_set or all(not value for _, value in self)


TOUJOURS = Conditions()
"""No condition."""
